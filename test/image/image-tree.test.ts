import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readImageTree } from '../../src/image/image-tree.ts';
import { rejection } from '../support/rejection.ts';
import { type TestMember, tarBytes } from '../support/tar-bytes.ts';

function layer(...members: readonly TestMember[]) {
  const tar = tarBytes(...members);
  return async function* () {
    // Pieces that end in the middle of everything.
    for (let start = 0; start < tar.length; start += 700) yield tar.subarray(start, start + 700);
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function contents(
  layers: readonly (readonly TestMember[])[],
  directory = '/m',
): Promise<Record<string, string>> {
  const tree = await readImageTree(
    layers.map((members) => layer(...members)),
    directory,
  );
  return Object.fromEntries(
    [...tree]
      .map(([path, { kind, sha256: hash, target }]) => [path, hash ?? target ?? kind] as const)
      .sort(),
  );
}

const directory = { path: 'm/', type: '5', mode: 0o755 };

describe('readImageTree', () => {
  it('has the files of all layers, of which the upper ones win', async () => {
    const layers = [
      [directory, { path: 'm/a', content: 'old' }, { path: 'm/b', content: 'b' }],
      [
        { path: './m/a', content: 'new' },
        { path: '/m/c', content: 'c' },
      ],
    ];
    assert.deepEqual(await contents(layers), {
      m: 'directory',
      'm/a': sha256('new'),
      'm/b': sha256('b'),
      'm/c': sha256('c'),
    });
  });

  it('hashes large files piece by piece', async () => {
    const content = 'x'.repeat(100_000);
    assert.deepEqual(await contents([[{ path: 'm/large', content }]]), {
      'm/large': sha256(content),
    });
  });

  it('looks at nothing beside the directory and the way to it', async () => {
    const members = [
      { path: 'etc/passwd', content: 'x' },
      { path: 'a/', type: '5' },
      { path: 'a/b', type: '2', raw: { 157: 'elsewhere' } },
      { path: 'a/x', content: 'x' },
      { path: 'a/mm', content: 'x' },
    ];
    assert.deepEqual(await contents([members], '/a/b/m'), { a: 'directory', 'a/b': 'elsewhere' });
  });

  it('looks at everything below the root', async () => {
    assert.deepEqual(await contents([[{ path: 'x', content: 'x' }]], '/'), { x: sha256('x') });
  });

  it('takes away what a whiteout names, with all that is below it', async () => {
    const lower = [directory, { path: 'm/a/x', content: 'x' }, { path: 'm/ab', content: 'y' }];
    assert.deepEqual(await contents([lower, [{ path: 'm/.wh.a' }]]), {
      m: 'directory',
      'm/ab': sha256('y'),
    });
  });

  it('takes away the whole directory where a whiteout above names it', async () => {
    assert.deepEqual(
      await contents([[{ path: 'o/m/a', content: 'x' }], [{ path: '.wh.o' }]], '/o/m'),
      {},
    );
  });

  for (const path of ['m/.wh..wh..opq', '.wh..wh..opq']) {
    it(`empties what the lower layers have under ${path}, and keeps what its own layer has`, async () => {
      const layers = [
        [directory, { path: 'm/a', content: 'a' }],
        [{ path: 'm/b', content: 'b' }, { path }],
      ];
      const { m: _, ...files } = await contents(layers);
      assert.deepEqual(files, { 'm/b': sha256('b') });
    });
  }

  it('does not apply a whiteout to its own layer', async () => {
    const members = [{ path: 'm/.wh.a' }, { path: 'm/a', content: 'new' }];
    assert.deepEqual(await contents([[{ path: 'm/a', content: 'old' }], members]), {
      'm/a': sha256('new'),
    });
  });

  it('replaces a directory by a file, and everything that was in it', async () => {
    const layers = [[{ path: 'm/a/x', content: 'x' }], [{ path: 'm/a', content: 'file' }]];
    assert.deepEqual(await contents(layers), { 'm/a': sha256('file') });
  });

  it('follows a hard link inside of its layer', async () => {
    const members = [
      { path: 'm/a', content: 'a' },
      { path: 'm/b', type: '1', raw: { 157: 'm/a' } },
      { path: 'm/c', type: '1', raw: { 157: 'etc/shadow' } },
    ];
    assert.deepEqual(await contents([members]), {
      'm/a': sha256('a'),
      'm/b': sha256('a'),
      'm/c': 'etc/shadow',
    });
  });

  it('tells links and devices from files, and modes', async () => {
    const open = layer(
      { path: 'm/link', type: '2', raw: { 157: '/etc' } },
      { path: 'm/pipe', type: '6' },
      { path: 'm/run', content: '#!', mode: 0o4755 },
    );
    const tree = await readImageTree([open], '/m');
    assert.equal(tree.get('m/link')?.kind, 'symlink');
    assert.equal(tree.get('m/pipe')?.kind, 'other');
    assert.equal(tree.get('m/run')?.mode, 0o4755);
  });

  it('fails where a tar is cut', async () => {
    const tar = tarBytes({ path: 'm/a', content: 'x'.repeat(5000) });
    const cut = async function* () {
      yield tar.subarray(0, 2000);
    };
    await rejection(readImageTree([cut], '/m'), 'IMAGE_INVALID');
  });

  it('fails where a header is damaged', async () => {
    const tar = tarBytes({ path: 'm/a', content: 'x' });
    tar[10] = 0xff;
    const open = async function* () {
      yield tar;
    };
    await rejection(readImageTree([open], '/m'), 'IMAGE_INVALID');
  });
});
