import type { DiffResult, ModuleFacts } from '../commands/diff.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { WishDiff } from '../lockfile/diff-lockfiles.ts';
import type { LockedState, ModuleDiff } from '../lockfile/diff-modules.ts';
import { formatCount } from './format.ts';

/** The words of a text that is shown to people, and whether they had better look twice. */
export interface DiffNote {
  readonly text: string;
  readonly isAlarming: boolean;
}

/**
 * Whether a module is not what it was although its version says so: a release never changes, so
 * somebody has to find out why it did.
 */
export function isAlarming({ kind }: ModuleDiff): boolean {
  return kind === 'replaced';
}

/** What there is to know of a changed module beside its versions. */
export function notesOnModule(module: ModuleDiff, facts: ModuleFacts | undefined): DiffNote[] {
  return [
    ...alarms(module).map((text) => ({ text, isAlarming: true })),
    ...[describeStanding(module), ...describeOrigin(module), ...describeFacts(module, facts)].map(
      (text) => ({ text, isAlarming: false }),
    ),
  ].map(({ text, isAlarming }) => ({ text: sanitizeText(text), isAlarming }));
}

function alarms({ kind, before, after }: ModuleDiff): string[] {
  if (kind !== 'replaced' || before === undefined || after === undefined) return [];
  const isMoved = before.place !== after.place;
  const isOther = before.sha256 !== undefined && before.sha256 !== after.sha256;
  return [
    ...(isMoved ? [`same version from elsewhere: ${before.source} -> ${after.source}`] : []),
    ...(isOther ? [describeChecksums(before.sha256, after.sha256)] : []),
  ];
}

function describeChecksums(before: string, after: string | undefined): string {
  return after === undefined
    ? `same version without its checksum, which was sha256 ${before}`
    : `same version, other archive: sha256 ${before} -> ${after}`;
}

// Who wants all of them asks `pupfile why`.
const mostRequirers = 3;

function describeStanding({ before, after }: ModuleDiff): string {
  const standing = describeState(after ?? before);
  return after === undefined ? `was ${standing}` : standing;
}

function describeState(state: LockedState | undefined): string {
  if (state === undefined || state.isDeclared) return 'declared';
  const { requiredBy } = state;
  const rest = requiredBy.length - mostRequirers;
  const named = requiredBy.slice(0, mostRequirers).join(', ');
  if (requiredBy.length === 0) return 'required by nobody';
  return `required by ${named}${rest > 0 ? ` and ${formatCount(rest, 'other')}` : ''}`;
}

/** At another version a module may come from elsewhere, too. */
function describeOrigin(module: ModuleDiff): string[] {
  const { kind, before, after } = module;
  if (before === undefined || after === undefined) return [];
  const isElsewhere =
    kind !== 'replaced' && (before.place !== after.place || before.ref !== after.ref);
  const commits = [before.commit, after.commit].map((commit) => commit?.slice(0, 10) ?? 'none');
  return [
    ...(isElsewhere ? [`from ${before.source} -> ${after.source}`] : []),
    ...(before.commit === after.commit ? [] : [`commit ${commits.join(' -> ')}`]),
    ...(kind === 'edited' ? describeEdit(before, after) : []),
  ];
}

function describeEdit(before: LockedState, after: LockedState): string[] {
  const gone = before.dependencies.filter((one) => !after.dependencies.includes(one));
  const come = after.dependencies.filter((one) => !before.dependencies.includes(one));
  return [
    ...(before.sha256 === after.sha256 ? [] : ['has a checksum now']),
    ...(gone.length === 0 ? [] : [`no longer requires ${gone.join('; ')}`]),
    ...(come.length === 0 ? [] : [`now requires ${come.join('; ')}`]),
  ];
}

function describeFacts({ before, after }: ModuleDiff, facts: ModuleFacts | undefined): string[] {
  const [old, now] = [facts?.before, facts?.after];
  if (after === undefined || now === undefined) return [];
  const license = `licence ${now.license ?? 'not named'}`;
  if (before === undefined) return [license];
  if (old === undefined) return [];
  const [ranOn, runsOn] = [old, now].map(({ platforms }) => platforms.join(', ') || 'anything');
  return [
    ...(old.license === now.license
      ? []
      : [`licence ${old.license ?? 'not named'} -> ${now.license ?? 'not named'}`]),
    ...(ranOn === runsOn ? [] : [`runs on ${ranOn} -> ${runsOn}`]),
  ];
}

/** One wish that is another now: `acme-web is declared with ~> 2.0, before with ~> 1.0`. */
export function describeWish(wish: WishDiff): string {
  return sanitizeText(wishSentence(wish));
}

function wishSentence(wish: WishDiff): string {
  const { from, to } = wish;
  const subject = subjectOf(wish);
  const state = stateOf(wish.kind);
  const otherwise = wish.kind === 'exclusion' ? '' : ' ';
  if (to === undefined) return `${subject} is no longer ${state.replace(/ to$/, '')}`;
  if (from === undefined) return `${subject} is now ${state}${otherwise}${to}`.trimEnd();
  return `${subject} is ${state} ${to}, before ${from}`;
}

function subjectOf({ kind, name, dependency }: WishDiff): string {
  if (kind === 'platform')
    return `the ${name === 'pe' ? 'Puppet Enterprise' : 'Puppet'} of the lock`;
  return kind === 'override' ? `what ${name} requires of ${dependency}` : name;
}

function stateOf(kind: WishDiff['kind']): string {
  switch (kind) {
    case 'declaration':
      return 'declared';
    case 'exclusion':
      return 'excluded';
    case 'override':
      return 'overridden';
    case 'platform':
      return 'set to';
  }
}

/** What is said once of facts that nobody here knows; nothing where all are known. */
export function describeUnknownFacts({ unknownFacts }: DiffResult): readonly string[] {
  if (unknownFacts === 0) return [];
  const of = formatCount(unknownFacts, 'module');
  return [`Licences and platforms of ${of} are not known here: \`--online\` asks the Forge`];
}
