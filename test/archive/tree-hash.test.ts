import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { ArchiveEntry, ArchiveFile } from '../../src/archive/module-archive.ts';
import { treeHashOf } from '../../src/archive/tree-hash.ts';

const init = file('manifests/init.pp', 'class web {}\n');
const script = file('tasks/run.sh', '#!/bin/sh\n', { isExecutable: true });
const link: ArchiveEntry = {
  kind: 'other',
  path: 'files/link',
  mtimeMs: 0,
  description: 'a symbolic link',
};

// As another tool would write it; the digests are those of `sha256sum`.
const listing = [
  'other files/link',
  'file 13 1398526fac40e4c765f3cf30d1b5a98b2a29b01774bcebaefcaf47f2cc49557e manifests/init.pp',
  'executable 10 a8076d3d28d21e02012b20eaf7dbf75409a6277134439025f282e368e3305abf tasks/run.sh',
];

function file(path: string, content: string, changed: Partial<ArchiveFile> = {}): ArchiveFile {
  const bytes = Buffer.from(content);
  return { kind: 'file', path, isExecutable: false, mtimeMs: 0, content: bytes, ...changed };
}

function hashOf(...entries: readonly ArchiveEntry[]): string {
  return treeHashOf({ entries });
}

describe('treeHashOf', () => {
  it('is the SHA-256 of the documented listing', () => {
    const expected = createHash('sha256')
      .update(`${listing.join('\n')}\n`)
      .digest('hex');
    assert.equal(hashOf(init, script, link), expected);
  });

  it('ignores in which order the entries were found', () => {
    assert.equal(hashOf(link, script, init), hashOf(init, script, link));
  });

  it('ignores times', () => {
    assert.equal(hashOf({ ...init, mtimeMs: 1_700_000_000_000 }), hashOf(init));
  });

  it('orders paths by their bytes, not by their UTF-16 units', () => {
    const [high, low] = [file('\u{1f600}', ''), file('\u{ff5e}', '')];
    const digest = createHash('sha256').update('').digest('hex');
    const text = `file 0 ${digest} \u{ff5e}\nfile 0 ${digest} \u{1f600}\n`;
    assert.equal(hashOf(high, low), createHash('sha256').update(text).digest('hex'));
  });

  const changes: readonly [string, ArchiveEntry][] = [
    ['a byte', file('manifests/init.pp', 'class wep {}\n')],
    ['the path', file('manifests/Init.pp', 'class web {}\n')],
    ['the executable bit', { ...init, isExecutable: true }],
    ['the kind', { ...link, path: init.path }],
  ];
  for (const [title, changed] of changes) {
    it(`changes with ${title}`, () => {
      assert.notEqual(hashOf(changed), hashOf(init));
    });
  }
});
