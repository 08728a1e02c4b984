import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { parseVersion } from '../model/version.ts';
import { describeRange } from '../model/version-range.ts';
import { describeLockedSource, describeSource, isSameSource } from './compare-source.ts';
import { isSameRequirement } from './locked-requirement.ts';
import type { LockedDependency } from './lockfile.ts';
import type { LockfileComparison, PlacedModule } from './lockfile-comparison.ts';
import type { LockfileFinding } from './lockfile-finding.ts';
import { renderRequirements } from './requirement-text.ts';

type Findings = readonly LockfileFinding[];

/** How the Puppetfile's declarations differ from those that the lock was written for. */
export function compareDeclarations(comparison: LockfileComparison): Findings {
  const { puppetfile, lockfile, declarations, locked } = comparison;
  const entries = new Map(lockfile.dependencies.map((entry) => [entry.name, entry]));
  return [
    ...puppetfile.declarations.flatMap((declaration) => {
      const entry = entries.get(declaration.name);
      const module = locked.get(declaration.name);
      return entry === undefined || module === undefined
        ? reportUnlocked(declaration, entry)
        : compareDeclaration(declaration, entry, module);
    }),
    ...lockfile.dependencies.filter(({ name }) => !declarations.has(name)).map(reportRemoved),
  ];
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

function compareDeclaration(
  declaration: ModuleDeclaration,
  entry: LockedDependency,
  module: PlacedModule,
): Findings {
  return [
    ...compareRequirement(declaration, entry),
    ...compareVersion(declaration, module),
    ...compareSource(declaration, module),
  ];
}

function compareRequirement(
  { spelledName, requirements, range, span }: ModuleDeclaration,
  { requirement, line }: LockedDependency,
): Findings {
  if (isSameRequirement(renderRequirements(requirements), requirement)) return [];
  const message = `the Puppetfile asks for \`${spelledName}\` ${describeRange(range)}, the lock was written for ${requirement}`;
  return [{ rule: 'requirement-changed', message, span, lockLine: line }];
}

function compareVersion(
  { spelledName, range, span }: ModuleDeclaration,
  module: PlacedModule,
): Findings {
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
