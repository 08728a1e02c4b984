import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from '../../src/commands/lock.ts';
import { type OutdatedModule, outdated } from '../../src/commands/outdated.ts';
import { addRelease, withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { collectEvents, ignore, readProject, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const base = (version: string): TestModule => ({ name: 'acme-base', version });
const web = (version: string, range: string): TestModule => ({
  name: 'acme-web',
  version,
  dependencies: { 'acme/base': range },
});

describe('outdated', () => {
  const directory = useTemporaryDirectory();

  /** Locks what there is, then adds releases and asks what is outdated. */
  async function look(
    lines: readonly string[],
    before: readonly TestModule[],
    after: readonly TestModule[],
  ): Promise<readonly OutdatedModule[]> {
    let result: readonly OutdatedModule[] = [];
    await withForge(before, async (forge) => {
      const text = [`forge '${forge.url}'`, ...lines].join('\n');
      writeTree(directory(), { Puppetfile: text });
      await lock(settingsOf(directory()), ignore);
      for (const release of after) addRelease(forge.directory, release);
      const files = readProject(directory());
      result = await outdated(settingsOf(directory()), ignore);
      assert.deepEqual(readProject(directory()), files);
    });
    return result;
  }

  it('finds nothing where every module is at its newest release', async () => {
    assert.deepEqual(await look(["mod 'acme-base'"], [base('1.0.0'), base('1.1.0')], []), []);
  });

  it('finds what an update would bring', async () => {
    assert.deepEqual(await look(["mod 'acme-base'"], [base('1.0.0')], [base('1.1.0')]), [
      {
        name: 'acme-base',
        locked: '1.0.0',
        wanted: '1.1.0',
        latest: '1.1.0',
        heldBackBy: undefined,
        deletedFrom: undefined,
        deprecation: undefined,
      },
    ]);
  });

  it('does not take a pre-release for the newest', async () => {
    assert.deepEqual(await look(["mod 'acme-base'"], [base('1.0.0')], [base('2.0.0-rc1')]), []);
  });

  it('finds nothing to do about a pre-release that somebody asked for', async () => {
    const lines = ["mod 'acme-base', '2.0.0-rc1'"];
    assert.deepEqual(await look(lines, [base('1.0.0'), base('2.0.0-rc1')], []), []);
  });

  const reasons: readonly [
    title: string,
    lines: readonly string[],
    before: readonly TestModule[],
    after: readonly TestModule[],
    module: string,
    reason: string,
  ][] = [
    [
      'the Puppetfile',
      ["mod 'acme-base', '~> 1.0'"],
      [base('1.0.0')],
      [base('2.0.0')],
      'acme-base',
      'Puppetfile:2 asks for ~> 1.0',
    ],
    [
      'another module',
      ["mod 'acme-web'"],
      [web('1.0.0', '< 2.0.0'), base('1.0.0')],
      [base('2.0.0')],
      'acme-base',
      'acme-web 1.0.0 requires < 2.0.0',
    ],
    [
      'what it needs itself',
      ["mod 'acme-base', '1.0.0'", "mod 'acme-web'"],
      [web('1.0.0', '>= 1.0.0'), base('1.0.0')],
      [web('2.0.0', '>= 2.0.0'), base('2.0.0')],
      'acme-web',
      'acme-web 2.0.0 requires acme-base >= 2.0.0',
    ],
  ];
  for (const [title, lines, before, after, module, reason] of reasons) {
    it(`says that ${title} keeps a module from its newest release`, async () => {
      const found = await look(lines, before, after);
      const { locked, wanted, latest, heldBackBy } =
        found.find(({ name }) => name === module) ?? assert.fail(JSON.stringify(found));
      assert.deepEqual([locked, wanted, latest], ['1.0.0', '1.0.0', '2.0.0']);
      assert.equal(heldBackBy, reason);
    });
  }

  it('says that nobody can choose a release with broken metadata', async () => {
    const broken = { ...base('2.0.0'), dependencies: { 'acme/log': 'newest' } };
    const [found] = await look(["mod 'acme-base'"], [base('1.0.0')], [broken]);
    assert.match(found?.heldBackBy ?? '', /^acme-base 2\.0\.0 has a broken dependency: /);
  });

  it('finds what would no longer be needed', async () => {
    const before = [web('1.0.0', '>= 1.0.0'), base('1.0.0')];
    const after = [{ name: 'acme-web', version: '2.0.0' }];
    const found = await look(["mod 'acme-web'"], before, after);
    assert.deepEqual(
      found.map(({ name, wanted }) => [name, wanted]),
      [
        ['acme-base', undefined],
        ['acme-web', '2.0.0'],
      ],
    );
  });

  /** Locks what there is, and asks what is outdated once the Forge says more of it. */
  async function lookWith(
    lines: readonly string[],
    releases: readonly TestModule[],
    annotations: Readonly<Record<string, string>>,
  ) {
    const { report, events } = collectEvents();
    let rows: readonly OutdatedModule[] = [];
    let requests: readonly string[] = [];
    let failure: unknown;
    let url = '';
    await withForge(releases, async (forge) => {
      url = forge.url;
      writeTree(directory(), { Puppetfile: [`forge '${forge.url}'`, ...lines].join('\n') });
      await lock(settingsOf(directory()), ignore);
      writeTree(forge.directory, annotations);
      const asked = forge.requests.length;
      rows = await outdated(settingsOf(directory()), report).catch((error: unknown) => {
        failure = error;
        return [];
      });
      requests = forge.requests.slice(asked).map((request) => request.replace(/\?.*/, ''));
    });
    return { rows, requests, failure, events, url };
  }

  it('finds a deprecated module at its newest release, with one request for it alone', async () => {
    const text =
      '{ "acme-base": { "at": "2024-01-31", "for": "old", "superseded_by": "acme-new" } }';
    const lines = ["mod 'acme-base'", "mod 'acme-log'"];
    const releases = [base('1.0.0'), { name: 'acme-log', version: '1.0.0' }];
    const { rows, requests } = await lookWith(lines, releases, { 'deprecated.json': text });
    assert.deepEqual(
      rows.map(({ name, locked, wanted, deprecation }) => [name, locked, wanted, deprecation]),
      [
        [
          'acme-base',
          '1.0.0',
          '1.0.0',
          { since: '2024-01-31', reason: 'old', successor: 'acme-new' },
        ],
      ],
    );
    assert.deepEqual(requests.toSorted(), [
      'GET /v3/modules/acme-base',
      'GET /v3/releases',
      'GET /v3/releases',
    ]);
  });

  it('finds a locked release that the Forge no longer lists', async () => {
    const releases = [base('1.0.0'), base('1.1.0')];
    const deleted = { 'deleted.json': '["acme-base-1.1.0"]' };
    const { rows, url } = await lookWith(["mod 'acme-base'"], releases, deleted);
    assert.deepEqual(
      rows.map(({ locked, wanted, latest, deletedFrom }) => [locked, wanted, latest, deletedFrom]),
      [['1.1.0', '1.0.0', '1.0.0', url]],
    );
  });

  it('names a deleted release where nothing is left to choose', async () => {
    const releases = [base('1.0.0'), base('1.1.0')];
    const deleted = { 'deleted.json': '["acme-base-1.1.0"]' };
    const { failure, events, url } = await lookWith(
      ["mod 'acme-base', '1.1.0'"],
      releases,
      deleted,
    );
    await rejection(Promise.reject(failure), 'VERSION_NOT_FOUND');
    const warnings = events.filter(({ kind }) => kind === 'warning');
    const message = `acme-base 1.1.0 is locked, and no longer on ${url}`;
    assert.deepEqual(warnings, [{ kind: 'warning', message }]);
  });

  it('blames no deletion for a conflict that has nothing to do with one', async () => {
    await withForge([base('1.0.0')], async ({ url }) => {
      writeTree(directory(), { Puppetfile: `forge '${url}'\nmod 'acme-base'` });
      await lock(settingsOf(directory()), ignore);
      writeTree(directory(), { Puppetfile: `forge '${url}'\nmod 'acme-base', '2.0.0'` });
      const { report, events } = collectEvents();
      await rejection(outdated(settingsOf(directory()), report), 'VERSION_NOT_FOUND');
      assert.deepEqual(
        events.filter(({ kind }) => kind === 'warning'),
        [],
      );
    });
  });

  it('makes no request that is forbidden', async () => {
    await withForge([base('1.0.0')], async (forge) => {
      writeTree(directory(), { Puppetfile: `forge '${forge.url}'\nmod 'acme-base'` });
      await lock(settingsOf(directory()), ignore);
      const asked = forge.requests.length;
      const settings = settingsOf(directory(), { isOffline: true });
      assert.deepEqual(await outdated(settings, ignore), []);
      rmSync(join(directory(), '.cache'), { recursive: true });
      await rejection(outdated(settings, ignore), 'OFFLINE');
      assert.equal(forge.requests.length, asked);
    });
  });

  it('needs a lock', async () => {
    writeTree(directory(), { Puppetfile: '' });
    await rejection(outdated(settingsOf(directory()), ignore), 'LOCKFILE_MISSING');
  });
});
