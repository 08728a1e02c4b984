/** What `tr`, `delete`, `count` and `squeeze` take: `a-z`, `^0-9`, `_-`. */
export function characterSet(set: string): (character: string) => boolean {
  const isNegative = set.length > 1 && set.startsWith('^');
  const members = new Set(expandSet(isNegative ? set.slice(1) : set));
  return (character) => members.has(character) !== isNegative;
}

/** `tr`: each character of one set becomes its partner in the other; the last stands for more. */
export function translate(text: string, from: string, to: string): string {
  const isNegative = from.length > 1 && from.startsWith('^');
  const allows = characterSet(from);
  const source = expandSet(isNegative ? from.slice(1) : from);
  const partners = expandSet(to);
  const last = partners.at(-1) ?? '';
  return [...text]
    .map((character) => {
      if (!allows(character)) return character;
      return isNegative ? last : (partners[source.indexOf(character)] ?? last);
    })
    .join('');
}

function expandSet(set: string): string[] {
  const characters = [...set];
  const members: string[] = [];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    const end = characters[index + 2];
    if (character === '\\' && index + 1 < characters.length) {
      index += 1;
      members.push(characters[index] ?? '');
    } else if (characters[index + 1] === '-' && end !== undefined) {
      members.push(...charactersBetween(character, end));
      index += 2;
    } else members.push(character);
  }
  return members;
}

const longestSpan = 1_000;

function charactersBetween(first: string, last: string): string[] {
  const [low, high] = [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? 0];
  const length = Math.max(0, Math.min(longestSpan, high - low + 1));
  return Array.from({ length }, (_, index) => String.fromCodePoint(low + index));
}
