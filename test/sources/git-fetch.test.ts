import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { GitWant } from '../../src/sources/locate-commits.ts';
import {
  type GitHttpServer,
  type GitHttpServerOptions,
  startGitHttpServer,
} from '../support/git-http-server.ts';
import {
  contentsOf,
  gitSource,
  gitVariables,
  withGitRepositories,
} from '../support/git-repositories.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { createLoggedGit } from '../support/logged-git.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('the commit of an annotated tag', () => {
  const directory = useTemporaryDirectory();
  let server: GitHttpServer | undefined;
  const served = () => join(directory(), 'served', 'web.git');

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  /** Three commits: the first has the tag v1, the second the annotated tag v2, the third is main. */
  function makeRepository(): readonly string[] {
    const work = join(directory(), 'work');
    const shas = ['v1', 'v2', 'v3'].map((version) => {
      writeTree(work, { version });
      commitAll(work, version);
      return git(work, 'rev-parse', 'HEAD').trim();
    });
    git(work, 'tag', 'v1', shas[0] ?? '');
    git(work, 'tag', '--annotate', '--message', 'second', 'v2', shas[1] ?? '');
    git(directory(), 'clone', '--quiet', '--bare', 'work', 'served/web.git');
    return shas;
  }

  async function prepare(options: GitHttpServerOptions) {
    const [v1 = '', v2 = '', v3 = ''] = makeRepository();
    const tag = git(served(), 'rev-parse', 'v2').trim();
    server = await startGitHttpServer(join(directory(), 'served'), options);
    const url = `${server.url}/web.git`;
    const at = (ref: string): GitWant => ({ source: gitSource(url, { ref }) });
    const lockedAt = (lockedSha: string): GitWant => ({ ...at('main'), lockedSha });
    const log = createLoggedGit(directory());
    const locate = (...wants: readonly GitWant[]) => locateWith(log.PATH, wants);
    /** Each question, of a fetch what was asked for. */
    const questions = () =>
      log.takeLines().flatMap((line) => {
        const [, command, words = ''] = / (fetch|ls-remote) (.*)$/.exec(line) ?? [];
        if (command !== 'fetch') return command ?? [];
        return words.replace(/^.*(?=--depth)|--end-of-options \S+ /g, '');
      });
    return { ...{ v1, v2, v3, tag }, ...{ at, lockedAt, locate, questions } };
  }

  async function locateWith(PATH: string, wants: readonly GitWant[]): Promise<readonly string[]> {
    const variables = { ...gitVariables(directory()), PATH };
    return withGitRepositories(directory(), { variables }, async (repositories) => {
      const commits = await repositories.locate(wants);
      for (const [index, { source }] of wants.entries()) {
        const sha = commits[index]?.sha ?? '';
        const archive = await repositories.read(source.url, { sha, path: undefined });
        const version = git(served(), 'show', `${sha}:version`);
        assert.equal(contentsOf(archive)['version'], version);
      }
      return commits.map(({ sha }) => sha);
    });
  }

  function countCommits(): number {
    const root = join(directory(), 'cache', 'git');
    const [mirror = ''] = readdirSync(root).filter((name) => name.endsWith('.git'));
    return git(join(root, mirror), 'rev-list', '--all').trim().split('\n').length;
  }

  for (const options of [{}, { isOld: true }]) {
    const who = options.isOld ? 'a server that knows protocol 0 alone' : 'a server of today';
    it(`comes from ${who} without its history, by the tag`, async () => {
      const { v2, tag, at, lockedAt, locate, questions } = await prepare(options);
      assert.deepEqual(await locate(at('v2')), [v2]);
      assert.deepEqual(questions(), ['ls-remote', `--depth=1 +${tag}:refs/pupfile/${v2}`]);
      assert.equal(countCommits(), 1);
      assert.deepEqual(await locate(lockedAt(v2)), [v2]);
      assert.deepEqual(questions(), []);
    });
  }

  it('comes from a server of today at once where the lock has it', async () => {
    const { v2, lockedAt, locate, questions } = await prepare({});
    assert.deepEqual(await locate(lockedAt(v2)), [v2]);
    assert.deepEqual(questions(), [`--depth=1 +${v2}:refs/pupfile/${v2}`]);
  });

  it('comes from an old server without its history where the lock has it', async () => {
    const { v2, v3, tag, lockedAt, locate, questions } = await prepare({ isOld: true });
    assert.deepEqual(await locate(lockedAt(v2), lockedAt(v3)), [v2, v3]);
    assert.deepEqual(questions(), [
      `--depth=1 +${v2}:refs/pupfile/${v2} +${v3}:refs/pupfile/${v3}`,
      `--depth=1 +${v3}:refs/pupfile/${v3}`,
      'ls-remote',
      `--depth=1 +${tag}:refs/pupfile/${v2}`,
    ]);
    assert.equal(countCommits(), 2);
  });

  it('needs the history beside a commit that an old server has no name for', async () => {
    const { v1, v2, lockedAt, locate, questions } = await prepare({ isOld: true });
    git(served(), 'tag', '--delete', 'v1');
    assert.deepEqual(await locate(lockedAt(v1), lockedAt(v2)), [v1, v2]);
    assert.match(questions().at(-1) ?? '', /refs\/heads\/\*:refs\/heads\/\*/);
  });

  it('is that of a tag of a tag', async () => {
    const { v2, lockedAt, at, locate, questions } = await prepare({ isOld: true });
    const quiet = ['-c', 'advice.nestedTag=false'];
    git(served(), ...quiet, 'tag', '--annotate', '--message', 'again', 'outer', 'v2');
    git(served(), 'tag', '--delete', 'v2');
    const outer = git(served(), 'rev-parse', 'outer').trim();
    assert.deepEqual(await locate(at('outer'), lockedAt(v2)), [v2, v2]);
    assert.deepEqual(questions(), ['ls-remote', `--depth=1 +${outer}:refs/pupfile/${v2}`]);
  });
});
