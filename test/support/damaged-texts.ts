import fc from 'fast-check';

const puppetfileWords = [
  ...'mod forge metadata exclusion moduledir path git source do end if unless def begin'.split(' '),
  ...['=>', ',', '(', ')', '{', '}', '[', ']', '|', '"', "'", '`', ':', '::', '#{', '<<~A', '\n'],
  ...['%w[', '%q(', '=begin\n', '__END__', '&', '*', '**', '\\', '#', '?', '/', '<%=', '<<<<<<< a'],
  ...['é', '😀', '\u{feff}', '\0', '\r\n', '\r', '\t', '\u{a0}', '‘', '”', '\ud800', 'nil', '1.0'],
];

/** Changes a list of tokens at one place; `other` is any number. */
type Edit = (tokens: string[], at: number, other: number) => void;

const moves = fc.constantFrom<Edit[]>(
  (tokens, at, other) => void tokens.splice(at, 1 + (other % 3)),
  (tokens, at) => void tokens.splice(at, 0, tokens[at] ?? ''),
  (tokens, at) => void tokens.splice(at),
  (tokens, at, other) => {
    const [moved = ''] = tokens.splice(at, 1);
    tokens.splice(other % (tokens.length + 1), 0, moved);
  },
);

function insertions(words: readonly string[]): fc.Arbitrary<Edit> {
  return fc.constantFrom(...words).map(
    (word): Edit =>
      (tokens, at) =>
        void tokens.splice(at, 0, word),
  );
}

/** Texts with tokens deleted, doubled, moved or added, with their end cut off, or of two halves. */
export function damagedTexts(
  texts: readonly string[],
  words: readonly string[] = puppetfileWords,
): fc.Arbitrary<string> {
  const edits = fc.oneof(moves, insertions(words));
  const one = fc.constantFrom(...texts);
  const damages = fc.array(fc.tuple(edits, fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 });
  const damaged = fc.tuple(one, damages).map(([text, all]) => {
    const tokens = text.match(/\w+|\s+|[^\w\s]/gu) ?? [];
    for (const [edit, at, other] of all) edit(tokens, at % (tokens.length + 1), other);
    return tokens.join('');
  });
  const spliced = fc
    .tuple(one, one, fc.nat(), fc.nat())
    .map(([left, right, leftEnd, rightStart]) => {
      const head = left.slice(0, leftEnd % (left.length + 1));
      return head + right.slice(rightStart % (right.length + 1));
    });
  return fc.oneof({ weight: 4, arbitrary: damaged }, { weight: 1, arbitrary: spliced });
}
