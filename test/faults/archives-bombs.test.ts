import { randomBytes } from 'node:crypto';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FaultCase } from '../support/fault-run.ts';
import {
  archiveWith,
  hostile,
  inside,
  manifest,
  metadata,
  metadataText,
  plainFiles,
} from '../support/hostile-archive.ts';
import { describeFaults } from '../support/judge-fault.ts';
import { paxBody, type TestMember, tarBytes } from '../support/tar-bytes.ts';

const mebibyte = 1024 * 1024;
const mostMs = 30_000;
const unsafe = { exit: 6, says: /is not safe to unpack/, mostMs };
const damaged = { exit: 6, says: /cannot be read/, mostMs };
const tooMany = { ...unsafe, says: /has more than 50000 entries/ };
const tooLong = { ...unsafe, says: /has a name that is too long/ };

/** Zeros as gzip members, a thousandth of their size, which has to be a multiple of 64 MiB. */
function zeros(sizeBytes: number): Buffer {
  const member = gzipSync(Buffer.alloc(64 * mebibyte), { level: 9 });
  const count = sizeBytes / (64 * mebibyte);
  return Buffer.concat(Array.from({ length: count }, () => member));
}

/** A file of zeros behind one that cannot be compressed, the last in its archive. */
function archiveOfZeros(sizeBytes: number, incompressibleBytes = 0): Buffer {
  return Buffer.concat([
    gzipSync(withoutEnd(tarBytes(metadata, manifest))),
    zerosBehindNoise(sizeBytes, incompressibleBytes),
  ]);
}

/** The same, in front of all else. */
function archiveBehindZeros(sizeBytes: number, incompressibleBytes = 0): Buffer {
  return Buffer.concat([
    zerosBehindNoise(sizeBytes, incompressibleBytes),
    gzipSync(tarBytes(metadata, manifest)),
  ]);
}

function zerosBehindNoise(sizeBytes: number, incompressibleBytes: number): Buffer {
  const octal = sizeBytes.toString(8).padStart(11, '0');
  const start = tarBytes(
    inside('files/noise', { content: randomBytes(incompressibleBytes) }),
    inside('files/zeros', { raw: { 124: `${octal}\0` } }),
  );
  return Buffer.concat([gzipSync(withoutEnd(start)), zeros(sizeBytes)]);
}

/** Behind a rightful archive, in groups because a function does not take so many arguments. */
function many(count: number, rest: Partial<TestMember>): Buffer {
  const tail = rest.type === '5' ? '/' : '';
  const groups = [withoutEnd(tarBytes(metadata, manifest))];
  for (let start = 0; start < count; start += 10_000) {
    const members = Array.from({ length: Math.min(10_000, count - start) }, (_, index) =>
      inside(`files/${start + index}${tail}`, rest),
    );
    groups.push(withoutEnd(tarBytes(...members)));
  }
  return gzipSync(Buffer.concat(groups));
}

function withoutEnd(tar: Buffer): Buffer {
  return tar.subarray(0, -1024);
}

/** Members with names that no plain header has room for. */
function paxNamed(...paths: readonly string[]): Buffer {
  return archiveWith(
    ...paths.flatMap((path) => [
      pax(paxBody({ path: `acme-web-1.1.0/files/${path}` })),
      inside('x'),
    ]),
  );
}

function pax(content: string | Buffer, type = 'x'): TestMember {
  return { path: 'PaxHeader/x', type, content };
}

/** A hundred paths, each of a thousand folders that no other one has. */
function manyFolders(): Buffer {
  const paths = Array.from({ length: 100 }, (_, index) => `${index}/${'d/'.repeat(1000)}x`);
  return paxNamed(...paths);
}

function withMetadata(content: string): Buffer {
  return gzipSync(tarBytes({ ...metadata, content }, manifest));
}

function withHiera(text: string): Buffer {
  return archiveWith(inside('hiera.yaml', { content: text }), inside('data/x', { content: 'x' }));
}

/** Nine levels of nine references each: 387 million texts, and no more than 400 bytes. */
function laughs(): string {
  const levels = 'abcdefghi'.split('').map((name, index, all) => {
    const inner = index === 0 ? '"lol"' : `*${all[index - 1]}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(',')}]`;
  });
  return ['version: 5', ...levels, 'hierarchy: *i', ''].join('\n');
}

