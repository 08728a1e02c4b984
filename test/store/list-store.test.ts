import assert from 'node:assert/strict';
import { symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { listStore } from '../../src/store/list-store.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const sha256 = '9f'.repeat(32);
const archive = `archives/sha256/9f/${sha256}.tar.gz`;
const uuid = '01234567-89ab-cdef-0123-456789abcdef';

describe('listStore', () => {
  const directory = useTemporaryDirectory();

  it('lists nothing where there is nothing', () => {
    assert.deepEqual(listStore(join(directory(), 'missing')), []);
  });

  it('tells what it is, how large, and when it was used last', () => {
    writeTree(directory(), { [archive]: 'bytes' });
    utimesSync(join(directory(), archive), 1000, 1000);
    assert.deepEqual(listStore(directory()), [
      { kind: 'archive', path: archive, sizeBytes: 5, usedAtMs: 1_000_000 },
    ]);
  });

  const own: readonly [kind: string, path: string][] = [
    ['name', `archives/named/9f/${sha256}.txt`],
    ['answer', 'forges/https%3A%2F%2Fforge.example/acme-web.json'],
    ['remains', `forges/http%3A%2F%2Fforge.example/acme-web.json.${uuid}.tmp`],
    ['mirror', 'git/acme-web-0123456789abcdef.git/HEAD'],
    ['mirror', 'git/0123456789abcdef-sha256.git/HEAD'],
    ['lock', 'git/acme-web-0123456789abcdef.git.lock'],
    ['remains', `${archive}.${uuid}.tmp`],
    ['remains', `archives/named/9f/${sha256}.txt.${uuid}.tmp`],
    ['remains', `git/acme-web-0123456789abcdef.git.${uuid}.tmp/HEAD`],
    ['remains', `git/acme-web-0123456789abcdef.git.lock.${uuid}.old`],
    ['remains', 'svn/run-aB3x9z/metadata.json'],
  ];
  for (const [kind, path] of own) {
    it(`knows ${path.replace(sha256, 'SHA256')}`, () => {
      writeTree(directory(), { [path]: '12345' });
      const found = listStore(directory());
      assert.deepEqual(
        found.map((one) => [one.kind, one.sizeBytes]),
        [[kind, 5]],
      );
      assert.ok(path.startsWith(found[0]?.path ?? '?'));
    });
  }

  const foreign: readonly string[] = [
    'notes.txt',
    'archives/notes.txt',
    'archives/sha256/9f/notes.txt',
    'forges/acme-web.json',
    'forges/https%3A%2F%2Fforge.example/notes.txt',
    'forges/mine/acme-web.json',
    `archives/sha256/${sha256}.tar.gz`,
    `archives/sha256/9f/${sha256}.tar.gz.bak`,
    'git/acme-web.git/HEAD',
    'git/acme-web/0123456789abcdef.git/HEAD',
    'svn/mine/file',
    'run-aB3x9z/file',
  ];
  for (const path of foreign) {
    it(`passes over ${path.replace(sha256, 'SHA256')}`, () => {
      writeTree(directory(), { [path]: 'mine' });
      assert.deepEqual(listStore(directory()), []);
    });
  }

  it('follows no link', () => {
    writeTree(directory(), { [`elsewhere/sha256/9f/${sha256}.tar.gz`]: 'mine' });
    symlinkSync('elsewhere', join(directory(), 'archives'));
    assert.deepEqual(listStore(directory()), []);
  });
});
