import { createHash } from 'node:crypto';
import { wholeOf } from '../files/bytes.ts';
import { formatTime } from '../image/build-image.ts';
import { newestSecond } from '../image/plan-layers.ts';
import { redactRemote } from '../lockfile/locked-remote.ts';
import type { LockedSource } from '../lockfile/lockfile.ts';
import {
  indexComparison,
  type LockfileComparison,
  type PlacedModule,
} from '../lockfile/lockfile-comparison.ts';
import { normalizeForgeUrl } from '../model/forge-url.ts';
import { hyphenate, parseModuleName } from '../model/module-name.ts';
import { readTextFile } from '../project/text-file.ts';
import type { Sbom, SbomComponent, SbomOrigin, SbomProject } from '../sbom/sbom.ts';
import type { GatheredModule } from './gather-modules.ts';
import { lockDigest } from './lock-digest.ts';
import type { LockedProject } from './open-project.ts';
import { readStatedMetadata } from './stated-metadata.ts';

/** Of what modules are described. */
export interface DescribedProject {
  readonly project: Pick<LockedProject, 'puppetfile' | 'lockfile' | 'paths'>;
  /** `SOURCE_DATE_EPOCH`, in seconds since 1970; the time of the newest module where it is left out. */
  readonly epochSeconds: number | undefined;
}

/**
 * Describes the modules of a lock for a bill of materials: what their own metadata.json says of them,
 * where the lock says they come from, and who requires whom. Nothing of it comes from the machine or
 * the clock.
 */
export function describeModules(
  modules: readonly GatheredModule[],
  { project, epochSeconds }: DescribedProject,
): Sbom {
  const comparison = indexComparison(project.puppetfile, project.lockfile);
  const known = new Set<string>(modules.map(({ name }) => name));
  const declared = comparison.puppetfile.declarations.map(({ name }) => name);
  const described = {
    project: describeProject(project),
    components: modules.map((module) => describeModule(module, { comparison, known })),
    dependencies: pickKnown(declared, known),
    lockDigest: lockDigest(project.lockfile),
    created: formatTime(epochSeconds ?? newestSecond(modules)),
  };
  const digest = createHash('sha256').update(JSON.stringify(described)).digest('hex');
  return { ...described, digest };
}

/** A metadata.json that nobody needs may be whatever it likes. */
function describeProject({ paths }: DescribedProject['project']): SbomProject {
  const { dependencies: _, name, ...stated } = readStatedMetadata(readOwnMetadata(paths.metadata));
  return { ...stated, name: name === undefined ? 'Puppet modules' : hyphenate(name) };
}

function readOwnMetadata(path: string): string | undefined {
  try {
    return readTextFile(path, 'metadata.json', 'METADATA_INVALID');
  } catch {
    return undefined;
  }
}

interface Surroundings {
  readonly comparison: LockfileComparison;
  /** The names of all modules. */
  readonly known: ReadonlySet<string>;
}

function describeModule(
  module: GatheredModule,
  { comparison, known }: Surroundings,
): SbomComponent {
  const { name, version, digest, files } = module;
  const file = files.find(({ path }) => path === 'metadata.json');
  const stated = readStatedMetadata(file && wholeOf(file.content).toString('utf8'));
  const locked = comparison.locked.get(name);
  const required =
    locked === undefined
      ? stated.dependencies.map((one) => parseModuleName(one) ?? one)
      : requiredBy(locked, comparison);
  return {
    ...stated,
    name,
    version,
    origin: originOf(locked?.source, digest === '' ? undefined : digest),
    dependencies: pickKnown(required, known),
  };
}

/** What the project overrides is not met, but used all the same. */
function requiredBy(
  { name, dependencies }: PlacedModule,
  { lockfile }: LockfileComparison,
): readonly string[] {
  const overridden = lockfile.overrides.filter((override) => override.name === name);
  return [...dependencies, ...overridden.map(({ dependency }) => dependency)].map(
    (one) => one.name,
  );
}

function originOf(source: LockedSource | undefined, digest: string | undefined): SbomOrigin {
  switch (source?.kind) {
    case undefined:
      return { kind: 'local', treeSha256: digest };
    case 'forge':
      return { kind: 'forge', url: normalizeForgeUrl(source.remote), sha256: digest };
    case 'git': {
      const { remote, sha, path } = source;
      return { kind: 'git', url: redactRemote(remote), commit: sha, path };
    }
    case 'path':
      return { kind: 'path', treeSha256: digest };
    case 'github_tarball':
      return { kind: 'github_tarball', repository: source.remote, sha256: digest };
    case 'tarball':
      return { kind: 'tarball', url: redactRemote(source.remote), sha256: digest };
    case 'svn': {
      const { remote, revision } = source;
      return { kind: 'svn', url: redactRemote(remote), revision, treeSha256: digest };
    }
  }
}

function pickKnown(names: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return [...new Set(names)].filter((name) => known.has(name)).sort();
}
