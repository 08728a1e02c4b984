import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { verify } from '../../src/commands/verify.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { withFaultyServer } from '../support/faulty-server.ts';
import { withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { collectEvents, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { tarBytes } from '../support/tar-bytes.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const forgeModules: readonly TestModule[] = [
  { name: 'acme-base', version: '1.0.0' },
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/site': '>= 2.0.0' } },
];

describe('modules that come from elsewhere than a Forge', () => {
  const directory = useTemporaryDirectory();

  /** Installs the Puppetfile `lines` beside those files; what is locked, as `name version` lines. */
  async function locked(
    lines: readonly string[],
    files: Readonly<Record<string, string>>,
    changed: Partial<Settings> = {},
  ) {
    const { report, events } = collectEvents();
    await withForge(forgeModules, async (forge) => {
      writeTree(directory(), {
        Puppetfile: [`forge '${forge.url}'`, ...lines].join('\n'),
        ...files,
      });
      await install(settingsOf(directory(), changed), report);
    });
    const text = readFileSync(join(directory(), 'Puppetfile.lock'), 'utf8');
    const { sources } = parseLockfile(text, 'Puppetfile.lock');
    return {
      modules: sources.flatMap(({ kind, remote, modules }) =>
        modules.map(({ name, version }) =>
          `${name} ${version} ${kind === 'forge' ? '' : remote}`.trim(),
        ),
      ),
      warnings: events.flatMap((event) => (event.kind === 'warning' ? [event.message] : [])),
    };
  }

  it('bring what their metadata.json requires', async () => {
    const files = { 'site/metadata.json': metadata('acme-site', '2.0.0', 'acme/base') };
    const { modules, warnings } = await locked(["mod 'acme-site', path: 'site'"], files);
    assert.deepEqual(modules, ['acme-base 1.0.0', 'acme-site 2.0.0 site']);
    assert.deepEqual(warnings, []);
  });

  it('have version 0.0.1 without a metadata.json, and that is told', async () => {
    const files = { 'site/manifests/init.pp': '' };
    const { modules, warnings } = await locked(["mod 'acme-site', path: 'site'"], files);
    assert.deepEqual(modules, ['acme-site 0.0.1 site']);
    assert.deepEqual(warnings, ['`acme-site`: it has no metadata.json; it counts as 0.0.1']);
  });

  it('are found under their full name where they are declared without their author', async () => {
    const files = { 'site/metadata.json': metadata('acme-site', '2.0.0') };
    const { modules } = await locked(["mod 'site', path: 'site'", "mod 'acme-web'"], files);
    assert.deepEqual(modules, ['acme-web 1.0.0', 'acme-site 2.0.0 site']);
    const lines = readFileSync(join(directory(), 'Puppetfile.lock'), 'utf8').split('\n');
    assert.ok(lines.includes('      site (>= 2.0.0)'));
    assert.ok(lines.includes('  site acme-site'));
  });

  it('have to be in the range that others require', async () => {
    const files = { 'site/metadata.json': metadata('acme-site', '1.9.0') };
    const lines = ["mod 'site', path: 'site'", "mod 'acme-web'"];
    const { notes } = await rejection(locked(lines, files), 'VERSION_NOT_FOUND');
    assert.deepEqual(notes, [
      'acme-web 1.0.0 requires acme-site >= 2.0.0, and there is no such release',
      'looked at 1 release: 1.9.0',
    ]);
    assert.ok(!('Puppetfile.lock' in readProject(directory())));
  });

  it('bring what their own Puppetfile declares, from where that says', async () => {
    const { modules } = await locked(["mod 'acme-site', path: 'site'"], {
      'site/metadata.json': metadata('acme-site', '2.0.0'),
      'site/Puppetfile':
        "forge 'https://elsewhere.example'\nmod 'acme-base'\nmod 'acme-part', path: '../parts/one'",
      'parts/one/metadata.json': metadata('acme-part', '0.1.0'),
      'parts/one/Puppetfile': "mod 'acme-deep', path: './deep'",
      'parts/one/deep/metadata.json': metadata('acme-deep', '0.2.0'),
    });
    assert.deepEqual(modules, [
      'acme-base 1.0.0',
      'acme-part 0.1.0 parts/one',
      'acme-deep 0.2.0 parts/one/deep',
      'acme-site 2.0.0 site',
    ]);
  });

  it('come from where the project says, whatever the Puppetfile of a module says', async () => {
    const { modules } = await locked(
      ["mod 'acme-site', path: 'site'", "mod 'acme-part', path: 'mine'"],
      {
        'site/Puppetfile': "mod 'acme-part', path: '../theirs'",
        'site/metadata.json': metadata('acme-site', '2.0.0'),
        'mine/metadata.json': metadata('acme-part', '1.0.0'),
        'theirs/metadata.json': metadata('acme-part', '2.0.0'),
      },
    );
    assert.deepEqual(modules, ['acme-part 1.0.0 mine', 'acme-site 2.0.0 site']);
  });

  it('need nothing where dependencies do not count', async () => {
    const files = {
      'site/Puppetfile': "mod 'acme-part', path: '../nowhere'",
      'site/metadata.json': metadata('acme-site', '2.0.0', 'acme/base'),
    };
    const settings = { ignoresDependencies: true };
    const { modules } = await locked(["mod 'acme-site', path: 'site'"], files, settings);
    assert.deepEqual(modules, ['acme-site 2.0.0 site']);
  });

  it('are not looked for where they are excluded', async () => {
    const files = {
      'site/Puppetfile': "mod 'acme-part', path: '../nowhere'",
      'site/metadata.json': metadata('acme-site', '2.0.0'),
    };
    const lines = ["exclusion 'acme-part'", "mod 'acme-site', path: 'site'"];
    assert.deepEqual((await locked(lines, files)).modules, ['acme-site 2.0.0 site']);
  });

  it('do not lead to files of this machine where they come from elsewhere', async () => {
    const archive = tarBytes(
      { path: 'web/metadata.json', content: metadata('acme-web', '1.0.0') },
      {
        path: 'web/Puppetfile',
        content: [
          "mod 'acme-a', path: '/etc'",
          `mod 'acme-b', git: '${directory()}'`,
          "mod 'acme-c', type: 'tarball', source: 'file:///etc/passwd'",
          "mod 'acme-d', svn: 'file:///srv/svn'",
          "mod 'acme-base'",
        ].join('\n'),
      },
    );
    await withFaultyServer(
      (_, response) => response.end(gzipSync(archive)),
      async ({ url }) => {
        const lines = [`mod 'acme-web', type: 'tarball', source: '${url}/web.tar.gz'`];
        const { modules, warnings } = await locked(lines, {});
        assert.deepEqual(modules, ['acme-base 1.0.0', `acme-web 1.0.0 ${url}/web.tar.gz`]);
        assert.deepEqual(
          warnings,
          ['a', 'b', 'c', 'd'].map(
            (name) =>
              `\`acme-web\`: its own Puppetfile asks for a place of this machine for \`acme-${name}\``,
          ),
        );
      },
    );
  });

  it('are installed in spite of a Puppetfile of their own that cannot be read', async () => {
    const { modules, warnings } = await locked(["mod 'acme-site', path: 'site'"], {
      'site/Puppetfile': "mod 'acme-part' path: 'x'",
      'site/metadata.json': metadata('acme-site', '2.0.0'),
    });
    assert.deepEqual(modules, ['acme-site 2.0.0 site']);
    assert.match(warnings.join('\n'), /its own Puppetfile is passed over: /);
  });

  it('cannot be two in one directory', async () => {
    const files = {
      'one/metadata.json': metadata('acme-site', '1.0.0'),
      'two/metadata.json': metadata('other-site', '1.0.0'),
    };
    const lines = ["mod 'acme-site', path: 'one'", "mod 'other-site', path: 'two'"];
    const error = await rejection(locked(lines, files), 'DIRECTORY_CONFLICT');
    assert.deepEqual(
      error.labels.map(({ span }) => span.line),
      [2, 3],
    );
  });

  it('leave alone what stands in the modules directory already, also when it is cleaned', async () => {
    const files = {
      'modules/mine/manifests/init.pp': 'class mine {}',
      'modules/stray/manifests/init.pp': 'class stray {}',
    };
    const lines = ["mod 'acme-mine', local: true", "mod 'acme-base'"];
    const { modules } = await locked(lines, files, { removesForeign: true });
    assert.deepEqual(modules, ['acme-base 1.0.0']);
    const found = Object.keys(readProject(directory())).filter((path) =>
      path.startsWith('modules/'),
    );
    assert.deepEqual(found, [
      'modules/base/manifests/init.pp',
      'modules/base/metadata.json',
      'modules/mine/manifests/init.pp',
    ]);
  });

  it('are put where install_path says, and taken away from there again', async () => {
    const files = {
      'a/metadata.json': metadata('acme-a', '1.0.0'),
      'b/metadata.json': metadata('acme-b', '1.0.0'),
      'site/own/file': 'untouched',
    };
    const mod = (name: string) => `mod 'acme-${name}', path: '${name}', install_path: 'site'`;
    await locked([mod('a'), mod('b')], files, { removesForeign: true });
    assert.ok('site/a/metadata.json' in readProject(directory()));
    assert.deepEqual((await verify(settingsOf(directory()), () => {})).findings, []);
    await locked([mod('b')], {}, { removesForeign: true });
    const found = Object.keys(readProject(directory())).filter((path) => path.startsWith('site/'));
    assert.deepEqual(found, ['site/b/metadata.json', 'site/own/file']);
  });
});

function metadata(name: string, version: string, ...dependencies: readonly string[]): string {
  return JSON.stringify({
    name,
    version,
    dependencies: dependencies.map((one) => ({ name: one })),
  });
}
