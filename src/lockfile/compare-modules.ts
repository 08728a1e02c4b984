import { type ModuleName, shortName } from '../model/module-name.ts';
import { parseVersion, type Version } from '../model/version.ts';
import { describeLockedSource } from './compare-source.ts';
import { groupBy } from './group-by.ts';
import { parseLockedRequirement } from './locked-requirement.ts';
import type { LockedDependency, Lockfile } from './lockfile.ts';
import type { LockfileComparison, PlacedModule } from './lockfile-comparison.ts';
import type { LockfileFinding } from './lockfile-finding.ts';
import { findNamedForge } from './named-forges.ts';

type Findings = readonly LockfileFinding[];

/** Where the locked modules don't fit together, or aren't those that the Puppetfile leads to. */
export function compareModules(comparison: LockfileComparison): Findings {
  const isMet = rememberAnswers(isMetBy);
  const needed = findNeeded(comparison);
  return [
    ...findDuplicates(comparison),
    ...findSharedDirectories(comparison),
    ...comparison.modules.flatMap((module) => [
      ...compareDependencies(module, comparison, isMet),
      ...compareForge(module, comparison),
      ...compareChecksum(module, comparison),
    ]),
    ...findOrphans(comparison, needed),
    ...findOrphanedChecksums(comparison, needed),
  ];
}

type IsMet = (requirement: string, version: string) => boolean;

/** Modules that belong together require the same of each other, so that most questions are asked again. */
function rememberAnswers(isMet: IsMet): IsMet {
  const answers = new Map<string, boolean>();
  return (requirement, version) => {
    const question = `${requirement} ${version}`;
    const answer = answers.get(question) ?? isMet(requirement, version);
    answers.set(question, answer);
    return answer;
  };
}

function isMetBy(requirement: string, locked: string): boolean {
  const range = parseLockedRequirement(requirement);
  const version = parseVersion(locked);
  // Old locks have versions that are not Semantic Versioning; no range can tell.
  return range === null || version === null || range.covers(withoutBuild(version));
}

/** RubyGems has no words for build metadata: a lock's ranges don't name any. */
function withoutBuild(version: Version): Version {
  return parseVersion(version.semver.version) ?? version;
}

function findDuplicates({ modules, locked }: LockfileComparison): Findings {
  if (modules.length === locked.size) return [];
  return [...groupBy(modules, (module) => module.name).values()].flatMap(([first, ...others]) =>
    others.map(({ spelledName, version, line }) => ({
      rule: 'module-duplicated',
      message: `\`${spelledName}\` is locked more than once: here ${version}, and ${first?.version} in line ${first?.line}`,
      lockLine: line,
    })),
  );
}

function findSharedDirectories({ locked }: LockfileComparison): Findings {
  const byDirectory = groupBy([...locked.values()], (module) => shortName(module.name));
  return [...byDirectory].flatMap(([directory, [first, ...others]]) =>
    others.map(({ spelledName, line }) => ({
      rule: 'directory-shared',
      message: `\`${first?.spelledName}\` and \`${spelledName}\` cannot both be installed as \`${directory}\``,
      lockLine: line,
    })),
  );
}

function compareDependencies(
  module: PlacedModule,
  comparison: LockfileComparison,
  isMet: IsMet,
): Findings {
  const { exclusions, declarations, locked } = comparison;
  return module.dependencies
    .filter(({ name }) => !exclusions.has(name))
    .flatMap((dependency) => {
      const chosen = locked.get(dependency.name);
      if (chosen === undefined) {
        // A declaration without an entry is told already.
        return declarations.has(dependency.name) ? [] : [reportMissing(module, dependency)];
      }
      const isFitting = isMet(dependency.requirement, chosen.version);
      return isFitting ? [] : [reportViolated(module, dependency, chosen)];
    });
}

function reportViolated(
  module: PlacedModule,
  { requirement, line }: LockedDependency,
  chosen: PlacedModule,
): LockfileFinding {
  const message = `${describe(module)} requires \`${chosen.spelledName}\` ${requirement}, and ${chosen.version} is locked`;
  return { rule: 'dependency-violated', message, lockLine: line };
}

function reportMissing(module: PlacedModule, dependency: LockedDependency): LockfileFinding {
  const { spelledName, requirement, line } = dependency;
  const message = `${describe(module)} requires \`${spelledName}\` ${requirement}, which is not locked`;
  return { rule: 'dependency-not-locked', message, lockLine: line };
}

function compareForge(module: PlacedModule, { puppetfile, declarations }: LockfileComparison) {
  const { name, spelledName, source, line } = module;
  if (declarations.has(name) || source.kind !== 'forge') return [];
  if (findNamedForge(puppetfile, source.remote) !== undefined) return [];
  const message = `\`${spelledName}\` is locked from ${describeLockedSource(source)}, which is not the Puppetfile's`;
  return [{ rule: 'source-changed' as const, message, lockLine: line }];
}

function compareChecksum(module: PlacedModule, { lockfile }: LockfileComparison): Findings {
  const { name, version, source, line } = module;
  if (source.kind === 'git') return compareCommit(module, source.sha, lockfile);
  const checksum = lockfile.checksums.get(name);
  if (checksum?.version === version) return [];
  const other = checksum === undefined ? '' : `, which has one of ${checksum.version}`;
  const message = `${describe(module)} has no checksum in the lock${other}`;
  return [{ rule: 'checksum-missing', message, lockLine: line }];
}

/** A lock may leave the commit out among its checksums: librarian-puppet's does. */
function compareCommit(module: PlacedModule, sha: string, { commits }: Lockfile): Findings {
  const commit = commits?.get(module.name)?.sha;
  if (commit === undefined || commit === sha.toLowerCase()) return [];
  const message = `${describe(module)} is locked at commit ${sha}, and its checksum is the commit ${commit}`;
  return [{ rule: 'checksum-missing', message, lockLine: module.line }];
}

function findOrphans({ locked }: LockfileComparison, needed: ReadonlySet<ModuleName>): Findings {
  return [...locked.values()]
    .filter(({ name }) => !needed.has(name))
    .map((module) => ({
      rule: 'module-orphaned',
      message: `${describe(module)} is locked, and nothing in the Puppetfile needs it`,
      lockLine: module.line,
    }));
}

function findOrphanedChecksums(
  { lockfile, locked }: LockfileComparison,
  needed: ReadonlySet<ModuleName>,
): Findings {
  return (
    [...lockfile.checksums]
      // What is needed and not locked is told already.
      .filter(([name]) => !locked.has(name) && !needed.has(name))
      .map(([name, { version }]) => ({
        rule: 'checksum-orphaned',
        message: `the lock has a checksum of \`${name}\` ${version}, which is not locked`,
        lockLine: lockfile.lines?.checksums.get(name),
      }))
  );
}

/** The modules that the declarations lead to; what is added to a set while it is walked is walked too. */
function findNeeded({
  declarations,
  exclusions,
  locked,
}: LockfileComparison): ReadonlySet<ModuleName> {
  const needed = new Set<ModuleName>(declarations.keys());
  for (const name of needed) {
    for (const dependency of locked.get(name)?.dependencies ?? []) {
      if (!exclusions.has(dependency.name)) needed.add(dependency.name);
    }
  }
  return needed;
}

function describe({ spelledName, version }: PlacedModule): string {
  return `\`${spelledName}\` ${version}`;
}
