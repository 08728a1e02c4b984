/** A character that looks like nothing, or like another one, and how to tell it. */
export interface OddCharacter {
  /** In UTF-16 code units. */
  readonly index: number;
  readonly length: number;
  /** `U+00A0, a no-break space`. */
  readonly description: string;
  /** Invisible, or a quote that only looks like one. */
  readonly kind: 'invisible' | 'quote';
}

const names: Readonly<Record<string, string>> = {
  '\u{a0}': 'a no-break space',
  '\u{ad}': 'a soft hyphen',
  '\u{200b}': 'a zero-width space',
  '\u{200c}': 'a zero-width non-joiner',
  '\u{200d}': 'a zero-width joiner',
  '\u{2028}': 'a line separator',
  '\u{2029}': 'a paragraph separator',
  '\u{202f}': 'a narrow no-break space',
  '\u{2060}': 'a word joiner',
  '\u{3000}': 'an ideographic space',
  '\u{feff}': 'a byte order mark',
};
const quotes = /[‘’‚‛“”„‟′″]/u;
// What Ruby takes for letters and no editor shows, and the quotes of word processors.
const odd = /[\u{a0}\u{ad}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}|[‘’‚‛“”„‟′″]/gu;

/** Finds the characters of a text that an editor does not show, or shows as quotes. */
export function findOddCharacters(text: string): readonly OddCharacter[] {
  return Array.from(text.matchAll(odd), ({ 0: character, index }) => {
    const isQuote = quotes.test(character);
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const name = isQuote ? 'a typographic quote' : (names[character] ?? 'which is invisible');
    return {
      index,
      length: character.length,
      description: `${code}, ${name}`,
      kind: isQuote ? 'quote' : 'invisible',
    };
  });
}
