import { isExactPin, type ModuleDeclaration } from '../model/module-declaration.ts';
import { parseVersion, type Version } from '../model/version.ts';
import { anyVersion, rangeOf } from '../model/version-range.ts';
import type { Incompatibility } from './incompatibility.ts';
import { factsOf } from './proof.ts';
import { type ResolveOptions, search } from './search.ts';
import { trialLimit } from './step-counter.ts';

/** A change of the Puppetfile, or of the command, with which everything fits together. */
export type Suggestion =
  | VersionsSuggestion
  | { readonly kind: 'removal'; readonly declaration: ModuleDeclaration }
  | { readonly kind: 'override-pins' };

/** Declarations that could ask for other versions. */
export interface VersionsSuggestion {
  readonly kind: 'versions';
  readonly changes: readonly VersionChange[];
}

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
  unlimited: ResolveOptions,
  proof: Incompatibility,
): Promise<readonly Suggestion[]> {
  const options = { ...unlimited, limit: trialLimit };
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

/** What a declaration would be if it could ask for another version. */
type Relax = (declaration: ModuleDeclaration) => ModuleDeclaration;

function anywhere(declaration: ModuleDeclaration): ModuleDeclaration {
  return { ...declaration, range: anyVersion, requirements: [] };
}

/** Who pinned a version once would rather have a newer one. */
function upwards(declaration: ModuleDeclaration): ModuleDeclaration {
  const version = isExactPin(declaration)
    ? parseVersion(declaration.range.text.replace(/^=/, ''))
    : null;
  if (version === null) return anywhere(declaration);
  const range = rangeOf(`>= ${version.text}`, [[{ operator: '>=', version }]]);
  return { ...declaration, range, requirements: [range.text] };
}

async function tryVersions(
  changed: readonly ModuleDeclaration[],
  options: ResolveOptions,
  relax: Relax = anywhere,
): Promise<VersionsSuggestion | null> {
  const outcome = await search(withRelaxed(changed, options, relax));
  if (outcome.kind === 'failure') return null;
  const changes = options.declarations
    .filter((one) => changed.includes(one))
    .flatMap((one) => {
      const release = outcome.releases.find(({ name }) => name === one.name);
      return release === undefined ? [] : [{ declaration: one, version: release.version }];
    });
  return { kind: 'versions', changes };
}

/** Newer versions are better than fewer changes only where there are as many. */
async function tryAsManyAsItTakes(options: ResolveOptions): Promise<Suggestion | null> {
  const toNewer = await tryToRelax(options, upwards);
  const toAny = await tryToRelax(options, anywhere);
  const isFewer = toAny !== null && toAny.changes.length < (toNewer?.changes.length ?? Infinity);
  return isFewer ? toAny : toNewer;
}

/** Whoever takes part in a contradiction may change, until there is none; then all stay who can. */
async function tryToRelax(
  options: ResolveOptions,
  relax: Relax,
): Promise<VersionsSuggestion | null> {
  let changed: readonly ModuleDeclaration[] = [];
  for (;;) {
    const outcome = await search(withRelaxed(changed, options, relax));
    if (outcome.kind === 'solution') break;
    // What was relaxed already is another declaration, and not among them.
    const more = guiltyOf(outcome.proof, options).filter(isNarrow);
    if (more.length === 0) return null;
    changed = [...changed, ...more];
  }
  for (const declaration of changed) {
    const fewer = changed.filter((one) => one !== declaration);
    const outcome = await search(withRelaxed(fewer, options, relax));
    if (outcome.kind === 'solution') changed = fewer;
  }
  return tryVersions(changed, options, relax);
}

function withRelaxed(
  free: readonly ModuleDeclaration[],
  options: ResolveOptions,
  relax: Relax,
): ResolveOptions {
  const declarations = options.declarations.map((one) => (free.includes(one) ? relax(one) : one));
  return { ...options, declarations };
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
