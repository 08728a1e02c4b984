import { readdirSync, readFileSync } from 'node:fs';
import { groupBy } from '../../src/lockfile/group-by.ts';
import type { ModuleDeclaration } from '../../src/model/module-declaration.ts';
import type { ModuleName } from '../../src/model/module-name.ts';
import { parseRange } from '../../src/model/parse-range.ts';
import type { Release } from '../../src/model/release.ts';
import { parseVersion } from '../../src/model/version.ts';
import { anyVersion, type VersionRange } from '../../src/model/version-range.ts';
import { parseReleasePage } from '../../src/sources/release-json.ts';
import { declareModules, moduleName } from './declare-modules.ts';
import { sharedData } from './shared-data.ts';
import type { Universe } from './universe.ts';

/** A resolution problem whose one right answer is known. */
export interface ResolutionProblem {
  readonly id: string;
  readonly family: string;
  readonly universe: Universe;
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
  readonly requirements?: readonly {
    readonly name: string;
    readonly version_requirement?: string;
  }[];
}

/** A release, and which versions of Puppet it says it runs on. */
interface Candidate {
  readonly release: Release;
  readonly puppet: VersionRange;
}

type Candidates = ReadonlyMap<ModuleName, readonly Candidate[]>;

/** Reads every problem of the collection of real-world data; a universe in a file is read once. */
export function readProblems(): ResolutionProblem[] {
  const files = new Map<string, Candidates>();
  const readOnce = (path: string): Candidates => {
    const candidates = files.get(path) ?? readCandidates(readUniverse(path));
    files.set(path, candidates);
    return candidates;
  };
  return readdirSync(sharedData('problems'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => readProblem(sharedData('problems', name), readOnce));
}

function readProblem(path: string, readOnce: (path: string) => Candidates): ResolutionProblem {
  const { id, family, roots, universe, puppet_version, solution }: ProblemDocument = readJson(path);
  const candidates =
    typeof universe === 'string' ? readOnce(universe) : readCandidates(universe.inline);
  return {
    id,
    family,
    universe: supporting(candidates, puppet_version),
    declarations: declareModules(
      roots.map(({ name, range }) => (range === null ? [name] : [name, range])),
    ).declarations,
    solution: solution?.map(({ name, version }) => `${name} ${version}`),
  };
}

function supporting(candidates: Candidates, puppet: string | undefined): Universe {
  const version = parseVersion(puppet ?? '');
  return new Map(
    Array.from(candidates, ([name, all]) => [
      name,
      all
        .filter((one) => version === null || one.puppet.allows(version))
        .map(({ release }) => release),
    ]),
  );
}

/** Reads the releases as those of a Forge are read. */
function readCandidates({ modules }: UniverseDocument): Candidates {
  return new Map(
    Object.entries(modules).map(([slug, releases]) => {
      const name = moduleName(slug);
      return [name, releases.flatMap((release) => readCandidate(name, release))];
    }),
  );
}

function readCandidate(name: ModuleName, document: ReleaseDocument): Candidate[] {
  const { version, dependencies, requirements = [] } = document;
  const page = parseReleasePage(
    { results: [{ version, metadata: { dependencies } }] },
    { module: name, forgeUrl: 'https://forge.example.com' },
  );
  const puppet = requirements.find((one) => one.name === 'puppet')?.version_requirement;
  return (page?.releases ?? []).map((release) => ({
    release,
    puppet: parseRange(puppet ?? '') ?? anyVersion,
  }));
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
