import { readdirSync, readFileSync } from 'node:fs';
import { groupBy } from '../../src/lockfile/group-by.ts';
import type { ModuleDeclaration } from '../../src/model/module-declaration.ts';
import type { ModuleName } from '../../src/model/module-name.ts';
import { parseVersion } from '../../src/model/version.ts';
import type { Platform } from '../../src/resolver/platform.ts';
import { parseReleasePage } from '../../src/sources/release-json.ts';
import { declareModules, moduleName } from './declare-modules.ts';
import { sharedData } from './shared-data.ts';
import type { Universe } from './universe.ts';

/** A resolution problem whose one right answer is known. */
export interface ResolutionProblem {
  readonly id: string;
  readonly family: string;
  readonly universe: Universe;
  readonly platform: Platform;
  readonly declarations: readonly ModuleDeclaration[];
  /** `acme-web 1.0.0` in order of discovery; undefined where nothing fits. */
  readonly solution: readonly string[] | undefined;
}

/** Problems as `problems/*.json` has them. */
interface ProblemDocument {
  readonly id: string;
  readonly family: string;
  readonly roots: readonly { readonly name: string; readonly range: string | null }[];
  readonly universe: string | { readonly inline: UniverseDocument };
  readonly puppet_version?: string;
  readonly solution: readonly { readonly name: string; readonly version: string }[] | null;
}

interface UniverseDocument {
  readonly modules: Readonly<Record<string, readonly ReleaseDocument[]>>;
}

interface ReleaseDocument {
  readonly slug?: string;
  readonly version: string;
  readonly dependencies: readonly object[];
  readonly requirements?: readonly { readonly name?: string }[];
}

/** Reads every problem of the collection of real-world data; a universe in a file is read once. */
export function readProblems(): ResolutionProblem[] {
  const files = new Map<string, Universe>();
  const readOnce = (path: string): Universe => {
    const universe = files.get(path) ?? readReleases(readUniverse(path));
    files.set(path, universe);
    return universe;
  };
  return readdirSync(sharedData('problems'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => readProblem(sharedData('problems', name), readOnce));
}

function readProblem(path: string, readOnce: (path: string) => Universe): ResolutionProblem {
  const { id, family, roots, universe, puppet_version, solution }: ProblemDocument = readJson(path);
  return {
    id,
    family,
    universe: typeof universe === 'string' ? readOnce(universe) : readReleases(universe.inline),
    platform: { puppet: parseVersion(puppet_version ?? '') ?? undefined },
    declarations: declareModules(
      roots.map(({ name, range }) => (range === null ? [name] : [name, range])),
    ).declarations,
    solution: solution?.map(({ name, version }) => `${name} ${version}`),
  };
}

/** Reads the releases as those of a Forge are read. */
function readReleases({ modules }: UniverseDocument): Universe {
  return new Map(
    Object.entries(modules).map(([slug, releases]) => {
      const name = moduleName(slug);
      return [name, releases.flatMap((release) => readRelease(name, release))];
    }),
  );
}

// The problems were made before releases named OpenVox instead of Puppet: only `puppet` counts.
function readRelease(module: ModuleName, { version, dependencies, requirements }: ReleaseDocument) {
  const puppet = (requirements ?? []).filter(({ name }) => name === 'puppet');
  const metadata = { dependencies, requirements: puppet };
  const forgeUrl = 'https://forge.example.com';
  return (
    parseReleasePage({ results: [{ version, metadata }] }, { module, forgeUrl })?.releases ?? []
  );
}

/** A file of releases by module, or of one release a line. */
function readUniverse(path: string): UniverseDocument {
  const file = sharedData('problems', path);
  if (path.endsWith('.json')) return readJson(file);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const releases = lines.map((line): ReleaseDocument => JSON.parse(line));
  return { modules: Object.fromEntries(groupBy(releases, ({ slug = '' }) => slug)) };
}

function readJson<Document>(path: string): Document {
  return JSON.parse(readFileSync(path, 'utf8'));
}
