import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { GitRepositoriesOptions } from '../../src/sources/git-repositories.ts';
import { type GitHttpServer, startGitHttpServer } from '../support/git-http-server.ts';
import { gitSource, withGitRepositories } from '../support/git-repositories.ts';
import { commitAll } from '../support/git-repository.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('many repositories', () => {
  const directory = useTemporaryDirectory();
  let server: GitHttpServer;

  /** Hangs for every repository whose name begins with `dead`. */
  beforeEach(async () => {
    server = await startGitHttpServer(directory(), {
      answer: ({ url = '' }) => url.startsWith('/dead'),
    });
  });

  afterEach(() => server.close());

  function locate(names: readonly string[], options: Partial<GitRepositoriesOptions>) {
    const wants = names.map((name) => ({ source: gitSource(`${server.url}/${name}`) }));
    return withGitRepositories(directory(), options, (repositories) => repositories.locate(wants));
  }

  const dead = Array.from({ length: 20 }, (_, index) => `dead-${index}`);
  const patience = { idleMs: 1000, graceMs: 1 };

  it('on a dead server are given up together, not one round after another', async () => {
    const error = await rejection(locate(dead, { ...patience, concurrency: 2 }), 'GIT_FAILED');
    const message = `git heard nothing of \`${server.url}/dead-0\` for 1 s, and was stopped`;
    assert.equal(error.message, message);
    assert.match(error.notes.at(-1) ?? '', /^1[5-9] other repositories were not waited for$/);
    // Two at first, and those that took their place before all were given up.
    assert.ok(server.requests.length <= 5, server.requests.join('\n'));
  });

  it('are all waited for while there is time, and each is told', async () => {
    const options = { idleMs: 1000, graceMs: 600_000, concurrency: 8 };
    const error = await rejection(locate(dead.slice(0, 4), options), 'GIT_FAILED');
    const notes = error.notes.filter((note) => note.startsWith('also: git heard nothing of'));
    assert.equal(notes.length, 3);
    assert.ok(!error.notes.some((note) => note.includes('not waited for')));
  });

  it('are waited for where a repository only does not exist, or a branch', async () => {
    for (const name of ['alive', 'other']) {
      writeTree(join(directory(), name), { file: name });
      commitAll(join(directory(), name), name);
    }
    const names = ['nowhere', 'alive', 'other'];
    const options = { graceMs: 0, concurrency: 1 };
    const error = await rejection(locate(names, options), 'REPOSITORY_NOT_FOUND');
    assert.ok(!error.notes.some((note) => note.includes('not waited for')));
    for (const name of ['alive', 'other']) {
      assert.ok(
        server.requests.some((request) => request.includes(`POST /${name}/`)),
        name,
      );
    }
  });
});
