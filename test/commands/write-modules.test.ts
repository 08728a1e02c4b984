import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lookAtModules } from '../../src/commands/look-at-modules.ts';
import { partModules } from '../../src/commands/module-places.ts';
import { openModuleSupply } from '../../src/commands/module-supply.ts';
import { openProject } from '../../src/commands/open-project.ts';
import { planModules } from '../../src/commands/plan-modules.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { writeModules } from '../../src/commands/write-modules.ts';
import type { HttpClient } from '../../src/net/http.ts';
import { type FaultyAnswer, reply, withFaultyServer } from '../support/faulty-server.ts';
import { withForge } from '../support/forge.ts';
import { withHttpClient } from '../support/http-client.ts';
import { moduleTarball, type TestModule } from '../support/module-tarball.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0' },
  { name: 'acme-web', version: '2.0.0' },
  { name: 'acme-log', version: '1.0.0' },
];

describe('the modules directory', () => {
  const directory = useTemporaryDirectory();

  async function planFor(http: HttpClient, url: string, lines: readonly string[]) {
    writeTree(directory(), { Puppetfile: [`forge '${url}'`, ...lines].join('\n') });
    const settings = settingsOf(directory());
    const project = await openProject(settings, ignore);
    const supply = openModuleSupply({ http, settings, project, report: ignore });
    const plan = await planModules(project, { settings, http, supply, report: ignore });
    return { project, supply, plan };
  }

  /** What is to be done for a Puppetfile, as names. */
  function look(url: string, lines: readonly string[], changed: Partial<Settings> = {}) {
    return withHttpClient(async (http) => {
      const { project, plan } = await planFor(http, url, lines);
      const [place] = partModules(project, plan);
      const state = lookAtModules(place, settingsOf(directory(), changed));
      const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
      return {
        installed: names(state.installed),
        unchanged: names(state.unchanged),
        missing: names(state.missing),
        unwanted: names(state.unwanted),
      };
    });
  }

  function write(url: string, lines: readonly string[]) {
    const settings = settingsOf(directory());
    return withHttpClient(async (http) => {
      const planned = await planFor(http, url, lines);
      return writeModules({ http, settings, report: ignore, ...planned });
    });
  }

  it('lacks everything before the first install', async () => {
    await withForge(modules, async ({ url }) => {
      assert.deepEqual(await look(url, ["mod 'acme-web'"]), {
        installed: [],
        unchanged: [],
        missing: ['acme-web'],
        unwanted: [],
      });
      assert.deepEqual(readdirSync(directory()), ['.cache', 'Puppetfile']);
    });
  });

  const changes: readonly [string, readonly string[], Partial<Settings>, object][] = [
    ['has what was written', ["mod 'acme-web', '1.0.0'"], {}, { unchanged: ['acme-web'] }],
    ['lacks another version', ["mod 'acme-web', '2.0.0'"], {}, { missing: ['acme-web'] }],
    [
      'lacks other content',
      ["mod 'acme-web', '1.0.0'"],
      { content: 'full' },
      { missing: ['acme-web'] },
    ],
    [
      'has more than is wanted',
      ["mod 'acme-log'"],
      {},
      { missing: ['acme-log'], unwanted: ['acme-web'] },
    ],
  ];
  for (const [title, lines, changed, expected] of changes) {
    it(`${title}, after an install`, async () => {
      await withForge(modules, async ({ url }) => {
        await write(url, ["mod 'acme-web', '1.0.0'"]);
        const nothing = { unchanged: [], missing: [], unwanted: [] };
        const found = await look(url, lines, changed);
        assert.deepEqual(found, { installed: ['acme-web'], ...nothing, ...expected });
      });
    });
  }

  it('lacks a module that somebody edited', async () => {
    await withForge(modules, async ({ url }) => {
      await write(url, ["mod 'acme-log'"]);
      appendFileSync(join(directory(), 'modules', 'log', 'manifests', 'init.pp'), '#');
      assert.deepEqual((await look(url, ["mod 'acme-log'"])).missing, ['acme-log']);
    });
  });

  it('tells what was written, and what stayed', async () => {
    await withForge(modules, async ({ url }) => {
      await write(url, ["mod 'acme-log'"]);
      const done = await write(url, ["mod 'acme-log'", "mod 'acme-web'"]);
      assert.equal(done.written, 1);
      assert.deepEqual(
        done.modules.map(({ name }) => name),
        ['acme-log', 'acme-web'],
      );
      assert.equal(done.lockfile.checksums.size, 2);
    });
  });

  it('holds nothing of a run that failed', async () => {
    await withFaultyServer(serveUnsafe, async ({ url }) => {
      await rejection(write(url, ["mod 'acme-log'", "mod 'acme-bad'"]), 'ARCHIVE_UNSAFE');
      const left = readdirSync(directory(), { recursive: true, encoding: 'utf8' });
      assert.deepEqual(
        left.filter((path) => !path.startsWith('.cache')),
        ['Puppetfile'],
      );
    });
  });
});

/** A Forge that has one release of every module, and does not look into `acme-bad`. */
const serveUnsafe: FaultyAnswer = (request, response) => {
  const [name = ''] = /acme-[a-z]+/.exec(request.url ?? '') ?? [];
  const files = { [name === 'acme-bad' ? 'lib/../../x.rb' : 'lib/x.rb']: '' };
  const bytes = moduleTarball({ name, version: '1.0.0', files });
  const file_sha256 = createHash('sha256').update(bytes).digest('hex');
  const page = { results: [{ version: '1.0.0', file_sha256 }] };
  const body = request.url?.endsWith('.tar.gz') ? bytes : JSON.stringify(page);
  reply(200, { 'content-type': 'application/json' }, body)(request, response);
};
