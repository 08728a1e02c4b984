import assert from 'node:assert/strict';
import { parseRange, parseRequirement } from '../../src/model/parse-range.ts';
import type { VersionRange } from '../../src/model/version-range.ts';
import { knowModule, type ModuleView } from '../../src/resolver/known-module.ts';
import { emptySet, singleChoice } from '../../src/resolver/release-set.ts';
import { moduleName, releaseOf } from '../support/declare-modules.ts';
import { moduleWith, tellReleases, tellSet } from '../support/universe.ts';

const name = moduleName('acme-web');
const view: ModuleView = {
  lockedVersion: undefined,
  dependenciesOf: ({ dependencies }) => dependencies,
  supports: () => true,
};

function within(text: string, ...versions: readonly string[]): string {
  const module = moduleWith('acme-web', ...versions);
  return tellSet(module, module.within(readable(parseRange(text))));
}

function readable(range: VersionRange | null): VersionRange {
  assert(range);
  return range;
}

describe('knowModule', () => {
  const releases = ['1.0.2', '1.0.10', '2.0.0-rc1', '0.10.0', '0.2.0', '2.0.0', '2.0.0+b'].map(
    (version) => releaseOf(`acme-web ${version}`),
  );

  it('prefers newer releases, by number and not by letter', () => {
    assert.deepEqual(tellReleases(knowModule(name, releases, view).releases), [
      'acme-web 2.0.0+b',
      'acme-web 2.0.0',
      'acme-web 2.0.0-rc1',
      'acme-web 1.0.10',
      'acme-web 1.0.2',
      'acme-web 0.10.0',
      'acme-web 0.2.0',
    ]);
  });

  it('numbers the releases the same way in whatever order they arrive', () => {
    assert.deepEqual(
      knowModule(name, releases.toReversed(), view).releases,
      knowModule(name, releases, view).releases,
    );
  });

  it('prefers the locked release to all newer ones', () => {
    const { releases: ordered } = knowModule(name, releases, { ...view, lockedVersion: '1.0.2' });
    assert.deepEqual(tellReleases(ordered.slice(0, 3)), [
      'acme-web 1.0.2',
      'acme-web 2.0.0+b',
      'acme-web 2.0.0',
    ]);
  });

  it('forgets a locked release that is gone', () => {
    const { releases: ordered } = knowModule(name, releases, { ...view, lockedVersion: '1.0.3' });
    assert.deepEqual(tellReleases(ordered.slice(0, 1)), ['acme-web 2.0.0+b']);
  });

  it('leaves out the dependencies that do not count', () => {
    const release = releaseOf('acme-web 1.0.0', [
      ['acme-base'],
      ['acme-log'],
      ['acme-base', '1.x'],
    ]);
    const dependenciesOf: ModuleView['dependenciesOf'] = ({ dependencies }) =>
      dependencies.filter((dependency) => dependency.name !== 'acme-base');
    const known = knowModule(name, [release], { ...view, dependenciesOf });
    assert.deepEqual(
      known.dependenciesOf(release).map((dependency) => dependency.name),
      ['acme-log'],
    );
    const [base, log] = release.dependencies;
    assert(base && log);
    assert.deepEqual([known.sharing(base), known.sharing(log)], [emptySet, singleChoice(0)]);
  });

  it('notes which releases are not supported', () => {
    const known = knowModule(name, releases, {
      ...view,
      supports: ({ version }) => version.semver.major > 0,
    });
    assert.equal(tellSet(known, known.unsupported), '0.10.0|0.2.0');
  });

  it('tells a module without releases from one that nobody has', () => {
    assert.equal(knowModule(name, [], view).exists, true);
    assert.equal(knowModule(name, null, view).exists, false);
    assert.deepEqual(knowModule(name, null, view).releases, []);
  });
});

describe('KnownModule.within', () => {
  it('has the releases of the range, and never the absence', () => {
    assert.equal(within('< 2.0.0', '1.0.0', '1.1.0', '2.0.0'), '1.1.0|1.0.0');
    assert.equal(within('*', '1.0.0', '2.0.0'), '2.0.0|1.0.0');
  });

  it('has no pre-release where there is a release', () => {
    assert.equal(within('>= 1.0.0', '1.0.0', '2.0.0-rc1'), '1.0.0');
    assert.equal(within('>= 2.0.0-rc1', '1.0.0', '2.0.0-rc1'), '2.0.0-rc1');
  });

  it('has pre-releases where there is nothing else', () => {
    assert.equal(within('>= 1.0.0', '2.0.0-rc1', '1.5.0-rc1', '0.1.0-rc1'), '2.0.0-rc1|1.5.0-rc1');
  });

  it('is empty for a module that nobody has', () => {
    const module = knowModule(name, null, view);
    assert.equal(module.within(readable(parseRange('*'))), emptySet);
  });

  it('tells ranges apart that are spelled alike in different files', () => {
    const module = moduleWith('acme-web', '1.2.5', '1.3.0');
    const ofPuppetfile = module.within(readable(parseRequirement('~> 1.2')));
    const ofMetadata = module.within(readable(parseRange('~> 1.2')));
    assert.equal(tellSet(module, ofPuppetfile), '1.3.0|1.2.5');
    assert.equal(tellSet(module, ofMetadata), '1.2.5');
  });
});

describe('KnownModule.sharing', () => {
  const module = knowModule(
    name,
    [
      releaseOf('acme-web 3.0.0', [['acme-base', '>= 2.0.0']]),
      releaseOf('acme-web 2.0.0', [
        ['acme-log', '1.x'],
        ['acme-base', '1.x'],
      ]),
      releaseOf('acme-web 1.0.0', [['acme-base', '1.x']]),
      releaseOf('acme-web 0.1.0', [['acme-log', '1.x']]),
    ],
    view,
  );

  it('has the releases that require the same of the same module', () => {
    const [dependency] = module.releases[2]?.dependencies ?? [];
    assert(dependency);
    assert.equal(tellSet(module, module.sharing(dependency)), '2.0.0|1.0.0');
  });
});
