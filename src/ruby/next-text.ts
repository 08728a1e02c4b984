/** What Ruby's `String#succ` gives: `a9` to `b0`, `Zz` to `AAa`. */
export function nextText(text: string): string {
  if (text === '') return '';
  const characters = [...text];
  let index = lastCounted(characters, characters.length);
  if (index === -1)
    return text.slice(0, -1) + String.fromCodePoint((text.codePointAt(text.length - 1) ?? 0) + 1);
  for (let next = wrap(characters, index); next !== null; next = wrap(characters, index)) {
    const left = lastCounted(characters, index);
    if (left === -1 || !carries(characters, left, index)) {
      characters.splice(index, 0, next === '0' ? '1' : next);
      break;
    }
    index = left;
  }
  return characters.join('');
}

/** The last letter or digit before an index; -1 where there is none. */
function lastCounted(characters: readonly string[], before: number): number {
  let index = before - 1;
  while (index >= 0 && !/[0-9a-zA-Z]/.test(characters[index] ?? '')) index -= 1;
  return index;
}

/** Counts a character up; gives what it starts again with, or null where nothing carries over. */
function wrap(characters: string[], index: number): string | null {
  const character = characters[index] ?? '';
  const next = successors[character];
  characters[index] = next ?? String.fromCodePoint((character.codePointAt(0) ?? 0) + 1);
  return next ?? null;
}

/** Across punctuation, digits only count on with digits and letters with letters. */
function carries(characters: readonly string[], left: number, index: number): boolean {
  const isDigit = (at: number) => /[0-9]/.test(characters[at] ?? '');
  return left === index - 1 || isDigit(left) === isDigit(index);
}

// The last of each kind, and where counting starts again.
const successors: Readonly<Record<string, string>> = { '9': '0', z: 'a', Z: 'A' };
