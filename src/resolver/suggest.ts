import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { Version } from '../model/version.ts';
import { anyVersion } from '../model/version-range.ts';
import { isExactPin } from './dependency-rules.ts';
import type { Incompatibility } from './incompatibility.ts';
import { factsOf } from './proof.ts';
import { type ResolveOptions, search } from './search.ts';

/** A change of the Puppetfile, or of the command, with which everything fits together. */
export type Suggestion =
  | { readonly kind: 'versions'; readonly changes: readonly VersionChange[] }
  | { readonly kind: 'removal'; readonly declaration: ModuleDeclaration }
  | { readonly kind: 'override-pins' };

/** A declaration, and the version that it could ask for. */
export interface VersionChange {
  readonly declaration: ModuleDeclaration;
  readonly version: Version;
}

type Try = () => Promise<Suggestion | null>;

// Each try is a search of its own, and who reads three suggestions has enough to choose from.
const mostTried = 8;
const mostSuggested = 3;

/**
 * The smallest changes that help, found by trying: one declaration that asks for another version,
 * else two of them, else as many as it takes and none that could stay, else one declaration less.
 */
export async function suggest(
  options: ResolveOptions,
  proof: Incompatibility,
): Promise<readonly Suggestion[]> {
  const guilty = guiltyOf(proof, options).slice(0, mostTried);
  const narrow = guilty.filter(isNarrow);
  const changes = [
    narrow.map((one) => () => tryVersions([one], options)),
    pairsOf(narrow).map((pair) => () => tryVersions(pair, options)),
    [() => tryAsManyAsItTakes(options)],
    // Where one declaration leads to nothing all by itself, its author knows that it could go.
    guilty.length > 1 ? guilty.map((one) => () => tryRemoval(one, options)) : [],
  ];
  const overriding = guilty.some(isExactPin) ? [() => tryOverride(options)] : [];
  return [...(await firstThatHelp(changes)), ...(await helpful(overriding))];
}

/** The declarations that a proof rests on, in the order of the Puppetfile. */
function guiltyOf(proof: Incompatibility, { declarations }: ResolveOptions) {
  const guilty = new Set(
    factsOf(proof).flatMap((fact) => (fact.kind === 'declaration' ? [fact.declaration] : [])),
  );
  return declarations.filter((declaration) => guilty.has(declaration));
}

function isNarrow({ range }: ModuleDeclaration): boolean {
  return range !== anyVersion;
}

async function firstThatHelp(stages: readonly (readonly Try[])[]): Promise<readonly Suggestion[]> {
  for (const tries of stages) {
    const suggestions = await helpful(tries);
    if (suggestions.length > 0) return suggestions;
  }
  return [];
}

/** One after the other, until there are enough; what cannot be found out is no suggestion. */
async function helpful(tries: readonly Try[]): Promise<readonly Suggestion[]> {
  const found: Suggestion[] = [];
  for (const attempt of tries) {
    const suggestion = await attempt().catch(() => null);
    if (suggestion !== null) found.push(suggestion);
    if (found.length === mostSuggested) break;
  }
  return found;
}

async function tryVersions(
  changed: readonly ModuleDeclaration[],
  options: ResolveOptions,
): Promise<Suggestion | null> {
  const outcome = await searchWith(changed, options);
  if (outcome.kind === 'failure') return null;
  const changes = options.declarations
    .filter((one) => changed.includes(one))
    .flatMap((one) => {
      const release = outcome.releases.find(({ name }) => name === one.name);
      return release === undefined ? [] : [{ declaration: one, version: release.version }];
    });
  return { kind: 'versions', changes };
}

/** Whoever takes part in a contradiction may change, until there is none; then all who can stay. */
async function tryAsManyAsItTakes(options: ResolveOptions): Promise<Suggestion | null> {
  let changed: readonly ModuleDeclaration[] = [];
  for (;;) {
    const outcome = await searchWith(changed, options);
    if (outcome.kind === 'solution') break;
    const more = guiltyOf(outcome.proof, options).filter(isNarrow);
    if (more.length === 0) return null;
    changed = [...changed, ...more];
  }
  for (const declaration of changed) {
    const fewer = changed.filter((one) => one !== declaration);
    if ((await searchWith(fewer, options)).kind === 'solution') changed = fewer;
  }
  return tryVersions(changed, options);
}

/** Searches with those declarations free to be in any version. */
function searchWith(free: readonly ModuleDeclaration[], options: ResolveOptions) {
  const declarations = options.declarations.map((one) =>
    free.includes(one) ? { ...one, range: anyVersion, requirements: [] } : one,
  );
  return search({ ...options, declarations });
}

async function tryRemoval(
  declaration: ModuleDeclaration,
  options: ResolveOptions,
): Promise<Suggestion | null> {
  const declarations = options.declarations.filter((one) => one !== declaration);
  const outcome = await search({ ...options, declarations });
  return outcome.kind === 'failure' ? null : { kind: 'removal', declaration };
}

async function tryOverride(options: ResolveOptions): Promise<Suggestion | null> {
  const outcome = await search({ ...options, overridesPins: true });
  return outcome.kind === 'failure' ? null : { kind: 'override-pins' };
}

function pairsOf(
  declarations: readonly ModuleDeclaration[],
): (readonly [ModuleDeclaration, ModuleDeclaration])[] {
  return declarations.flatMap((left, index) =>
    declarations.slice(index + 1).map((right) => [left, right] as const),
  );
}
