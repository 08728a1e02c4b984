import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { buildLockfile } from '../../src/lockfile/build-lockfile.ts';
import { compareLockfile } from '../../src/lockfile/compare-lockfile.ts';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import type { Release } from '../../src/model/release.ts';
import {
  checksumsOf,
  declareModules,
  moduleName,
  releaseOf,
  resolutionOf,
  sha256Of,
} from '../support/declare-modules.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';

describe('buildLockfile', () => {
  it('locks the releases of a resolution, spelled as the Puppetfile spells them', () => {
    const puppetfile = declareModules([['Puppetlabs/apt', '~> 9.0'], ['acme/web']], {
      exclusions: ['puppetlabs/translate'],
    });
    const resolution = resolutionOf(
      releaseOf('puppetlabs-apt 9.4.0', [
        ['puppetlabs-stdlib', '>= 9.0.0 < 10.0.0'],
        ['puppetlabs-translate', '>= 1.0.0'],
      ]),
      releaseOf('acme-web 1.0.0', [['puppetlabs-apt']]),
      releaseOf('puppetlabs-stdlib 9.6.0'),
    );
    const checksums = new Map([[moduleName('puppetlabs-apt'), sha256Of(1)]]);
    assert.equal(
      formatLockfile(buildLockfile({ puppetfile, resolution, checksums })),
      `FORGE
  remote: https://forgeapi.puppet.com
  specs:
    Puppetlabs-apt (9.4.0)
      puppetlabs-stdlib (>= 9.0.0, < 10.0.0)
    acme-web (1.0.0)
      Puppetlabs-apt (>= 0)
    puppetlabs-stdlib (9.6.0)

DEPENDENCIES
  Puppetlabs-apt (~> 9.0)
  acme-web (>= 0)

CHECKSUMS
  Puppetlabs-apt (9.4.0) sha256=${sha256Of(1)}

EXCLUSIONS
  puppetlabs-translate

`,
    );
  });

  it('merges what a release asks of one module twice', () => {
    const release = releaseOf('a-d 1.0.0', [
      ['a-b', '>= 1.0.0'],
      ['a-b', '< 2.0.0'],
    ]);
    assert.deepEqual(dependenciesOf(release), [['a-b', '>= 1.0.0, < 2.0.0']]);
  });

  it('locks a module from where it was found', () => {
    const puppetfile = declareModules([['acme/web']], { forgeUrl: 'https://forge.example' });
    const resolution = resolutionOf(
      { ...releaseOf('acme-web 1.0.0'), forgeUrl: './vendor' },
      { ...releaseOf('acme-base 1.0.0'), forgeUrl: 'https://user:secret@other.example' },
    );
    const { sources } = buildLockfile({ puppetfile, resolution, checksums: new Map() });
    assert.deepEqual(
      sources.map(({ remote, modules }) => [remote, modules.map(({ name }) => name)]),
      [
        ['./vendor', ['acme-web']],
        ['https://other.example', ['acme-base']],
      ],
    );
  });

  it('has a block for each Forge, without credentials', () => {
    const puppetfile = declareModules([['acme/web'], ['puppetlabs/stdlib']], {
      sources: { 'acme/web': { kind: 'forge', url: 'https://user:secret@forge.example.com' } },
    });
    const resolution = resolutionOf(
      releaseOf('puppetlabs-stdlib 9.6.0'),
      releaseOf('acme-web 1.0.0'),
    );
    const { sources } = buildLockfile({ puppetfile, resolution, checksums: new Map() });
    assert.deepEqual(
      sources.map(({ remote, modules }) => [remote, modules.map(({ name }) => name)]),
      [
        ['https://forgeapi.puppet.com', ['puppetlabs-stdlib']],
        ['https://forge.example.com', ['acme-web']],
      ],
    );
  });

  it('takes the checksum that the Forge promises where no archive was downloaded', () => {
    const release: Release = {
      ...releaseOf('acme-web 1.0.0'),
      archive: { url: 'https://f/a', sha256: sha256Of(7), md5: undefined, sizeBytes: undefined },
    };
    const { checksums } = buildLockfile({
      puppetfile: declareModules([['acme/web']]),
      resolution: resolutionOf(release),
      checksums: new Map(),
    });
    assert.deepEqual([...checksums], [['acme-web', { sha256: sha256Of(7), version: '1.0.0' }]]);
  });

  if (hasSharedData) {
    const files = readdirSync(sharedData('problems')).filter((file) => file.endsWith('.json'));
    it('makes a current lock of the solution of every resolution problem', () => {
      const realReleases = readRealReleases();
      const solved = files.map(readProblem).filter((problem) => problem.satisfiable);
      const outdated = solved.flatMap((problem) => {
        const puppetfile = declareModules(problem.roots.map(declarationOf));
        const resolution = resolutionOf(...solutionOf(problem, realReleases));
        const checksums = checksumsOf(resolution);
        const text = formatLockfile(buildLockfile({ puppetfile, resolution, checksums }));
        const differences = compareLockfile(puppetfile, parseLockfile(text, problem.id));
        return differences.map(({ message }) => `${problem.id}: ${message}`);
      });
      assert.deepEqual(outdated, []);
      assert.ok(solved.length > 80, `${solved.length} problems with a solution`);
    });
  }
});