// One by one, because of the memory that they take here.
describeFaults(
  'archives that are small and want to be large',
  [
    hostile('2 GiB of zeros in 2 MB', () => archiveOfZeros(2048 * mebibyte), {
      ...unsafe,
      says: /inflates to more than \d+ bytes, 100 times its own size/,
      mostBytes: 150 * mebibyte,
    }),
    hostile(
      '2 GiB of zeros behind 8 MiB of noise',
      () => archiveOfZeros(2048 * mebibyte, 8 * mebibyte),
      {
        ...unsafe,
        says: /inflates to more than 536870912 bytes/,
        mostBytes: 150 * mebibyte,
      },
    ),
    hostile('100,000 empty files', () => many(100_000, {}), tooMany),
    hostile('100,000 directories', () => many(100_000, { type: '5' }), tooMany),
    hostile('49,999 empty files beside two others', () => many(49_999, {}), tooMany),
    hostile('100,000 directories in 100 paths', manyFolders, tooMany),
    hostile('10,000 folders in each other', () => paxNamed(`${'d/'.repeat(10_000)}x`), tooLong),
    hostile('a name of 15 MiB', () => paxNamed('n'.repeat(15 * mebibyte)), tooLong),
    hostile(
      'a GNU long name of 15 MiB',
      () => archiveWith(pax('n'.repeat(15 * mebibyte), 'L'), inside('x')),
      tooLong,
    ),
    hostile(
      'a pax header of three million records',
      () => archiveWith(pax('5 a=\n'.repeat(3_000_000)), inside('files/x')),
      { exit: 0, web: { ...plainFiles, 'files/x': '' }, mostMs },
    ),
    hostile(
      'a pax header of 100 MiB',
      () => archiveWith(pax(Buffer.alloc(100 * mebibyte, '5 a=\n')), inside('files/x')),
      unsafe,
    ),
    hostile(
      '30,000 pax headers of a kilobyte',
      () => {
        const header = pax(paxBody({ comment: 'c'.repeat(1000) }));
        return archiveWith(...Array.from({ length: 30_000 }, () => header), inside('files/x'));
      },
      unsafe,
    ),
    hostile('a metadata.json of 100 MiB', () => withMetadata(metadataText.padEnd(100 * mebibyte)), {
      exit: 6,
      mostMs,
    }),
    hostile(
      'a metadata.json of 5 MiB',
      () => withMetadata(metadataText.padEnd(5 * mebibyte)),
      damaged,
    ),
    hostile('a hiera.yaml of references to references', () => withHiera(laughs()), {
      exit: 0,
      mostMs,
    }),
    hostile('a hiera.yaml of 500,000 brackets', () => withHiera('['.repeat(500_000)), {
      exit: 0,
      mostMs,
    }),
  ],
  { atOnce: 1 },
);

describeFaults(
  'archives in a folder that are small and want to be large',
  [
    inFolder('2 GiB of zeros in 2 MB', () => archiveBehindZeros(2048 * mebibyte), {
      says: /odd\.tar\.gz is passed over: .* inflates to more than \d+ bytes, 100 times its own size/,
    }),
    inFolder(
      '2 GiB of zeros behind 8 MiB of noise',
      () => archiveBehindZeros(2048 * mebibyte, 8 * mebibyte),
      { says: /odd\.tar\.gz is passed over: .* inflates to more than 536870912 bytes/ },
    ),
    inFolder('2 GiB of zeros behind a metadata.json', () => archiveOfZeros(2048 * mebibyte), {
      says: /odd\.tar\.gz is passed over: .* inflates to more than \d+ bytes, 100 times its own size/,
    }),
  ],
  { atOnce: 1 },
);

/** The releases of the Forge lie in a folder of the project, with an archive beside them. */
function inFolder(title: string, make: () => Buffer, expected: Pick<FaultCase, 'says'>): FaultCase {
  return {
    title,
    ...expected,
    exit: 0,
    mostBytes: 150 * mebibyte,
    break: ({ project, server }) => {
      const folder = join(project, 'tarballs');
      cpSync(server.forge.directory, folder, { recursive: true });
      writeFileSync(join(folder, 'odd.tar.gz'), make());
      writeFileSync(join(project, 'Puppetfile'), "forge './tarballs'\nmod 'acme-web', '1.1.0'\n");
      return () => rmSync(join(folder, 'odd.tar.gz'));
    },
  };
}

describeFaults(
  'archives that are large and mean no harm',
  [
    hostile('200 MiB of files that cannot be compressed', () => archiveOfNoise(), {
      exit: 0,
      mostBytes: 150 * mebibyte,
    }),
    hostile('45,000 files', () => many(45_000, { content: 'x' }), { exit: 0 }),
  ],
  { atOnce: 1 },
);

function archiveOfNoise(): Buffer {
  const files = Array.from({ length: 20 }, (_, index) =>
    inside(`files/${index}`, { content: randomBytes(10 * mebibyte) }),
  );
  return gzipSync(tarBytes(metadata, manifest, ...files), { level: 1 });
}
