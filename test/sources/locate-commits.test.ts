import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { GitSource } from '../../src/model/module-source.ts';
import type { GitCommit } from '../../src/sources/locate-commits.ts';
import { gitSource, withGitRepositories } from '../support/git-repositories.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('locateCommits', () => {
  const directory = useTemporaryDirectory();
  const url = () => join(directory(), 'web');
  let notices: string[] = [];

  beforeEach(() => {
    notices = [];
    git(directory(), 'init', '--quiet', 'web');
  });

  function commit(text: string): string {
    writeTree(url(), { file: text });
    commitAll(url(), text);
    return git(url(), 'rev-parse', 'HEAD').trim();
  }

  async function locate(source: Partial<GitSource>, lockedSha?: string): Promise<GitCommit> {
    const want = { source: gitSource(url(), source as Partial<Omit<GitSource, 'kind'>>) };
    const onNotice = (message: string) => notices.push(message);
    return withGitRepositories(directory(), { onNotice }, async (repositories) => {
      const [found] = await repositories.locate([{ ...want, ...(lockedSha && { lockedSha }) }]);
      assert.ok(found);
      return found;
    });
  }

  function fail(source: Partial<GitSource>, lockedSha?: string) {
    return rejection(locate(source, lockedSha), 'REVISION_NOT_FOUND');
  }

  it('names the branch of HEAD', async () => {
    const sha = commit('one');
    git(url(), 'branch', '-m', 'trunk');
    assert.deepEqual(await locate({}), { sha, ref: 'trunk', isMoving: true });
  });

  it('names a HEAD that is no branch', async () => {
    const sha = commit('one');
    git(url(), 'checkout', '--quiet', '--detach');
    commit('two');
    git(url(), 'branch', '-D', 'main');
    git(url(), 'checkout', '--quiet', sha);
    assert.deepEqual(await locate({}), { sha, ref: 'HEAD', isMoving: true });
  });

  it('finds the commit of an annotated tag, by its name and by its own id', async () => {
    const sha = commit('one');
    git(url(), 'tag', '-a', 'v1', '-m', 'annotated');
    git(url(), '-c', 'advice.nestedTag=false', 'tag', '-a', 'v2', 'v1', '-m', 'a tag of a tag');
    commit('two');
    assert.deepEqual(await locate({ ref: 'v1' }), { sha, ref: 'v1', isMoving: false });
    assert.equal((await locate({ ref: 'v2' })).sha, sha);
    const ref = git(url(), 'rev-parse', 'v2').trim();
    assert.deepEqual(await locate({ ref }), { sha, ref, isMoving: false });
    assert.equal((await locate({ ref: 'main' }, ref)).sha, sha);
  });

  it('refuses a tag of something else', async () => {
    commit('one');
    git(url(), 'tag', 'blob', 'HEAD:file');
    await fail({ ref: 'blob' });
  });

  it('takes the branch where a tag has its name, and says so', async () => {
    const [first, second] = [commit('one'), commit('two')];
    git(url(), 'branch', 'v1', second);
    git(url(), 'tag', 'v1', first);
    assert.equal((await locate({ ref: 'v1' })).sha, second);
    assert.deepEqual(notices, [
      `\`v1\` of ${url()} is a branch and a tag; the branch counts, and \`tag:\` names the other`,
    ]);
    assert.equal((await locate({ ref: 'v1', refKind: 'tag' })).sha, first);
    assert.match(notices[1] ?? '', /the tag counts, and `branch:` names the other$/);
  });

  it('finds what a host keeps beside branches and tags', async () => {
    const sha = commit('one');
    git(url(), 'commit', '--quiet', '--allow-empty', '--message', 'pull');
    git(url(), 'update-ref', 'refs/pull/1/head', 'HEAD');
    const pull = git(url(), 'rev-parse', 'HEAD').trim();
    git(url(), 'reset', '--quiet', '--hard', sha);
    for (const ref of ['refs/pull/1/head', 'pull/1/head']) {
      assert.deepEqual(await locate({ ref }), { sha: pull, ref, isMoving: true });
    }
  });

  describe('with fallbacks', () => {
    it('takes the first that there is', async () => {
      const sha = commit('one');
      const fallbackRefs = ['nor-this', 'main'];
      assert.deepEqual(await locate({ ref: 'production', refKind: 'branch', fallbackRefs }), {
        sha,
        ref: 'main',
        isMoving: true,
      });
    });

    it('takes one for a commit that is gone', async () => {
      const sha = commit('one');
      const fallbackRefs = ['main'];
      for (const ref of ['a'.repeat(40), 'abcdef1']) {
        assert.equal((await locate({ ref, fallbackRefs })).sha, sha, ref);
      }
    });

    it('says all that there is not', async () => {
      commit('one');
      git(url(), 'tag', 'v1');
      const error = await fail({ ref: 'production', fallbackRefs: ['x', 'y'] });
      assert.match(error.message, /has no branch, tag or commit `production`/);
      assert.deepEqual(error.notes, ['nor `x`, `y`', 'looked at 1 branch and 1 tag']);
    });
  });

  describe('with a short sha', () => {
    it('finds the commit in the history', async () => {
      const sha = commit('one');
      commit('two');
      const ref = sha.slice(0, 7).toUpperCase();
      assert.deepEqual(await locate({ ref, refKind: 'commit' }), { sha, ref, isMoving: false });
    });

    it('finds one that is newer than the mirror', async () => {
      const first = commit('one');
      await locate({ ref: first.slice(0, 7) });
      const second = commit('two');
      assert.equal((await locate({ ref: second.slice(0, 7) })).sha, second);
    });

    it('prefers the commit to a branch of that name for `commit:` alone', async () => {
      const first = commit('one');
      const second = commit('two');
      git(url(), 'branch', first.slice(0, 7));
      assert.equal((await locate({ ref: first.slice(0, 7) })).sha, second);
      assert.equal((await locate({ ref: first.slice(0, 7), refKind: 'commit' })).sha, first);
      git(url(), 'branch', 'abcdef1');
      assert.equal((await locate({ ref: 'abcdef1', refKind: 'commit' })).sha, second);
    });

    it('lists the commits where there is more than one', async () => {
      // So many commits that two of them are bound to begin with the same four digits.
      const commits = Array.from(
        { length: 1500 },
        (_, index) => `commit refs/heads/main\ncommitter A <a> ${index + 1} +0000\ndata 0\n\n`,
      );
      execFileSync('git', ['fast-import', '--quiet'], { cwd: url(), input: commits.join('') });
      const shas = git(url(), 'rev-list', 'main').trim().split('\n').sort();
      const ref = shas
        .find((sha, index) => shas[index + 1]?.startsWith(sha.slice(0, 4)))
        ?.slice(0, 4);
      assert.ok(ref);
      const error = await fail({ ref });
      assert.equal(
        error.message,
        `\`${ref}\` is the beginning of more than one commit of \`${url()}\``,
      );
      assert.deepEqual(
        [...error.notes].sort(),
        shas.filter((sha) => sha.startsWith(ref)),
      );
    });

    it('says that no commit begins so', async () => {
      const sha = commit('one');
      const ref = sha.startsWith('abcdef1') ? 'abcdef2' : 'abcdef1';
      assert.match((await fail({ ref })).message, /has no branch, tag or commit `abcdef/);
    });
  });

  it('says that a repository is empty', async () => {
    const error = await fail({ ref: 'main' });
    assert.equal(error.message, `\`${url()}\` is empty`);
    assert.match((await fail({})).message, /is empty$/);
  });

  it('says that there is no default branch', async () => {
    commit('one');
    git(url(), 'checkout', '--quiet', '--orphan', 'unborn');
    const error = await fail({});
    assert.equal(error.message, `\`${url()}\` has no default branch`);
    assert.deepEqual(error.notes, ['its branches: main']);
  });

  it('says that a commit is not there, and what to do where the lock names it', async () => {
    commit('one');
    const sha = 'b'.repeat(40);
    const asked = await fail({ ref: sha });
    assert.equal(asked.message, `\`${url()}\` has no commit ${sha}`);
    assert.equal(asked.hint, undefined);
    const locked = await fail({ ref: 'main' }, sha);
    assert.equal(locked.message, `\`${url()}\` has no commit ${sha} any more`);
    assert.match(locked.hint ?? '', /pupfile update MODULE/);
  });

  const odd = [
    '--upload-pack=id',
    '-x',
    'a b',
    'a..b',
    'main~1',
    '$(id)',
    ':/x',
    '@{1}',
    'a\u0001',
  ];
  for (const ref of odd) {
    it(`takes ${JSON.stringify(ref)} for a name and nothing else`, async () => {
      commit('one');
      commit('two');
      const error = await fail({ ref });
      assert.match(error.message, /has no branch, tag or commit `/);
      assert.ok(!error.message.includes('\u0001'));
    });
  }
});
