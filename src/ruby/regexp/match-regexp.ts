import { limitError } from '../budget.ts';
import type { MatchedGroup, MatchValue, Place, RegexpValue } from '../value.ts';
import { compileRegexp, type SpendSteps } from './compile-regexp.ts';
import { isBoundary } from './is-boundary.ts';
import { nextPosition, previousPosition } from './next-position.ts';
import type { ParsedRegexp, Pattern, RepeatPattern } from './pattern.ts';

/**
 * Finds the first match at or behind a place, in UTF-16 units; null where there is none.
 *
 * It goes back and forth like Ruby's own, but counts its steps: a pattern that never comes to an
 * end meets the limit of the program, as a loop would.
 */
export function matchRegexp(
  regexp: RegexpValue,
  subject: string,
  { from = 0, looks = 'ahead', at, spend }: SearchOptions,
): MatchValue | null {
  const parsed = compileRegexp(regexp, spend);
  let start = from;
  while (start >= 0 && start <= subject.length) {
    const groups = matchAt(parsed, subject, start, { at, spend });
    if (groups !== null) {
      return { kind: 'match', subject, groups, names: parsed.names, regexp, place: at };
    }
    if (looks === 'here') return null;
    start = looks === 'ahead' ? nextPosition(subject, start) : previousPosition(subject, start);
  }
  return null;
}

/** How a search goes. */
export interface SearchOptions {
  readonly from?: number;
  /** Where else the match may begin. */
  readonly looks?: 'ahead' | 'back' | 'here';
  readonly at: Place;
  readonly spend: SpendSteps;
}

interface Search {
  readonly subject: string;
  readonly groups: (MatchedGroup | null)[];
  readonly spend: SpendSteps;
  readonly at: Place;
  depth: number;
}

type Continue = (position: number) => boolean;

// Each level takes two or three frames of JavaScript's stack.
const deepestSearch = 600;

function matchAt(
  { pattern, groupCount }: ParsedRegexp,
  subject: string,
  start: number,
  { at, spend }: { readonly at: Place; readonly spend: SpendSteps },
): (MatchedGroup | null)[] | null {
  spend(groupCount / 8);
  const groups: (MatchedGroup | null)[] = Array.from({ length: groupCount + 1 }, () => null);
  const search: Search = { subject, groups, spend, at, depth: 0 };
  const isMatch = match(pattern, start, search, (end) => {
    groups[0] = { start, end };
    return true;
  });
  return isMatch ? groups : null;
}

function match(pattern: Pattern, position: number, search: Search, next: Continue): boolean {
  search.spend(1);
  if (search.depth > deepestSearch) {
    throw limitError('searches too deeply with a regular expression', 'too deep', search.at);
  }
  search.depth += 1;
  const isMatch = matchPattern(pattern, position, search, next);
  search.depth -= 1;
  return isMatch;
}

function matchPattern(pattern: Pattern, position: number, search: Search, next: Continue): boolean {
  switch (pattern.kind) {
    case 'character': {
      const end = matchCharacter(pattern, position, search);
      return end !== null && next(end);
    }
    case 'sequence':
      return matchSequence(pattern.parts, 0, position, search, next);
    case 'choice':
      return pattern.options.some((option) => match(option, position, search, next));
    case 'repeat':
      return pattern.of.kind === 'character'
        ? repeatCharacter(pattern, pattern.of, position, search, next)
        : repeatPattern(pattern, position, search, next, 0);
    case 'group':
      return matchGroup(pattern, position, search, next);
    case 'atomic':
      return matchAtomic(pattern.of, position, search, next);
    case 'look':
      return matchLook(pattern, position, search, next);
    case 'boundary':
      return isBoundary(pattern.is, position, search.subject) && next(position);
    case 'backreference':
      return matchAgain(pattern, position, search, next);
  }
}

type CharacterPattern = Extract<Pattern, { readonly kind: 'character' }>;

function matchCharacter(
  { allows, cost }: CharacterPattern,
  position: number,
  { subject, spend }: Search,
): number | null {
  spend(cost);
  const code = subject.codePointAt(position);
  if (code === undefined || !allows(code)) return null;
  return position + (code > 0xffff ? 2 : 1);
}

function matchSequence(
  parts: readonly Pattern[],
  index: number,
  position: number,
  search: Search,
  next: Continue,
): boolean {
  let reached = position;
  for (let at = index; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === undefined) break;
    if (part.kind !== 'character') {
      return match(part, reached, search, (end) => matchSequence(parts, at + 1, end, search, next));
    }
    const end = matchCharacter(part, reached, search);
    if (end === null) return false;
    reached = end;
  }
  return next(reached);
}

