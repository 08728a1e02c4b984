import { type ErrorDetails, PupfileError } from '../errors/pupfile-error.ts';
import { describeRange, type VersionRange } from '../model/version-range.ts';
import type { Catalog } from './catalog.ts';
import { describeFact } from './describe-fact.ts';
import { listVersions } from './describe-releases.ts';
import type { DeclarationFact, DependencyFact, Fact } from './incompatibility.ts';
import { nearestName } from './nearest-name.ts';
import { emptySet, mostPreferred } from './release-set.ts';

/** What an explanation needs to know beside the proof. */
export type Origins = Pick<Catalog, 'origin'>;

interface DeadEndContext {
  readonly catalog: Origins;
  /** What may have been meant with the name of a module that nobody has. */
  readonly names: readonly string[];
}

type Request = DeclarationFact | DependencyFact;

/**
 * Explains a failure that one declaration leads to all by itself: a module that nobody has, or a
 * range without a release, and the way there from the Puppetfile. Undefined for other failures.
 *
 * @param details what the error has beside this: labels and data
 */
export function explainDeadEnd(
  facts: readonly Fact[],
  details: ErrorDetails,
  { catalog, names }: DeadEndContext,
): PupfileError | undefined {
  const requests = facts.filter(isRequest);
  const declarations = requests.filter(({ kind }) => kind === 'declaration');
  const [end] = requests.filter(isDeadEnd).sort(byPreference);
  const isOnePath = requests.length === facts.length && declarations.length <= 1;
  if (end === undefined || !isOnePath) return undefined;
  const notes = tellPath(end, requests);
  return end.module.exists
    ? versionNotFound(end, { ...details, notes: [...notes, tellExisting(end, catalog)] })
    : moduleNotFound(end, { ...details, notes }, { catalog, names });
}

function moduleNotFound(
  { module }: Request,
  details: ErrorDetails,
  { catalog, names }: DeadEndContext,
) {
  const meant = nearestName(module.name, names);
  return new PupfileError(
    'MODULE_NOT_FOUND',
    `Unable to find module \`${module.name}\` on ${catalog.origin(module.name)}`,
    {
      ...details,
      hint:
        (meant && `did you mean \`${meant}\`?`) ??
        details.hint ??
        'check the spelling of the name, and that `forge` names the Forge that has it',
    },
  );
}

function versionNotFound(request: Request, details: ErrorDetails) {
  const range = describeRange(rangeOf(request));
  return new PupfileError(
    'VERSION_NOT_FOUND',
    `No release of \`${request.module.name}\` is in the range \`${range}\``,
    details,
  );
}

function tellExisting({ module }: Request, catalog: Origins): string {
  const count = module.releases.length;
  if (count === 0) return `${catalog.origin(module.name)} has no release of it`;
  const versions = listVersions({ module, set: module.all & ~module.absent });
  return `looked at ${count} ${count === 1 ? 'release' : 'releases'}: ${versions}`;
}

/** Who asked for whom, without the declaration, which has a label of its own. */
function tellPath(end: Request, requests: readonly Request[]): string[] {
  const path = pathTo(end, requests).filter(isDependency);
  const others = requests.filter(isDependency).length - path.length;
  const notes = path.map(describeFact);
  if (others === 1) notes.push('1 more requirement rules out other releases');
  if (others > 1) notes.push(`${others} more requirements rule out other releases`);
  return notes;
}

/** From the Puppetfile to the request, each asking for the module that asks for the next. */
function pathTo(end: Request, requests: readonly Request[]): Request[] {
  const path = [end];
  for (let [first] = path; first?.kind === 'dependency'; [first] = path) {
    const { module } = first.dependent;
    const [before] = requests
      .filter((request) => request.module === module && !path.includes(request))
      .sort(byPreference);
    if (before === undefined) return path;
    path.unshift(before);
  }
  return path;
}

/** What the Puppetfile or the newest releases ask for comes first. */
function byPreference(left: Request, right: Request): number {
  return rank(left) - rank(right);
}

function rank(request: Request): number {
  return isDependency(request) ? mostPreferred(request.dependent.set) : -1;
}

function isDeadEnd(request: Request): boolean {
  return request.module.within(rangeOf(request)) === emptySet;
}

function rangeOf(request: Request): VersionRange {
  return isDependency(request) ? request.dependency.range : request.declaration.range;
}

function isRequest(fact: Fact): fact is Request {
  return fact.kind === 'declaration' || fact.kind === 'dependency';
}

function isDependency(fact: Fact): fact is DependencyFact {
  return fact.kind === 'dependency';
}
