import assert from 'node:assert/strict';
import { lookAtModules } from '../../src/commands/look-at-modules.ts';
import type { Settings } from '../../src/commands/settings.ts';
import type { SuppliedModule } from '../../src/commands/supplied-module.ts';
import { commitModules } from '../../src/layout/commit-modules.ts';
import { formatInstalled } from '../../src/layout/format-installed.ts';
import { stageModule } from '../../src/layout/stage-module.ts';
import { createStaging, discardStaging } from '../../src/layout/staging.ts';
import type { ModuleName } from '../../src/model/module-name.ts';
import { moduleName } from '../support/declare-modules.ts';
import { settingsOf } from '../support/project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const digest = 'a'.repeat(40);
const web: SuppliedModule = {
  kind: 'supplied',
  name: moduleName('acme-web'),
  version: '1.0.0',
  pin: { kind: 'git', url: 'https://git.example.com/web', ref: 'v1', sha: digest, path: undefined },
  digest,
};

describe('lookAtModules', () => {
  const directory = useTemporaryDirectory();

  /** Installs the module, of a commit that has submodules or not. */
  function install(followsSubmodules?: boolean): void {
    const staging = createStaging(directory());
    const entry = { kind: 'file' as const, path: 'manifests/init.pp', isExecutable: false };
    const archive = {
      entries: [{ ...entry, mtimeMs: 0, content: Buffer.from('class web {}') }],
      ...(followsSubmodules !== undefined && { followsSubmodules }),
    };
    const staged = stageModule(staging, {
      ...web,
      archive,
      isUnreleased: true,
      content: 'runtime',
    });
    commitModules(staging, { staged: [staged], unchanged: [], installed: [] });
    discardStaging(staging);
  }

  function isThere(changed: Partial<Settings> = {}, module: Partial<SuppliedModule> = {}): boolean {
    const place = {
      modulesDirectory: directory(),
      archives: [],
      supplied: [{ ...web, ...module }],
      withoutSpec: new Set<ModuleName>(),
    };
    const { unchanged, missingSupplied } = lookAtModules(place, settingsOf(directory(), changed));
    assert.equal(unchanged.length + missingSupplied.length, 1);
    return unchanged.length === 1;
  }

  it('finds what was installed', () => {
    install();
    assert.equal(isThere(), true);
  });

  it('misses another version, digest and kind of content', () => {
    install();
    assert.equal(isThere({}, { version: '1.0.1' }), false);
    assert.equal(isThere({}, { digest: 'b'.repeat(40) }), false);
    assert.equal(isThere({ content: 'full' }), false);
  });

  it('misses what was edited', () => {
    install();
    writeTree(directory(), { 'web/manifests/init.pp': 'class web { }' });
    assert.equal(isThere(), false);
  });

  const submodules: readonly [installed: boolean | undefined, asked: boolean, found: boolean][] = [
    [undefined, false, true],
    [undefined, true, true],
    [false, false, true],
    [false, true, false],
    [true, false, false],
    [true, true, true],
  ];
  for (const [installed, asked, found] of submodules) {
    const has =
      installed === undefined ? 'has none' : `was laid out ${installed ? 'with' : 'without'}`;
    const title = `${found ? 'finds' : 'misses'} a module that ${has} where they are ${asked ? '' : 'not '}asked for`;
    it(`with submodules, ${title}`, () => {
      install(installed);
      assert.equal(isThere({ followsSubmodules: asked }), found);
    });
  }

  it('tells what pupfile installed and nobody wants any more', () => {
    install();
    const place = {
      modulesDirectory: directory(),
      archives: [],
      supplied: [],
      withoutSpec: new Set<ModuleName>(),
    };
    const state = lookAtModules(place, settingsOf(directory()));
    assert.deepEqual(
      state.unwanted.map(({ name }) => name),
      ['acme-web'],
    );
  });

  it('misses what is there and was not recorded', () => {
    install();
    writeTree(directory(), { '.pupfile/installed.json': formatInstalled([]).text });
    assert.equal(isThere(), false);
  });
});
