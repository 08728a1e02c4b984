import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/commands/check.ts';
import { install } from '../../src/commands/install.ts';
import { lock } from '../../src/commands/lock.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { countCurrent, findSettled } from '../../src/commands/settled-project.ts';
import { sumTotals } from '../../src/layout/installed-modules.ts';
import { withForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-base', version: '1.0.0' },
  { name: 'acme-base', version: '2.0.0' },
  { name: 'acme-old', version: '1.0.0', dependencies: { 'acme/base': '< 2.0.0' } },
];

describe('a settled project', () => {
  const directory = useTemporaryDirectory();
  const path = (...parts: readonly string[]) => join(directory(), ...parts);

  /** Installs, with more lines in the Puppetfile, files beside it or other settings. */
  async function settle(
    lines: readonly string[] = [],
    {
      files = {},
      settings = {},
    }: {
      readonly files?: Readonly<Record<string, string>>;
      readonly settings?: Partial<Settings>;
    } = {},
  ): Promise<void> {
    await withForge(modules, async ({ url }) => {
      const puppetfile = [`forge '${url}'`, "mod 'acme-web'", ...lines, ''].join('\n');
      writeTree(directory(), { Puppetfile: puppetfile, ...files });
      await install(settingsOf(directory(), settings), ignore);
    });
  }

  it('is told in the numbers that a look at everything tells', async () => {
    await settle();
    const { kept, leftOut, written } = await install(settingsOf(directory()), ignore);
    assert.equal(written, 0);
    assert.deepEqual(findSettled(directory()), { modules: 2, kept, leftOut });
    assert.notDeepEqual(kept, sumTotals([]));
    const { differences, modules: locked } = await check(settingsOf(directory()), ignore);
    assert.deepEqual([countCurrent(directory()), differences], [locked, []]);
  });

  it('is none before anything is installed', async () => {
    writeTree(directory(), { Puppetfile: '', 'Puppetfile.lock': 'DEPENDENCIES\n\n' });
    assert.equal(countCurrent(directory()), undefined);
    assert.equal(findSettled(directory()), undefined);
  });

  const notCurrent: readonly [title: string, change: () => unknown][] = [
    ['another Puppetfile', () => writeFileSync(path('Puppetfile'), "mod 'acme-web'\n")],
    ['one without end of line', () => writeFileSync(path('Puppetfile'), "mod 'acme-web'")],
    ['none', () => rmSync(path('Puppetfile'))],
    ['another lock', () => writeFileSync(path('Puppetfile.lock'), 'DEPENDENCIES\n\n')],
    ['no lock', () => rmSync(path('Puppetfile.lock'))],
    ['a metadata.json, which it may be about', () => writeFileSync(path('metadata.json'), '{}')],
    ['no modules', () => rmSync(path('modules'), { recursive: true })],
    [
      'a record that came with a git repository',
      () => utimesSync(path('modules/.pupfile/installed.json'), new Date(), new Date()),
    ],
    ['a link for a record', () => linkTo('modules/.pupfile/installed.json')],
  ];
  for (const [title, change] of notCurrent) {
    it(`is not settled any more with ${title}`, async () => {
      await settle();
      assert.equal(countCurrent(directory()), 2);
      change();
      assert.equal(countCurrent(directory()), undefined);
      assert.equal(findSettled(directory()), undefined);
    });
  }

  function linkTo(name: string): void {
    rmSync(path(name));
    symlinkSync('/dev/null', path(name));
  }

  const notUntouched: readonly [title: string, change: () => unknown][] = [
    ['that was edited', () => writeFileSync(path('modules/web/metadata.json'), '{}')],
    [
      'that was edited, with as many bytes',
      () => writeFileSync(path('modules/web/manifests/init.pp'), 'class WEB {}'),
    ],
    ['that may be executed', () => chmodSync(path('modules/web/metadata.json'), 0o755)],
    ['that is gone', () => rmSync(path('modules/web'), { recursive: true })],
    ['with one file more', () => writeFileSync(path('modules/web/x.pp'), '')],
    ["beside somebody else's", () => mkdirSync(path('modules/mine'))],
    ['beside a file', () => writeFileSync(path('modules/notes.txt'), '')],
    ['at which a run is at work', () => writeFileSync(path('modules/.pupfile/lock'), '')],
    ['at which a run was killed', () => mkdirSync(path('modules/.pupfile/staging-abc'))],
  ];
  for (const [title, change] of notUntouched) {
    it(`is current and not settled with a module ${title}`, async () => {
      await settle();
      assert.notEqual(findSettled(directory()), undefined);
      change();
      assert.equal(countCurrent(directory()), 2);
      assert.equal(findSettled(directory()), undefined);
    });
  }

  it('is not settled while its lock is ahead of its modules, and again when it is back', async () => {
    await settle();
    const before = findSettled(directory());
    await withForge(modules.slice(0, 2), async ({ url }) => {
      writeTree(directory(), { Puppetfile: `forge '${url}'\nmod 'acme-web'\nmod 'acme-base'\n` });
      await lock(settingsOf(directory()), ignore);
      assert.equal(countCurrent(directory()), undefined);
      await install(settingsOf(directory()), ignore);
      assert.deepEqual(findSettled(directory())?.modules, before?.modules);
    });
  });

  const others: readonly [title: string, ...Parameters<typeof settle>][] = [
    ['there is a warning to repeat', ["mod 'acme-base', :gti => 'x'"]],
    ['the Puppetfile is Ruby, which may see more', ["mod 'acme-base' if ENV['HOME']"]],
    ['a module comes from elsewhere', ["mod 'mine', :local => true"]],
    ['a module is put elsewhere', ["mod 'acme-base', :install_path => 'site'"]],
    ['the modules are elsewhere', ["moduledir 'other'"]],
    [
      'a requirement is overridden',
      ["mod 'acme-old'", "mod 'acme-base', '2.0.0' # pupfile:override"],
    ],
    ['a metadata.json is there', [], { files: { 'metadata.json': '{"name":"a-b"}' } }],
    ['more was to be kept', [], { settings: { content: 'full' } }],
    ['a file was to be kept', [], { settings: { keeps: ['README.md'] } }],
    ['the modules are elsewhere for once', [], { settings: { modulesDirectory: 'other' } }],
  ];
  for (const [title, lines = [], options = {}] of others) {
    it(`is none where ${title}`, async () => {
      await settle(lines, options);
      assert.equal(countCurrent(directory()), undefined);
    });
  }

  it('has the same record wherever its modules are put', async () => {
    await settle();
    const record = () => readFileSync(path('modules/.pupfile/installed.json'), 'utf8');
    const before = record();
    rmSync(path('modules'), { recursive: true });
    await settle([], { settings: { modulesDirectory: 'other' } });
    renameSync(path('other'), path('modules'));
    // Each Forge of the tests has another address, which stands in the Puppetfile.
    assert.equal(withoutHashes(record()), withoutHashes(before));
    assert.equal(findSettled(directory())?.modules, 2);
  });
});

function withoutHashes(text: string): string {
  return text.replace(/(?<= )[0-9a-f]{64}/g, '').replace(/"mtimeMs":\d+/, '');
}