function dependenciesOf(release: Release): readonly (readonly [string, string])[] {
  const { sources } = buildLockfile({
    puppetfile: declareModules([[release.name]]),
    resolution: resolutionOf(release),
    checksums: new Map(),
  });
  const modules = sources.flatMap((source) => source.modules);
  return modules
    .flatMap((module) => module.dependencies)
    .map(({ name, requirement }) => [name, requirement]);
}

interface Problem {
  readonly id: string;
  readonly roots: readonly Root[];
  readonly universe: string | { readonly inline: Universe };
  readonly satisfiable: boolean;
  readonly solution: readonly { readonly name: string; readonly version: string }[];
}

interface Root {
  readonly name: string;
  readonly range: string | null;
}

interface Universe {
  readonly modules: Readonly<Record<string, readonly Published[]>>;
}

interface Published {
  readonly version: string;
  readonly dependencies: readonly {
    readonly name: string;
    readonly version_requirement?: string | null;
  }[];
}

function readProblem(file: string): Problem {
  return JSON.parse(readFileSync(sharedData('problems', file), 'utf8'));
}

function declarationOf({ name, range }: Root): readonly [string, ...string[]] {
  return range === null ? [name] : [name, range];
}

type Releases = ReadonlyMap<string, Published>;

function solutionOf({ solution, universe }: Problem, realReleases: Releases): readonly Release[] {
  const published = readUniverse(universe, realReleases);
  return solution.map(({ name, version }) => {
    const dependencies = published.get(`${name} ${version}`)?.dependencies;
    assert.ok(dependencies, `${name} ${version}`);
    return releaseOf(
      `${name} ${version}`,
      dependencies.map(({ name: of, version_requirement: range }) => (range ? [of, range] : [of])),
    );
  });
}

function readUniverse(universe: Problem['universe'], realReleases: Releases): Releases {
  if (typeof universe !== 'string') return indexUniverse(universe.inline);
  if (universe.endsWith('.jsonl')) return realReleases;
  return indexUniverse(JSON.parse(readFileSync(sharedData('problems', universe), 'utf8')));
}

function indexUniverse({ modules }: Universe): Releases {
  return new Map(
    Object.entries(modules).flatMap(([name, releases]) =>
      releases.map((release) => [`${moduleName(name)} ${release.version}`, release] as const),
    ),
  );
}

function readRealReleases(): Releases {
  const lines = readFileSync(sharedData('forge', 'releases.jsonl'), 'utf8').trim().split('\n');
  return new Map(
    lines
      .map((line): Published & { readonly slug: string } => JSON.parse(line))
      .map((release) => [`${moduleName(release.slug)} ${release.version}`, release]),
  );
}
