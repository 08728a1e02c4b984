import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedRepository } from '../../src/net/git-objects.ts';
import { packCommit } from '../../src/sources/pack-commit.ts';
import { gitVariables } from '../support/git-repositories.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('packCommit', () => {
  const directory = useTemporaryDirectory();
  const repository = () => join(directory(), 'web');
  const pack = (place = join(repository(), '.git'), sha = headOf()) =>
    packCommit(sha, {
      repository: place,
      variables: gitVariables(directory()),
      signal: new AbortController().signal,
    });
  const headOf = () => git(repository(), 'rev-parse', 'HEAD').trim();

  /** The ids of the objects that a pack holds, sorted. */
  function idsIn(bytes: Buffer): readonly string[] {
    const place = join(directory(), 'index');
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
    git(place, 'init', '--quiet', '--bare');
    execFileSync('git', ['-C', place, 'index-pack', '--stdin'], { input: bytes });
    const packs = join(place, 'objects', 'pack');
    const name = readdirSync(packs).find((one) => one.endsWith('.idx')) ?? '';
    const lines = git(packs, 'verify-pack', '-v', name).split('\n');
    return lines.flatMap((line) => /^([0-9a-f]{40}) /.exec(line)?.[1] ?? []).sort();
  }

  beforeEach(() => {
    for (const version of ['1', '2', '3']) {
      writeTree(repository(), {
        'metadata.json': version,
        [`files/${version}`]: version.repeat(99),
      });
      commitAll(repository(), version);
    }
  });

  it('holds the commit, its directories and its files, and nothing of its history', async () => {
    const wanted = git(repository(), 'rev-list', '--objects', '--no-walk', 'HEAD');
    const ids = wanted.split('\n').flatMap((line) => line.split(' ')[0] || []);
    assert.deepEqual(idsIn(await pack()), ids.sort());
  });

  it('is the same from a repository with more and with less', async () => {
    const shallow = join(directory(), 'shallow.git');
    git(directory(), 'clone', '--quiet', '--bare', '--depth=1', `file://${repository()}`, shallow);
    assert.deepEqual(await pack(shallow), await pack());
    git(repository(), 'gc', '--quiet');
    assert.deepEqual(await pack(), await pack(shallow));
  });

  it('tells of a repository that has not all of it', async () => {
    const blob = git(repository(), 'rev-parse', 'HEAD:files/2').trim();
    rmSync(join(repository(), '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
    await assert.rejects(pack(), DamagedRepository);
    await assert.rejects(pack(undefined, 'a'.repeat(40)), DamagedRepository);
  });
});
