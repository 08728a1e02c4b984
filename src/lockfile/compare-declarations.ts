import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import { parseVersion } from '../model/version.ts';
import { anyVersion, describeRange } from '../model/version-range.ts';
import { describeLockedSource, describeSource, isSameSource } from './compare-source.ts';
import { groupBy } from './group-by.ts';
import { isSameRequirement } from './locked-requirement.ts';
import type { LockedDeclaration, LockedDependency, Lockfile } from './lockfile.ts';
import type { LockfileComparison, PlacedModule } from './lockfile-comparison.ts';
import type { LockfileFinding } from './lockfile-finding.ts';
import { renderRequirements } from './requirement-text.ts';
import { isStated, renderStated, stateRequirements } from './stated-requirements.ts';

type Findings = readonly LockfileFinding[];

/** How the Puppetfile's declarations differ from those that the lock was written for. */
export function compareDeclarations(comparison: LockfileComparison): Findings {
  const { puppetfile, lockfile, declarations, locked } = comparison;
  const entries = joinEntries(lockfile);
  return [
    ...puppetfile.declarations.flatMap((declaration) => {
      const entry = entries.get(declaration.name);
      const module = locked.get(declaration.name);
      // What stands in the modules directory already has no version that could be locked.
      if (declaration.source.kind === 'local' && entry !== undefined) {
        return compareRequirement(declaration, entry, comparison);
      }
      return entry === undefined || module === undefined
        ? reportUnlocked(declaration, entry)
        : compareDeclaration(declaration, { entry, module, comparison });
    }),
    ...lockfile.dependencies.filter(({ name }) => !declarations.has(name)).map(reportRemoved),
  ];
}

/** librarian-puppet lists a module as often as it is declared; all of its requirements count. */
function joinEntries({ dependencies }: Lockfile): ReadonlyMap<ModuleName, LockedDeclaration> {
  const byName = groupBy(dependencies, ({ name }) => name);
  return new Map(
    [...byName].flatMap(([name, entries]) => {
      const [first] = entries;
      const requirement = entries.map((entry) => entry.requirement).join(', ');
      return first === undefined ? [] : [[name, { ...first, requirement }] as const];
    }),
  );
}

function reportUnlocked(
  { spelledName, span }: ModuleDeclaration,
  entry: LockedDependency | undefined,
): Findings {
  const message =
    entry === undefined
      ? `\`${spelledName}\` was declared after the lock was written`
      : `\`${spelledName}\` has no version in the lock`;
  return [{ rule: 'declaration-not-locked', message, span, lockLine: entry?.line }];
}

function reportRemoved({ spelledName, line }: LockedDependency): LockfileFinding {
  const message = `\`${spelledName}\` is no longer declared in the Puppetfile`;
  return { rule: 'declaration-removed', message, lockLine: line };
}

interface Locked {
  readonly entry: LockedDeclaration;
  readonly module: PlacedModule;
  readonly comparison: LockfileComparison;
}

function compareDeclaration(declaration: ModuleDeclaration, locked: Locked): Findings {
  const { entry, module, comparison } = locked;
  return [
    ...compareRequirement(declaration, entry, comparison),
    ...compareVersion(declaration, module),
    ...compareSource(declaration, module),
    ...compareStatedChecksum(declaration, comparison),
  ];
}

function compareRequirement(
  declaration: ModuleDeclaration,
  entry: LockedDeclaration,
  { lockfile }: LockfileComparison,
): Findings {
  const { spelledName, requirements, range, span } = declaration;
  const { requirement, stated, line } = entry;
  const isSame =
    isSameRequirement(renderRequirements(requirements), requirement) &&
    (stated === undefined ? isToldByWords(declaration, lockfile) : isStated(stated, declaration));
  if (isSame) return [];
  const before = stated === undefined ? requirement : renderStated(stated);
  const message = `the Puppetfile asks for \`${spelledName}\` ${describeRange(range)}, the lock was written for ${before}`;
  return [{ rule: 'requirement-changed', message, span, lockLine: line }];
}

/** A lock without checksums is librarian-puppet's, which has no REQUIREMENTS: its words must do. */
function isToldByWords(declaration: ModuleDeclaration, lockfile: Lockfile): boolean {
  if (stateRequirements(declaration) === undefined) return true;
  const hasBlock = lockfile.dependencies.some(({ stated }) => stated !== undefined);
  return !hasBlock && lockfile.checksums.size === 0;
}

function compareVersion(
  { spelledName, range, span }: ModuleDeclaration,
  module: PlacedModule,
): Findings {
  if (range === anyVersion) return [];
  const version = parseVersion(module.version);
  // Old locks have versions that are not Semantic Versioning; no range can tell.
  if (version === null || range.covers(version)) return [];
  const message = `the Puppetfile asks for \`${spelledName}\` ${describeRange(range)}, and ${module.version} is locked`;
  return [{ rule: 'declaration-violated', message, span, lockLine: module.line }];
}

function compareSource(
  { spelledName, source, span }: ModuleDeclaration,
  module: PlacedModule,
): Findings {
  if (isSameSource(source, module.source)) return [];
  const message = `the Puppetfile takes \`${spelledName}\` from ${describeSource(source)}, the lock from ${describeLockedSource(module.source)}`;
  return [{ rule: 'source-changed', message, span, lockLine: module.line }];
}

/** What `sha256sum:` says wins over the lock, so that the lock has to say the same. */
function compareStatedChecksum(
  { name, spelledName, source, span }: ModuleDeclaration,
  { lockfile }: LockfileComparison,
): Findings {
  const locked = lockfile.checksums.get(name);
  const stated = 'sha256' in source ? source.sha256 : undefined;
  if (locked === undefined || stated === undefined || locked.sha256 === stated) return [];
  const message = `the Puppetfile states the checksum ${stated} of \`${spelledName}\`, the lock has ${locked.sha256}`;
  const lockLine = lockfile.lines?.checksums.get(name);
  return [{ rule: 'checksum-changed', message, span, lockLine }];
}
