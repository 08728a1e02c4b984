import { type MatchValue, nil, type Place, string, type Value } from '../value.ts';

/** What a group matched; nil where it took no part. */
export function matchedGroup(match: MatchValue, number: number, at: Place): Value {
  const { groups, subject } = match;
  const group = groups[number < 0 ? groups.length + number : number];
  return group ? string(subject.slice(group.start, group.end), at) : nil(at);
}

/** The group of a name; of several, the last that took part. */
export function numberOfName({ names, groups }: MatchValue, name: string): number | undefined {
  const numbers = names.get(name);
  return numbers?.findLast((number) => groups[number]) ?? numbers?.at(-1);
}

/** What `$~`, `$&`, `` $` ``, `$'` and `$+` stand for. */
export function matchedText(match: MatchValue, name: string, at: Place): Value {
  const { subject, groups } = match;
  const { start, end } = groups[0] ?? { start: 0, end: 0 };
  switch (name) {
    case '$`':
      return string(subject.slice(0, start), at);
    case "$'":
      return string(subject.slice(end), at);
    case '$&':
      return matchedGroup(match, 0, at);
    case '$+':
      return matchedGroup(
        match,
        groups.findLastIndex((group) => group !== null),
        at,
      );
    default:
      return match;
  }
}