/** A loop over single characters needs no stack, however long the text is. */
function repeatCharacter(
  { fewest, most, isLazy }: RepeatPattern,
  of: CharacterPattern,
  position: number,
  search: Search,
  next: Continue,
): boolean {
  const ends = [position];
  const extend = () => {
    const end = ends.length > most ? null : matchCharacter(of, ends.at(-1) ?? position, search);
    if (end !== null) ends.push(end);
    return end !== null;
  };
  const isNext = (count: number) => {
    search.spend(0.3);
    return next(ends[count] ?? position);
  };
  while (ends.length <= fewest) if (!extend()) return false;
  if (isLazy) return firstThat(() => isNext(ends.length - 1), extend);
  while (extend());
  for (let count = ends.length - 1; count >= fewest; count -= 1) if (isNext(count)) return true;
  return false;
}

/** Asks until the answer is yes, or there is nothing more to ask about. */
function firstThat(asks: () => boolean, goOn: () => boolean): boolean {
  do if (asks()) return true;
  while (goOn());
  return false;
}

function repeatPattern(
  repeat: RepeatPattern,
  position: number,
  search: Search,
  next: Continue,
  count: number,
): boolean {
  const again = () =>
    count < repeat.most &&
    match(repeat.of, position, search, (end) => {
      // A round that matches nothing would go on for ever.
      if (end === position && count >= repeat.fewest) return false;
      return repeatPattern(repeat, end, search, next, count + 1);
    });
  if (count < repeat.fewest) return again();
  return repeat.isLazy ? next(position) || again() : again() || next(position);
}

function matchGroup(
  { number, of }: Extract<Pattern, { readonly kind: 'group' }>,
  position: number,
  search: Search,
  next: Continue,
): boolean {
  const { groups } = search;
  const before = groups[number] ?? null;
  return (
    match(of, position, search, (end) => {
      const inner = groups[number] ?? null;
      groups[number] = { start: position, end };
      if (next(end)) return true;
      groups[number] = inner;
      return false;
    }) || restore(groups, number, before)
  );
}

function restore(
  groups: (MatchedGroup | null)[],
  number: number,
  group: MatchedGroup | null,
): false {
  groups[number] = group;
  return false;
}

function matchAtomic(of: Pattern, position: number, search: Search, next: Continue): boolean {
  let end = -1;
  const isMatch = () =>
    match(of, position, search, (reached) => {
      end = reached;
      return true;
    });
  return keepingGroups(search, () => isMatch() && next(end));
}

function matchLook(
  pattern: Extract<Pattern, { readonly kind: 'look' }>,
  position: number,
  search: Search,
  next: Continue,
): boolean {
  if (!pattern.isNegative) {
    return keepingGroups(search, () => look(pattern, position, search) && next(position));
  }
  // What is looked for in vain leaves no groups behind.
  const isAbsent = keepingGroups(search, () => !look(pattern, position, search));
  return isAbsent && next(position);
}

/** Gives the groups back what they held, where the match comes to nothing. */
function keepingGroups({ groups, spend }: Search, tries: () => boolean): boolean {
  spend(groups.length / 8);
  const before = [...groups];
  if (tries()) return true;
  groups.splice(0, groups.length, ...before);
  return false;
}

function look(
  { isAhead, of }: Extract<Pattern, { readonly kind: 'look' }>,
  position: number,
  search: Search,
): boolean {
  const { subject } = search;
  if (isAhead) return match(of, position, search, () => true);
  for (let start = position; start >= 0; start = previousPosition(subject, start)) {
    if (match(of, start, search, (end) => end === position)) return true;
  }
  return false;
}

function matchAgain(
  { numbers, ignoresCase }: Extract<Pattern, { readonly kind: 'backreference' }>,
  position: number,
  { subject, groups, spend }: Search,
  next: Continue,
): boolean {
  const isSame = (group: MatchedGroup) => {
    const wanted = subject.slice(group.start, group.end);
    spend(1 + wanted.length / 10);
    const found = subject.slice(position, position + wanted.length);
    return ignoresCase ? found.toLowerCase() === wanted.toLowerCase() : found === wanted;
  };
  const again = numbers
    .map((number) => groups[number] ?? null)
    .findLast((group) => group !== null && isSame(group));
  return again != null && next(position + again.end - again.start);
}
