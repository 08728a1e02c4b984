import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GitRepositories } from '../../src/sources/git-repositories.ts';
import {
  contentsOf,
  gitSource,
  gitVariables,
  withGitRepositories,
} from '../support/git-repositories.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { createLoggedGit } from '../support/logged-git.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('git repositories', () => {
  const directory = useTemporaryDirectory();

  /** A repository below the directory, with one file and a tag for each commit. */
  function makeRepository(name: string, commits: readonly string[] = ['v1']): string {
    const path = join(directory(), name);
    for (const tag of commits) {
      writeTree(path, { 'manifests/init.pp': `class ${name} { notice('${tag}') }\n` });
      commitAll(path, tag);
      git(path, 'tag', tag);
    }
    return path;
  }

  function shaOf(path: string, name = 'HEAD'): string {
    return git(path, 'rev-parse', `${name}^{commit}`).trim();
  }

  function use<Result>(
    run: (repositories: GitRepositories) => Promise<Result>,
    options: Parameters<typeof withGitRepositories>[1] = {},
  ): Promise<Result> {
    return withGitRepositories(directory(), options, run);
  }

  it('find the commit of a branch and read its files', async () => {
    const url = makeRepository('web');
    const [commit, archive] = await use(async ({ locate, read }) => {
      const [found] = await locate([{ source: gitSource(url, { ref: 'main' }) }]);
      return [found, await read(url, { sha: found?.sha ?? '', path: undefined })] as const;
    });
    assert.deepEqual(commit, { sha: shaOf(url), ref: 'main', isMoving: true });
    assert.deepEqual(contentsOf(archive), {
      'manifests/init.pp': "class web { notice('v1') }\n",
    });
  });

  it('read a relative path from the base directory', async () => {
    const path = makeRepository('web');
    const [commit] = await use(({ locate }) => locate([{ source: gitSource('./web') }]));
    assert.equal(commit?.sha, shaOf(path));
  });

  it('keep to the commit of the lock, wherever the branch is', async () => {
    const url = makeRepository('web', ['v1', 'v2']);
    const lockedSha = shaOf(url, 'v1');
    const source = gitSource(url, { ref: 'main' });
    const [commit] = await use(({ locate }) => locate([{ source, lockedSha }]));
    assert.deepEqual(commit, { sha: lockedSha, ref: 'main', isMoving: false });
  });

  it('read without asking anybody what the mirror has', async () => {
    const url = makeRepository('web');
    const sha = shaOf(url);
    await use(({ locate }) => locate([{ source: gitSource(url, { ref: sha }) }]));
    rmSync(url, { recursive: true });
    const archive = await use(({ read }) => read(url, { sha, path: 'manifests' }));
    assert.deepEqual(Object.keys(contentsOf(archive)), ['init.pp']);
  });

  describe('with a git that counts', () => {
    /** Ten modules of four repositories. */
    async function locateTen(names: (path: string) => string, isLocked = false) {
      const paths = ['a', 'b', 'c', 'd'].map((name) =>
        existsSync(join(directory(), name))
          ? join(directory(), name)
          : makeRepository(name, ['v1', 'v2', 'v3']),
      );
      const log = createLoggedGit(directory());
      const wants = Array.from({ length: 10 }, (_, index) => {
        const url = paths[index % 4] ?? '';
        const tag = `v${1 + (index % 3)}`;
        const source = gitSource(url, { ref: names(`${url} ${tag}`), path: 'manifests' });
        return { source, ...(isLocked && { lockedSha: shaOf(url, tag) }) };
      });
      const variables = { ...gitVariables(directory()), PATH: log.PATH };
      await use(
        async ({ locate, read }) => {
          const commits = await locate(wants);
          await Promise.all(
            wants.map(({ source }, index) =>
              read(source.url, { sha: commits[index]?.sha ?? '', path: source.path }),
            ),
          );
        },
        { variables },
      );
      return count(log.take());
    }

    function count(commands: readonly string[]): Record<string, number> {
      const counts: Record<string, number> = {};
      for (const command of commands) counts[command] = (counts[command] ?? 0) + 1;
      return counts;
    }

    const tagOf = (text: string) => text.split(' ')[1] ?? '';
    const fullShaOf = (text: string) => {
      const [path = '', tag] = text.split(' ');
      return shaOf(path, tag);
    };

    it('ask each repository once and fetch once', async () => {
      const counts = await locateTen(tagOf);
      assert.deepEqual(counts, { config: 1, 'ls-remote': 4, fetch: 4, 'cat-file': 4 });
    });

    it('ask nobody where all are full shas', async () => {
      const counts = await locateTen(fullShaOf);
      assert.deepEqual(counts, { config: 1, fetch: 4, 'cat-file': 4 });
    });

    it('only read where the mirrors have what the lock says', async () => {
      await locateTen(tagOf);
      assert.deepEqual(await locateTen(tagOf, true), { 'cat-file': 4 });
    });

    it('only read where the mirrors have the full shas', async () => {
      await locateTen(fullShaOf);
      assert.deepEqual(await locateTen(fullShaOf), { 'cat-file': 4 });
    });

    it('fetch nothing where the branches have not moved', async () => {
      await locateTen(tagOf);
      assert.deepEqual(await locateTen(tagOf), { config: 1, 'ls-remote': 4, 'cat-file': 4 });
    });
  });

  it('keep no more processes than may speak to servers, or eight', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `m${index}`);
    const urls = names.map((name) => makeRepository(name));
    await use(
      async ({ locate, read }) => {
        const commits = await locate(urls.map((url) => ({ source: gitSource(url) })));
        for (const round of [1, 2]) {
          for (const [index, url] of urls.entries()) {
            const archive = await read(url, { sha: commits[index]?.sha ?? '', path: undefined });
            assert.equal(archive.entries.length, 1, `round ${round}`);
          }
        }
      },
      { concurrency: 1 },
    );
  });

  it('leave nothing where no cache is to be kept', async () => {
    const url = makeRepository('web');
    await use(
      async ({ locate }) => {
        await locate([{ source: gitSource(url) }]);
        assert.ok(existsSync(join(directory(), 'temporary')));
      },
      { cacheDirectory: undefined },
    );
    assert.deepEqual(readdirSync(directory()), ['web']);
  });

  it('touch nothing before something is asked for', async () => {
    await use(async () => {});
    assert.deepEqual(readdirSync(directory()), []);
  });

  it('tell the first that cannot be found, with its place, and what else is wrong', async () => {
    const url = makeRepository('web');
    const label = { span: { file: 'Puppetfile' } as never, text: 'here' };
    const wants = [
      { source: gitSource(url) },
      { source: gitSource(url, { ref: 'mian' }), label },
      { source: gitSource(join(directory(), 'nowhere')) },
    ];
    const error = await rejection(
      use(({ locate }) => locate(wants)),
      'REVISION_NOT_FOUND',
    );
    assert.equal(error.message, `\`${url}\` has no branch, tag or commit \`mian\``);
    assert.equal(error.hint, 'did you mean `main`?');
    assert.deepEqual(error.labels, [label]);
    assert.ok(error.notes.includes(`also: \`${directory()}/nowhere\` is no git repository`));
  });

  it('say which repositories need the git client that is missing', async () => {
    const url = 'https://user:secret@git.example.org/web.git';
    const error = await rejection(
      use(({ locate }) => locate([{ source: gitSource(url) }]), {
        variables: { PATH: '/nowhere' },
      }),
      'GIT_FAILED',
    );
    assert.equal(error.message, 'There is no git client, and modules come from git');
    assert.ok(error.notes.includes('to fetch `https://git.example.org/web.git`'));
  });

  it('tell what a repository has, with the commits of annotated tags', async () => {
    const url = makeRepository('web');
    git(url, 'tag', '-a', 'v1.1', '-m', 'annotated');
    const refs = await use(({ remoteRefs }) => remoteRefs(url));
    const sha = shaOf(url);
    assert.deepEqual(refs.head, { sha, branch: 'main' });
    assert.deepEqual(
      [...refs.tags],
      [
        ['v1', sha],
        ['v1.1', sha],
      ],
    );
    assert.deepEqual([...refs.heads], [['main', sha]]);
  });

  it('do not ask again what they were told', async () => {
    const url = makeRepository('web');
    const log = createLoggedGit(directory());
    const variables = { ...gitVariables(directory()), PATH: log.PATH };
    await use(
      async ({ locate, remoteRefs }) => {
        await locate([{ source: gitSource(url, { ref: 'main' }) }]);
        await locate([{ source: gitSource(url, { ref: 'v1' }) }]);
        assert.deepEqual([...(await remoteRefs(url, { isWhole: false })).tags.keys()], ['v1']);
      },
      { variables },
    );
    assert.equal(log.take().filter((command) => command === 'ls-remote').length, 1);
  });

  describe('offline', () => {
    const offline = { isOffline: true };

    it('read what the mirror has, and find branches where they were', async () => {
      const url = makeRepository('web', ['v1']);
      const source = gitSource(url, { ref: 'main' });
      const [before] = await use(({ locate }) => locate([{ source }]));
      rmSync(url, { recursive: true });
      const notices: string[] = [];
      const [commit] = await use(({ locate }) => locate([{ source }]), {
        ...offline,
        onNotice: (message) => notices.push(message),
      });
      assert.deepEqual(commit, before);
      assert.match(notices.join(), /offline, its branches are those of \d{4}-\d\d-\d\d$/);
    });

    it('say what is missing', async () => {
      const url = makeRepository('web');
      const missing = async (ref: string) => {
        const work = use(({ locate }) => locate([{ source: gitSource(url, { ref }) }]), offline);
        return (await rejection(work, 'OFFLINE')).notes;
      };
      const sha = shaOf(url);
      assert.deepEqual(await missing(sha), [`not in the store: commit ${sha.slice(0, 12)}`]);
      assert.deepEqual(await missing('main'), ['not in the store: what its branches and tags are']);
    });
  });
});
