import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { vendor } from '../../src/commands/vendor.ts';
import { commitArchive, shaOf, withCodeHost } from '../support/code-host.ts';
import { gitVariables } from '../support/git-repositories.ts';
import { createLoggedGit } from '../support/logged-git.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('vendorCommitTarballs', () => {
  const directory = useTemporaryDirectory();
  const sha = shaOf('b');
  const file = `git/acme-web-${sha}.tarball`;
  const bytes = commitArchive(sha, {
    'metadata.json': '{"name":"acme-web","version":"1.0.0"}',
    'sub/manifests/init.pp': 'class sub {}',
  });
  const withoutGit = { PATH: '/nowhere' };
  const vendored = () => join(directory(), 'vendor', file);

  /** A repository on a host whose archives can be had without git. */
  async function withProject(
    work: (settings: Partial<Settings>, asked: readonly string[]) => Promise<void>,
  ): Promise<void> {
    await withCodeHost(
      () => ({
        '/api/v3/repos/acme/web/commits/main': { body: sha },
        [`/acme/web/archive/${sha}.tar.gz`]: { body: bytes },
      }),
      async ({ url, asked }) => {
        const lines = [
          `mod 'web', git: '${url}/acme/web.git', ref: 'main'`,
          `mod 'sub', git: '${url}/acme/web', commit: '${sha}', path: 'sub'`,
        ];
        writeTree(directory(), { Puppetfile: lines.join('\n') });
        await work({ githubApiUrl: `${url}/api/v3`, variables: withoutGit }, asked);
      },
    );
  }
  const run = (settings: Partial<Settings>, options = {}) =>
    vendor(settingsOf(directory(), settings), ignore, options);
  const again = (settings: Partial<Settings>) => {
    for (const gone of ['modules', '.cache']) {
      rmSync(join(directory(), gone), { recursive: true, force: true });
    }
    return install(settingsOf(directory(), settings), ignore);
  };
  const installed = () =>
    Object.keys(readProject(directory())).filter((one) => one.startsWith('modules/'));
  const both = ['modules/sub/manifests/init.pp', 'modules/web/metadata.json'];

  it('keeps the archive of a commit once, and an install reads it with git and without', async () => {
    await withProject(async (settings, asked) => {
      const { commits } = await run(settings);
      assert.deepEqual(
        commits.map(({ modules, state, ...one }) => [one.file, one.sha, modules, state]),
        [[file, sha, ['acme-web', 'sub'], 'written']],
      );
      assert.deepEqual(readFileSync(vendored()), bytes);
      const requests = asked.length;
      await again(settings);
      assert.deepEqual(installed(), both);
      await again({ ...settings, isOffline: true });
      assert.deepEqual(installed(), both);
      const logged = createLoggedGit(directory());
      const variables = { ...gitVariables(directory()), PATH: logged.PATH };
      await again({ ...settings, variables });
      assert.deepEqual(installed(), both);
      assert.deepEqual(logged.take(), []);
      assert.equal(asked.length, requests);
    });
  });

  it('does nothing the second time', async () => {
    await withProject(async (settings) => {
      await run(settings);
      const { commits, stale } = await run({
        ...settings,
        isOffline: true,
        cacheDirectory: undefined,
      });
      assert.deepEqual(
        commits.map(({ state }) => state),
        ['unchanged'],
      );
      assert.deepEqual(stale, []);
    });
  });

  it('lets no install pass over a damaged one, and replaces it', async () => {
    await withProject(async (settings) => {
      await run(settings);
      writeFileSync(vendored(), bytes.subarray(0, -20));
      for (const isOffline of [false, true]) {
        const error = await rejection(again({ ...settings, isOffline }), 'CHECKSUM_MISMATCH');
        assert.equal(error.message, `\`vendor/${file}\` is not the archive that was promised`);
        assert.deepEqual(installed(), []);
      }
      const { commits } = await run(settings);
      assert.deepEqual(
        commits.map(({ state }) => state),
        ['replaced'],
      );
      assert.deepEqual(readFileSync(vendored()), bytes);
    });
  });

  it('prunes it when its commit is no longer locked', async () => {
    await withProject(async (settings) => {
      await run(settings);
      writeTree(directory(), { Puppetfile: '', 'Puppetfile.lock': 'DEPENDENCIES\n\n' });
      assert.deepEqual((await run(settings, { prunes: true })).removed, [file]);
      assert.deepEqual(readdirSync(join(directory(), 'vendor')), []);
    });
  });

  it('names the repositories that only git can read', async () => {
    writeTree(directory(), { Puppetfile: "mod 'acme-a', git: '/srv/a'" });
    const error = await rejection(run({ variables: withoutGit }), 'GIT_FAILED');
    assert.equal(error.message, 'There is no git client, and modules come from git');
    assert.equal(existsSync(join(directory(), 'vendor')), false);
  });
});
