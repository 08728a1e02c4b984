import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeHashOf } from '../../src/archive/tree-hash.ts';
import { type PathModule, readPathModule } from '../../src/sources/path-module.ts';
import { commitAll } from '../support/git-repository.ts';
import { thrown } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const files = {
  'metadata.json': '{"name":"acme-web"}',
  'manifests/init.pp': 'class web {}\n',
  'files/ä b': 'x',
};

describe('readPathModule', () => {
  const directory = useTemporaryDirectory();
  const module = () => join(directory(), 'web');

  function write(more: Readonly<Record<string, string>> = {}): void {
    writeTree(module(), { ...files, ...more });
  }

  it('gives every file, in the order of the bytes of their paths', () => {
    write({ 'lib-x': '1', 'lib/a': '2', lib0: '3', '.fixtures.yml': '4' });
    assert.deepEqual(pathsOf(readPathModule(module())), [
      '.fixtures.yml',
      'files/ä b',
      'lib-x',
      'lib/a',
      'lib0',
      'manifests/init.pp',
      'metadata.json',
    ]);
  });

  it('gives contents and whether the owner may execute, and no times', () => {
    write();
    chmodSync(join(module(), 'manifests/init.pp'), 0o744);
    const entries = readPathModule(module()).entries;
    assert.deepEqual(entries[1], {
      kind: 'file',
      path: 'manifests/init.pp',
      isExecutable: true,
      mtimeMs: 0,
      content: Buffer.from('class web {}\n'),
    });
  });

  it('leaves out what a working copy keeps to itself, wherever it stands', () => {
    write({ '.pupfile/x': '', '.svn/wc.db': '', '.hg/x': '', 'files/sub/.git': 'gitdir: x' });
    commitAll(module(), 'first');
    assert.deepEqual(pathsOf(readPathModule(module())).length, Object.keys(files).length);
  });

  it('hashes what the module consists of', () => {
    write();
    const { treeHash, ...archive } = readPathModule(module());
    assert.equal(treeHash, treeHashOf(archive));
  });

  it('hashes two checkouts alike, whatever their times and masks', () => {
    write();
    const { treeHash } = readPathModule(module());
    writeTree(join(directory(), 'other'), Object.fromEntries(Object.entries(files).reverse()));
    const file = join(directory(), 'other', 'metadata.json');
    utimesSync(file, 1, 1);
    chmodSync(file, 0o600);
    mkdirSync(join(directory(), 'other', 'empty'));
    assert.equal(readPathModule(join(directory(), 'other')).treeHash, treeHash);
  });

  it('takes a link to a directory for the directory', () => {
    write();
    symlinkSync('web', join(directory(), 'link'));
    const { treeHash } = readPathModule(join(directory(), 'link'));
    assert.equal(treeHash, readPathModule(module()).treeHash);
  });

  it('follows no link in the directory, and waits for no pipe', () => {
    write();
    writeTree(directory(), { 'secret/key': 'x' });
    symlinkSync('../secret', join(module(), 'lib'));
    symlinkSync('nowhere', join(module(), 'files/broken'));
    execFileSync('mkfifo', [join(module(), 'files/pipe')]);
    const oddities = readPathModule(module()).entries.flatMap((entry) =>
      entry.kind === 'other' ? [[entry.path, entry.description]] : [],
    );
    assert.deepEqual(oddities, [
      ['files/broken', 'a symbolic link'],
      ['files/pipe', 'a pipe'],
      ['lib', 'a symbolic link'],
    ]);
  });

  it('says that nothing is there', () => {
    const error = thrown(() => readPathModule(module()), 'PATH_NOT_FOUND');
    assert.equal(error.message, `The directory \`${module()}\` is not there`);
    write();
    thrown(() => readPathModule(join(module(), 'metadata.json', 'x')), 'PATH_NOT_FOUND');
    thrown(() => readPathModule('a\0b'), 'PATH_NOT_FOUND');
  });

  it('says that a link leads nowhere, or in a circle', () => {
    symlinkSync('nowhere', join(directory(), 'broken'));
    thrown(() => readPathModule(join(directory(), 'broken')), 'PATH_NOT_FOUND');
    symlinkSync('circle', join(directory(), 'circle'));
    const error = thrown(() => readPathModule(join(directory(), 'circle')), 'FILE_SYSTEM');
    assert.match(error.message, /Could not read `.*circle`: its links lead in a circle/);
  });

  it('says that a file is no directory', () => {
    write();
    const file = join(module(), 'metadata.json');
    const error = thrown(() => readPathModule(file), 'PATH_NOT_FOUND');
    assert.equal(error.message, `The directory \`${file}\` is no directory`);
  });

  // Root may read everything.
  if (process.getuid?.() !== 0) {
    for (const unreadable of ['manifests', 'manifests/init.pp']) {
      it(`names what cannot be read: ${unreadable}`, () => {
        write();
        chmodSync(join(module(), unreadable), 0);
        const error = thrown(() => readPathModule(module()), 'FILE_SYSTEM');
        chmodSync(join(module(), unreadable), 0o755);
        assert.match(error.message, /^Could not read `.*manifests[^:]*`: permission denied$/);
      });
    }
  }

  it('refuses a directory without a file', () => {
    mkdirSync(join(module(), 'manifests'), { recursive: true });
    thrown(() => readPathModule(module()), 'ARCHIVE_INVALID');
  });

  it('reads names that differ in case only, which may be left out of what is installed', () => {
    write({ 'spec/README': '', 'spec/readme': '' });
    const paths = readPathModule(module()).entries.map(({ path }) => path);
    assert.deepEqual(
      paths.filter((path) => path.startsWith('spec/')),
      ['spec/README', 'spec/readme'],
    );
  });

  const oddNames: readonly [string, Buffer, RegExp][] = [
    ['a backslash', Buffer.from('a\\b'), /`a\\b` has a backslash in its name/],
    ['a line feed', Buffer.from('a\nb'), /has a control character in its name/],
    ['no UTF-8', Buffer.of(0x61, 0xff), /has a name that is not UTF-8/],
  ];
  for (const [title, name, reason] of oddNames) {
    it(`refuses a name with ${title}`, () => {
      write();
      writeFileSync(Buffer.concat([Buffer.from(`${module()}/`), name]), '');
      assert.match(thrown(() => readPathModule(module()), 'ARCHIVE_UNSAFE').message, reason);
    });
  }

  it('stops at the limits, of which it tells', () => {
    write();
    const within = { limits: { entries: 5, unpackedBytes: 33 } };
    assert.equal(readPathModule(module(), within).entries.length, 3);
    const names = thrown(
      () => readPathModule(module(), { limits: { entries: 4 } }),
      'ARCHIVE_UNSAFE',
    );
    assert.match(names.message, /more than 4 entries/);
    const bytes = thrown(
      () => readPathModule(module(), { limits: { unpackedBytes: 32 } }),
      'ARCHIVE_UNSAFE',
    );
    assert.match(bytes.message, /more than 32 bytes/);
  });

  it('names the directory as it was told to', () => {
    const options = { subject: 'The directory of acme-web' };
    const error = thrown(() => readPathModule(module(), options), 'PATH_NOT_FOUND');
    assert.equal(error.message, 'The directory of acme-web is not there');
  });
});

function pathsOf({ entries }: PathModule): readonly string[] {
  return entries.map(({ path }) => path);
}
