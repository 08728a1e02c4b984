import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { Parser } from 'tar';
import { type TarEntry, tarHeader } from '../../src/image/tar-header.ts';
import { writeTar } from '../../src/image/write-tar.ts';

const second = Date.UTC(2024, 4, 6, 7, 8, 9) / 1000;

function tarOf(...entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...writeTar(entries, second)]);
}

interface Seen {
  readonly path: string;
  readonly type: string;
  readonly mode: number | undefined;
  readonly mtime: number | undefined;
  readonly content: string;
}

/** What the `tar` package finds in a tar. */
async function readBack(tar: Buffer): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  await new Promise<void>((resolve, reject) => {
    const parser = new Parser({
      strict: true,
      onReadEntry: (entry) => {
        const pieces: Buffer[] = [];
        entry.on('data', (piece: Buffer) => pieces.push(piece));
        entry.on('end', () => {
          const { path, type, mode, mtime } = entry;
          const content = Buffer.concat(pieces).toString('latin1');
          seen.push({ path, type, mode, mtime: mtime?.getTime(), content });
        });
      },
    });
    parser.on('end', resolve).on('error', reject);
    parser.end(tar);
  });
  return seen;
}

const deep = (length: number) =>
  `${'d'.repeat(40)}/`
    .repeat(20)
    .slice(0, length - 2)
    .concat('/f');

describe('tarHeader', () => {
  it('writes what the tar package and GNU tar read', async () => {
    const tar = tarOf(
      { path: 'etc', mode: 0o755 },
      { path: 'etc/script', mode: 0o755, content: Buffer.from('#!/bin/sh\n') },
    );
    const mtime = second * 1000;
    assert.deepEqual(await readBack(tar), [
      { path: 'etc/', type: 'Directory', mode: 0o755, mtime, content: '' },
      { path: 'etc/script', type: 'File', mode: 0o755, mtime, content: '#!/bin/sh\n' },
    ]);
    const list = execFileSync('tar', ['tvf', '-', '--utc', '--full-time', '--numeric-owner'], {
      input: tar,
      encoding: 'utf8',
    });
    assert.match(list, /^drwxr-xr-x 0\/0 +0 2024-05-06 07:08:09 etc\/\n/);
    assert.match(list, /\n-rwxr-xr-x 0\/0 +10 2024-05-06 07:08:09 etc\/script\n$/);
  });

  it('keeps to ustar as long as a path fits, and names no user', () => {
    const header = tarHeader({ path: 'etc/a', mode: 0o644, content: Buffer.alloc(3) }, second);
    assert.equal(header.length, 512);
    assert.equal(header.toString('latin1', 257, 265), 'ustar\x0000');
    assert.equal(header.toString('latin1', 265, 329), '\0'.repeat(64));
  });

  for (const length of [99, 100, 101, 155, 156, 200, 256, 257, 300]) {
    it(`keeps a path of ${length} characters`, async () => {
      const path = deep(length);
      const [entry] = await readBack(tarOf({ path, mode: 0o644, content: Buffer.from('x') }));
      assert.equal(entry?.path, path);
      assert.equal(entry?.content, 'x');
    });
  }

  const awkward = [
    'straße/ü.pp',
    'a'.repeat(101),
    `${'p'.repeat(156)}/x`,
    '日本語'.repeat(40),
    'a b',
  ];
  for (const path of awkward) {
    it(`keeps the path ${path.slice(0, 20)} of a file and of a directory`, async () => {
      const tar = tarOf(
        { path, mode: 0o755 },
        { path: `${path}/f`, mode: 0o644, content: Buffer.from('1') },
      );
      assert.deepEqual(
        (await readBack(tar)).map((entry) => entry.path),
        [`${path}/`, `${path}/f`],
      );
    });
  }

  it('keeps any path and content', async () => {
    const segment = fc
      .stringMatching(/^[^/\0]{1,120}$/u)
      .filter((text) => !/^\.{1,2}$/.test(text) && Buffer.from(text).toString() === text);
    const files = fc.record({
      path: fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/')),
      content: fc.uint8Array({ maxLength: 1100 }),
    });
    await fc.assert(
      fc.asyncProperty(files, async ({ path, content }) => {
        const [entry, ...others] = await readBack(tarOf({ path, mode: 0o644, content }));
        assert.equal(entry?.path, path);
        assert.equal(entry?.content, Buffer.from(content).toString('latin1'));
        assert.equal(others.length, 0);
      }),
      { numRuns: 300 },
    );
  });
});
