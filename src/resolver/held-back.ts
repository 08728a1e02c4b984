import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { Dependency, Release } from '../model/release.ts';
import type { Resolution } from '../model/resolution.ts';
import { anyVersion, describeRange, rangeOf } from '../model/version-range.ts';
import { describeFact } from './describe-fact.ts';
import type { Fact } from './incompatibility.ts';
import { describePlatform, supportsPlatform } from './platform.ts';
import { factsOf } from './proof.ts';
import { type ResolveOptions, search } from './search.ts';
import { trialLimit } from './step-counter.ts';

/** What was asked, and what was answered. */
export interface Resolved {
  readonly options: ResolveOptions;
  readonly resolution: Resolution;
}

/**
 * Who keeps a release from being chosen, in words: the Puppetfile, a chosen release that asks for
 * another one, what the release itself needs; where it is none of them, what follows from a search
 * that has to choose it.
 */
export async function whoHoldsBack(release: Release, resolved: Resolved): Promise<string> {
  return (
    whatIsDeclared(release, resolved) ??
    whatItIs(release, resolved) ??
    whoAsksForLess(release, resolved) ??
    whatItNeeds(release, resolved) ??
    (await whatFollowsFrom(release, resolved))
  );
}

function whatIsDeclared({ name, version }: Release, { options }: Resolved): string | undefined {
  const declaration = options.declarations.find((one) => one.name === name);
  if (declaration === undefined || declaration.range.allows(version)) return undefined;
  const { file, line } = declaration.span;
  return `${file}:${line} asks for ${describeRange(declaration.range)}`;
}

function whatItIs(release: Release, { options: { platform = {} } }: Resolved): string | undefined {
  if (release.unusable !== undefined) return release.unusable;
  return supportsPlatform(release, platform)
    ? undefined
    : `${nameOf(release)} does not support ${describePlatform(platform)}`;
}

function whoAsksForLess({ name, version }: Release, { resolution }: Resolved): string | undefined {
  for (const release of resolution.releases.values()) {
    const asking = release.dependencies.find(
      (dependency) => dependency.name === name && !dependency.range.allows(version),
    );
    if (asking !== undefined) return `${nameOf(release)} requires ${describeRange(asking.range)}`;
  }
  return undefined;
}

function whatItNeeds(release: Release, { resolution }: Resolved): string | undefined {
  const isUnmet = ({ name, range }: Dependency) => {
    const chosen = resolution.releases.get(name);
    return chosen !== undefined && !range.allows(chosen.version);
  };
  const unmet = release.dependencies.find(isUnmet);
  return unmet && `${nameOf(release)} requires ${unmet.name} ${describeRange(unmet.range)}`;
}

// As many facts are read in one go.
const mostFacts = 3;

async function whatFollowsFrom(release: Release, resolved: Resolved): Promise<string> {
  const { options } = resolved;
  const [first] = options.declarations;
  if (first === undefined) return 'nothing needs it';
  const declarations = [...options.declarations, exactly(release, first)];
  // It may need modules that nobody asked for yet, and fail where the resolution did not.
  const outcome = await search({ ...options, declarations, limit: trialLimit }).catch(() => null);
  if (outcome === null) return 'it does not fit with the others';
  if (outcome.kind === 'solution') return whatIsPreferred(release, resolved);
  const facts = factsOf(outcome.proof).filter((fact) => isTelling(fact, release));
  const told = facts.slice(0, mostFacts).map(describeFact).join(', ');
  return facts.length > mostFacts ? `${told}, and ${facts.length - mostFacts} more` : told;
}

function whatIsPreferred({ name }: Release, { options, resolution }: Resolved): string {
  const locked = options.locked.get(name);
  return locked !== undefined && locked === resolution.releases.get(name)?.version.text
    ? 'the lock keeps it'
    : 'what was declared before it has newer releases instead';
}

/** A declaration that nobody wrote, to find out what would come of it. */
function exactly({ name, version }: Release, { source, span }: ModuleDeclaration) {
  const range = rangeOf(version.text, [[{ operator: '=', version }]]);
  return { name, spelledName: name, range, requirements: [version.text], source, span };
}

/** Not the wish itself, and not that a module is declared in whatever version. */
function isTelling(fact: Fact, { name }: Release): boolean {
  if (fact.kind !== 'declaration') return true;
  return fact.declaration.name !== name && fact.declaration.range !== anyVersion;
}

function nameOf({ name, version }: Release): string {
  return `${name} ${version.text}`;
}
