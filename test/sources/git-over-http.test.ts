import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitRepositoriesOptions } from '../../src/sources/git-repositories.ts';
import type { GitWant } from '../../src/sources/locate-commits.ts';
import { readCommandLines } from '../support/command-lines.ts';
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
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('git over HTTP', () => {
  const directory = useTemporaryDirectory();
  const servers: GitHttpServer[] = [];

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  async function serve(options: GitHttpServerOptions = {}): Promise<GitHttpServer> {
    const server = await startGitHttpServer(join(directory(), 'served'), options);
    servers.push(server);
    return server;
  }

  /** `served/web.git` with the commits v1, v2 and v3, v2 being no branch or tag. */
  function makeRepository(): Readonly<Record<'v1' | 'v2' | 'v3', string>> {
    const work = join(directory(), 'work');
    const shas = ['v1', 'v2', 'v3'].map((version) => {
      writeTree(work, { 'manifests/init.pp': `class web { notice('${version}') }\n` });
      commitAll(work, version);
      return git(work, 'rev-parse', 'HEAD').trim();
    });
    const [v1 = '', v2 = '', v3 = ''] = shas;
    git(work, 'tag', 'v1', v1);
    git(directory(), 'clone', '--quiet', '--bare', 'work', 'served/web.git');
    git(join(directory(), 'served', 'web.git'), 'update-server-info');
    return { v1, v2, v3 };
  }

  async function locate(
    wants: readonly GitWant[],
    options: Partial<GitRepositoriesOptions> = {},
  ): Promise<readonly string[]> {
    return withGitRepositories(directory(), options, async (repositories) => {
      const commits = await repositories.locate(wants);
      // Whatever was located can be read.
      for (const [index, { source }] of wants.entries()) {
        const sha = commits[index]?.sha ?? '';
        const archive = await repositories.read(source.url, { sha, path: undefined });
        assert.match(contentsOf(archive)['manifests/init.pp'] ?? '', /^class web /);
      }
      return commits.map(({ sha }) => sha);
    });
  }

  const at = (url: string, ref?: string): GitWant => ({ source: gitSource(url, { ref }) });
  const lockedAt = (url: string, lockedSha: string): GitWant => ({ ...at(url, 'main'), lockedSha });

  const kinds: Readonly<Record<string, GitHttpServerOptions>> = {
    'a server of today': {},
    'a server that knows protocol 0 alone': { isOld: true },
    'a server of plain files': { isDumb: true },
  };
  for (const [kind, options] of Object.entries(kinds)) {
    describe(`from ${kind}`, () => {
      it('brings branches and tags', async () => {
        const { v1, v3 } = makeRepository();
        const url = `${(await serve(options)).url}/web.git`;
        assert.deepEqual(await locate([at(url, 'main'), at(url, 'v1'), at(url)]), [v3, v1, v3]);
      });

      it('brings a commit that is no branch or tag', async () => {
        const { v2 } = makeRepository();
        const url = `${(await serve(options)).url}/web.git`;
        assert.deepEqual(await locate([lockedAt(url, v2)]), [v2]);
      });

      it('brings a short sha', async () => {
        const { v2 } = makeRepository();
        const url = `${(await serve(options)).url}/web.git`;
        assert.deepEqual(await locate([at(url, v2.slice(0, 8))]), [v2]);
      });

      it('brings one thing after another', async () => {
        const { v1, v2, v3 } = makeRepository();
        const url = `${(await serve(options)).url}/web.git`;
        for (const [ref, sha] of [
          ['v1', v1],
          [v2, v2],
          ['main', v3],
        ] as const) {
          assert.deepEqual(await locate([at(url, ref)]), [sha]);
        }
      });

      it('asks nobody for what is there', async () => {
        const { v1 } = makeRepository();
        const server = await serve(options);
        await locate([at(`${server.url}/web.git`, v1)]);
        const before = server.requests.length;
        await locate([at(`${server.url}/web.git`, v1)]);
        assert.equal(server.requests.length, before);
      });

      it('says that a commit is gone', async () => {
        makeRepository();
        const url = `${(await serve(options)).url}/web.git`;
        const error = await rejection(
          locate([lockedAt(url, 'a'.repeat(40))]),
          'REVISION_NOT_FOUND',
        );
        assert.equal(error.message, `\`${url}\` has no commit ${'a'.repeat(40)} any more`);
        assert.match(error.hint ?? '', /pupfile update/);
      });

      it('says that there is no such repository', async () => {
        makeRepository();
        const { url } = await serve(options);
        const error = await rejection(locate([at(`${url}/wbe.git`)]), 'REPOSITORY_NOT_FOUND');
        assert.equal(error.message, `\`${url}/wbe.git\` does not exist, or is private`);
      });
    });
  }

  it('brings what is there beside a commit that is gone', async () => {
    const { v1, v2 } = makeRepository();
    const url = `${(await serve()).url}/web.git`;
    const wants = [at(url, v1), at(url, 'a'.repeat(40)), at(url, v2)];
    const error = await rejection(locate(wants), 'REVISION_NOT_FOUND');
    assert.equal(error.message, `\`${url}\` has no commit ${'a'.repeat(40)}`);
    assert.deepEqual(await locate([at(url, v1), at(url, v2)], { isOffline: true }), [v1, v2]);
  });

  it('brings commits without their history', async () => {
    const { v3 } = makeRepository();
    const url = `${(await serve()).url}/web.git`;
    await locate([at(url, 'main')]);
    const [mirror = ''] = mirrors();
    assert.equal(git(mirror, 'rev-list', '--count', v3).trim(), '1');
  });

  function mirrors(): readonly string[] {
    const paths = Object.keys(readTree(join(directory(), 'cache', 'git')));
    return paths
      .filter((path) => /^[^/]*\.git$/.test(path))
      .map((path) => join(directory(), 'cache', 'git', path));
  }

  describe('with a password', () => {
    const password = 'Secret/4711 @:%ü$(id)"';
    const login = `porter:${password}`;
    const secrets = [password, encodeURIComponent(password), Buffer.from(login).toString('base64')];
    const inUrl = `porter:${encodeURIComponent(password)}`;

    function findSecrets(text: string): readonly string[] {
      return secrets.filter((secret) => text.includes(secret));
    }

    it('in the URL is let in, and nobody gets to see it', async () => {
      const { v3 } = makeRepository();
      let commandLines = '';
      const server = await serve({
        login,
        answer: () => {
          commandLines += readCommandLines();
          return false;
        },
      });
      const log = createLoggedGit(directory());
      const variables = { ...gitVariables(directory()), PATH: log.PATH };
      const url = `${server.urlFor(inUrl)}/web.git`;
      assert.deepEqual(await locate([at(url)], { variables }), [v3]);
      const sent = Buffer.from(login).toString('base64');
      assert.ok(server.authorizations.includes(`Basic ${sent}`));
      assert.match(commandLines, /git[^\n]* ls-remote/);
      assert.deepEqual(findSecrets(commandLines + log.takeLines().join('\n')), []);
      assert.deepEqual(findSecrets(filesIn('cache')), []);
    });

    function filesIn(name: string): string {
      const root = join(directory(), name);
      return Object.entries(readTree(root))
        .map(([path, kind]) =>
          kind === 'directory' ? path : `${path} ${readFileSync(join(root, path), 'latin1')}`,
        )
        .join('\n');
    }

    it('that is wrong is refused without a word of it', async () => {
      makeRepository();
      const server = await serve({ login: 'porter:another' });
      const error = await rejection(locate([at(`${server.urlFor(inUrl)}/web.git`)]), 'GIT_FAILED');
      assert.equal(error.message, `git could not read \`${server.url}/web.git\``);
      assert.match(error.hint ?? '', /are not accepted/);
      assert.deepEqual(findSecrets(JSON.stringify([error, error.notes, String(error)])), []);
    });

    it('that nobody knows is not asked for', async () => {
      makeRepository();
      const server = await serve({ login });
      const error = await rejection(locate([at(`${server.url}/web.git`)]), 'REPOSITORY_NOT_FOUND');
      assert.match(error.hint ?? '', /credential helper/);
    });

    /** A helper of the user, which knows one password and writes down what it is told. */
    function userHelper(known: string): void {
      const log = join(directory(), 'helper.log');
      const script = `!f() { { echo "$1"; cat; } >>${log}; test "$1" != get || printf 'username=porter\\npassword=%s\\n' '${known}'; }; f`;
      git(directory(), 'config', '--file', '.gitconfig', 'credential.helper', script);
    }

    it('of a helper of the user is used', async () => {
      const { v3 } = makeRepository();
      userHelper(password);
      const server = await serve({ login });
      assert.deepEqual(await locate([at(`${server.url}/web.git`)]), [v3]);
    });

    it('in the URL goes before a helper of the user, which is not told', async () => {
      const { v3 } = makeRepository();
      userHelper('another');
      const server = await serve({ login });
      assert.deepEqual(await locate([at(`${server.urlFor(inUrl)}/web.git`)]), [v3]);
      assert.throws(() => readFileSync(join(directory(), 'helper.log')), /ENOENT/);
    });

    it('of a helper belongs to the user that the URL names', async () => {
      const { v3 } = makeRepository();
      userHelper(password);
      const server = await serve({ login });
      assert.deepEqual(await locate([at(`${server.urlFor('porter')}/web.git`)]), [v3]);
      assert.match(readFileSync(join(directory(), 'helper.log'), 'utf8'), /^username=porter$/m);
    });

    it('may be empty beside a token', async () => {
      const { v3 } = makeRepository();
      const server = await serve({ login: 'token4711:' });
      assert.deepEqual(await locate([at(`${server.urlFor('token4711')}/web.git`)]), [v3]);
      assert.deepEqual(await locate([at(`${server.urlFor('token4711:')}/web.git`, 'main')]), [v3]);
    });

    it('is not told to whom the server leads', async () => {
      makeRepository();
      const other = await serve({ login });
      const server = await serve({
        answer: (request, response) => {
          response.writeHead(302, { location: `${other.url}${request.url}` }).end();
          return true;
        },
      });
      await rejection(locate([at(`${server.urlFor(inUrl)}/web.git`)]), 'REPOSITORY_NOT_FOUND');
      assert.deepEqual([...new Set(other.authorizations)], [undefined]);
    });
  });

  it('gives up on a server that hangs', async () => {
    makeRepository();
    const server = await serve({ answer: () => true });
    const url = `${server.url}/web.git`;
    const error = await rejection(locate([at(url)], { idleMs: 1000 }), 'GIT_FAILED');
    assert.equal(error.message, `git heard nothing of \`${url}\` for 1 s, and was stopped`);
  });

  it('gives up on a server that hangs in the middle', async () => {
    makeRepository();
    let requests = 0;
    const server = await serve({ answer: () => ++requests > 2 });
    const url = `${server.url}/web.git`;
    const error = await rejection(locate([at(url)], { idleMs: 1500 }), 'GIT_FAILED');
    assert.equal(error.message, `git heard nothing of \`${url}\` for 2 s, and was stopped`);
  });

  it('tries again where the server has a bad moment', async () => {
    const { v3 } = makeRepository();
    let left = 2;
    const server = await serve({
      answer: (_request, response) => {
        if (left === 0) return false;
        left -= 1;
        response.writeHead(503).end();
        return true;
      },
    });
    const retryDelaysMs = [1, 1];
    assert.deepEqual(await locate([at(`${server.url}/web.git`)], { retryDelaysMs }), [v3]);
  });

  it('says what the server says', async () => {
    makeRepository();
    const server = await serve({
      answer: (_request, response) => {
        response.writeHead(403, { 'content-type': 'text/plain' }).end('no entry\u001b[31m\n');
        return true;
      },
    });
    const error = await rejection(locate([at(`${server.url}/web.git`)]), 'GIT_FAILED');
    assert.match(error.notes.join('\n'), /error: 403/);
    assert.ok(!error.notes.join('\n').includes('\u001b'));
  });

  it('says that nobody listens', async () => {
    makeRepository();
    const server = await serve();
    await server.close();
    servers.splice(0);
    const error = await rejection(locate([at(`${server.url}/web.git`)]), 'GIT_FAILED');
    assert.match(error.hint ?? '', /HTTPS_PROXY/);
  });

  it('keeps to what the settings of the user forbid', async () => {
    makeRepository();
    git(directory(), 'config', '--file', '.gitconfig', 'protocol.http.allow', 'never');
    const server = await serve();
    const error = await rejection(locate([at(`${server.url}/web.git`)]), 'GIT_FAILED');
    assert.match(error.notes.join(), /transport 'http' not allowed/);
  });

  it('goes where the settings of the user lead', async () => {
    const { v3 } = makeRepository();
    const server = await serve();
    const key = `url.${server.url}/.insteadOf`;
    git(directory(), 'config', '--file', '.gitconfig', key, 'https://git.example.org/');
    assert.deepEqual(await locate([at('https://git.example.org/web.git')]), [v3]);
  });
});
