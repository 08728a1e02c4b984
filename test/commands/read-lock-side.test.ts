import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readLockSide } from '../../src/commands/read-lock-side.ts';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import { lockOf } from '../support/declare-lock.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const lockAt = (version: string) => formatLockfile(lockOf([`acme-web ${version}`]));

describe('readLockSide', () => {
  const directory = useTemporaryDirectory();
  const project = () => join(directory(), 'site');
  const variables = { PATH: process.env['PATH'] };

  beforeEach(() => {
    writeTree(directory(), {
      'site/Puppetfile': '',
      'site/Puppetfile.lock': lockAt('1.0.0'),
      'Puppetfile.lock': lockAt('0.1.0'),
    });
    commitAll(directory(), 'first');
    git(directory(), 'tag', 'v1');
    writeTree(project(), { 'Puppetfile.lock': lockAt('2.0.0') });
    commitAll(directory(), 'second');
    writeTree(project(), { 'Puppetfile.lock': lockAt('3.0.0') });
    git(directory(), 'add', '--all');
    writeTree(project(), { 'Puppetfile.lock': lockAt('4.0.0'), 'old.lock': lockAt('5.0.0') });
  });

  const read = (text: string | undefined, changed = {}) =>
    readLockSide(text, settingsOf(project(), { variables, ...changed }));

  const cases: readonly [text: string | undefined, version: string, name: string][] = [
    [undefined, '4.0.0', 'Puppetfile.lock'],
    ['HEAD', '2.0.0', 'HEAD'],
    ['v1', '1.0.0', 'v1'],
    ['HEAD~1', '1.0.0', 'HEAD~1'],
    ['main@{0}', '2.0.0', 'main@{0}'],
    ['old.lock', '5.0.0', 'old.lock'],
    ['../Puppetfile.lock', '0.1.0', '../Puppetfile.lock'],
    ['v1:Puppetfile.lock', '0.1.0', 'v1:Puppetfile.lock'],
    ['v1:site/Puppetfile.lock', '1.0.0', 'v1:site/Puppetfile.lock'],
    ['v1:./Puppetfile.lock', '1.0.0', 'v1:./Puppetfile.lock'],
    [':./Puppetfile.lock', '3.0.0', ':./Puppetfile.lock'],
  ];
  for (const [text, version, name] of cases) {
    it(`reads ${text ?? 'the working tree'}`, async () => {
      const side = await read(text);
      assert.deepEqual(
        [side.name, side.lockfile?.sources[0]?.modules[0]?.version],
        [name, version],
      );
    });
  }

  it('reads the lock of a Puppetfile of another name at a revision', async () => {
    writeTree(project(), { 'Puppetfile.test': '', 'Puppetfile.test.lock': lockAt('6.0.0') });
    commitAll(directory(), 'third');
    const { lockfile } = await read('HEAD', { puppetfile: 'Puppetfile.test' });
    assert.equal(lockfile?.sources[0]?.modules[0]?.version, '6.0.0');
  });

  it('takes a branch for a branch where a directory has its name', async () => {
    git(directory(), 'branch', 'production', 'v1');
    mkdirSync(join(project(), 'production'));
    const { lockfile } = await read('production');
    assert.equal(lockfile?.sources[0]?.modules[0]?.version, '1.0.0');
  });

  it('finds no lock at a revision that has none yet', async () => {
    git(directory(), 'rm', '--quiet', '--force', 'site/Puppetfile.lock');
    commitAll(directory(), 'third');
    assert.deepEqual(await read('HEAD'), { name: 'HEAD', lockfile: undefined });
  });

  const failures: readonly [text: string, code: Parameters<typeof rejection>[1], words: RegExp][] =
    [
      ['nowhere', 'REVISION_NOT_FOUND', /neither a file nor a revision/],
      ['nowhere:Puppetfile.lock', 'REVISION_NOT_FOUND', /`nowhere` is neither/],
      ['v1:nowhere.lock', 'LOCKFILE_MISSING', /There is no `v1:nowhere.lock`/],
      ['v1:site/Puppetfile', 'LOCKFILE_INVALID', /`v1:site\/Puppetfile` cannot be read/],
      ['v1:site', 'GIT_FAILED', /git ended with status/],
      ['--upload-pack=id', 'USAGE', /can be no revision/],
      ['HEAD\nHEAD', 'USAGE', /can be no revision/],
    ];
  for (const [text, code, words] of failures) {
    it(`refuses ${JSON.stringify(text)} with ${code}`, async () => {
      assert.match((await rejection(read(text), code)).message, words);
    });
  }

  it('names the revision in a lock that cannot be read', async () => {
    writeTree(project(), { 'Puppetfile.lock': '<<<<<<< ours\n' });
    commitAll(directory(), 'third');
    const error = await rejection(read('HEAD'), 'LOCKFILE_INVALID');
    assert.equal(error.labels[0]?.span.file, 'HEAD:Puppetfile.lock');
  });

  it('says that there is no repository', async () => {
    const settings = settingsOf('/', { variables: { ...variables, GIT_CEILING_DIRECTORIES: '/' } });
    await rejection(readLockSide('HEAD:Puppetfile.lock', settings), 'GIT_FAILED');
  });
});
