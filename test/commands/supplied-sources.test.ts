import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { update } from '../../src/commands/update.ts';
import { verify } from '../../src/commands/verify.ts';
import { commitArchive, shaOf, tagJson, withCodeHost } from '../support/code-host.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('install from other sources', () => {
  const directory = useTemporaryDirectory();
  const path = (...parts: readonly string[]) => join(directory(), ...parts);
  const lockText = () => readFileSync(path('Puppetfile.lock'), 'utf8');
  const run = (changed: Partial<Settings> = {}) =>
    install(settingsOf(directory(), changed), ignore);

  describe('a tag of GitHub', () => {
    const shas: Readonly<Record<string, string>> = {
      '1.0.0': shaOf('a'),
      '1.1.0': shaOf('b'),
      '2.0.0': shaOf('c'),
    };
    const metadata = (version: string) => ({
      'metadata.json': `{"name":"acme-web","version":"${version}"}`,
    });
    const archives = Object.fromEntries(
      Object.entries(shas).map(([version, sha]) => [
        `/repos/acme/web/tarball/${sha}`,
        { body: commitArchive(sha, metadata(version)) },
      ]),
    );
    /** What the host has when it is asked. */
    const hostOf = (versions: () => readonly string[]) => () => ({
      get '/repos/acme/web/tags?per_page=100'() {
        return { body: versions().map((version) => tagJson(`v${version}`, shas[version] ?? '')) };
      },
      ...archives,
    });

    it('is the newest that the Puppetfile allows, and stays as it is locked', async () => {
      writeTree(directory(), { Puppetfile: "mod 'acme-web', '1.x', github_tarball: 'acme/web'" });
      await withCodeHost(
        hostOf(() => ['1.0.0', '1.1.0', '2.0.0']),
        async ({ url: githubApiUrl, asked }) => {
          await run({ githubApiUrl });
          assert.match(
            lockText(),
            /^GITHUBTARBALL\n {2}remote: acme\/web\n {2}specs:\n {4}acme-web \(1\.1\.0\)$/m,
          );
          const requests = asked.length;
          rmSync(path('modules'), { recursive: true });
          await run({ githubApiUrl });
          assert.equal(asked.length, requests);
          assert.match(readFileSync(path('modules/web/metadata.json'), 'utf8'), /1\.1\.0/);
          rmSync(path('modules'), { recursive: true });
          rmSync(path('.cache'), { recursive: true });
          await run({ githubApiUrl, frozenBy: '--frozen' });
          assert.match(readFileSync(path('modules/web/metadata.json'), 'utf8'), /1\.1\.0/);
        },
      );
    });

    it('is missed where it was locked and is gone', async () => {
      writeTree(directory(), { Puppetfile: "mod 'acme-web', github_tarball: 'acme/web'" });
      let versions = ['1.0.0', '1.1.0'];
      await withCodeHost(
        hostOf(() => versions),
        async ({ url: githubApiUrl }) => {
          await run({ githubApiUrl });
          versions = ['1.0.0'];
          for (const gone of ['modules', '.cache']) rmSync(path(gone), { recursive: true });
          await rejection(run({ githubApiUrl }), 'VERSION_NOT_FOUND');
          assert.ok(!existsSync(path('modules/web')));
        },
      );
    });
  });

  describe('a repository of GitHub without a git client', () => {
    it('comes as the archive of its commit', async () => {
      const sha = shaOf('b');
      const files = {
        'metadata.json': '{"name":"acme-web","version":"1.0.0"}',
        'sub/manifests/init.pp': 'class sub {}',
      };
      await withCodeHost(
        () => ({
          '/api/v3/repos/acme/web/commits/main': { body: sha },
          [`/acme/web/archive/${sha}.tar.gz`]: { body: commitArchive(sha, files) },
        }),
        async ({ url, asked }) => {
          const lines = [
            `mod 'web', git: '${url}/acme/web.git', ref: 'main'`,
            `mod 'sub', git: '${url}/acme/web', commit: '${sha}', path: 'sub'`,
          ];
          writeTree(directory(), { Puppetfile: lines.join('\n') });
          const settings = { githubApiUrl: `${url}/api/v3`, variables: { PATH: '/nowhere' } };
          await run(settings);
          assert.deepEqual(
            Object.keys(readProject(directory())).filter((file) => file.startsWith('modules/')),
            ['modules/sub/manifests/init.pp', 'modules/web/metadata.json'],
          );
          assert.equal(lockText().split(`  sha: ${sha}\n`).length, 3);
          const requests = asked.length;
          rmSync(path('modules'), { recursive: true });
          await run({ ...settings, frozenBy: '--frozen' });
          assert.equal(asked.length, requests);
        },
      );
    });
  });

  it('names the modules that need a git client where there is none', async () => {
    const lines = [
      "mod 'acme-a', git: '/srv/a'",
      "mod 'acme-b', git: 'https://me@github.com/acme/b'",
      "mod 'acme-c', git: 'git@github.com:acme/c'",
    ];
    writeTree(directory(), { Puppetfile: lines.join('\n') });
    const error = await rejection(run({ variables: { PATH: '/nowhere' } }), 'GIT_FAILED');
    assert.equal(error.message, 'There is no git client, and modules come from git');
    assert.deepEqual(
      error.labels.map(({ span }) => span.line),
      [1, 2, 3],
    );
  });

  describe('a tarball', () => {
    const bytes = commitArchive(shaOf('c'), {
      'metadata.json': '{"name":"acme-web","version":"1.0.0"}',
    });
    const other = commitArchive(shaOf('d'), {
      'metadata.json': '{"name":"acme-web","version":"1.1.0"}',
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');

    it('is locked by its checksum, and an exchanged one is refused until somebody updates', async () => {
      let body = bytes;
      await withCodeHost(
        () => ({
          get '/web.tar.gz'() {
            return { body };
          },
        }),
        async ({ url }) => {
          writeTree(directory(), {
            Puppetfile: `mod 'acme-web', type: 'tarball', source: '${url}/web.tar.gz'`,
          });
          await run();
          assert.ok(lockText().includes(`  acme-web (1.0.0) sha256=${sha256}\n`));
          body = other;
          for (const gone of ['modules', '.cache']) rmSync(path(gone), { recursive: true });
          await rejection(run(), 'CHECKSUM_MISMATCH');
          assert.ok(!existsSync(path('modules/web')));
          await update(settingsOf(directory()), ignore, []);
          await run();
          assert.match(lockText(), /acme-web \(1\.1\.0\)/);
          const { findings } = await verify(settingsOf(directory()), ignore);
          assert.deepEqual(findings, []);
        },
      );
    });

    it('has to have the checksum that the Puppetfile states', async () => {
      writeFileSync(path('web.tar.gz'), bytes);
      const mod = (digest: string) =>
        `mod 'acme-web', type: 'tarball', source: 'web.tar.gz', sha256sum: '${digest}'`;
      writeTree(directory(), { Puppetfile: mod('0'.repeat(64)) });
      await rejection(run(), 'CHECKSUM_MISMATCH');
      writeTree(directory(), { Puppetfile: mod(sha256) });
      await run();
      assert.ok(existsSync(path('modules/web/metadata.json')));
    });
  });
});
