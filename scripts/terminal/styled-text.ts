/** A piece of a line that looks one way. */
export interface StyledText {
  readonly text: string;
  /** What terminals make of it: colours by their names, `bold`, `dim`. */
  readonly styles: readonly string[];
}

// ECMA-48, 8.3.117 (Select Graphic Rendition): those that pupfile uses.
const set: Readonly<Record<number, string>> = {
  1: 'bold',
  2: 'dim',
  31: 'red',
  32: 'green',
  33: 'yellow',
  36: 'cyan',
};
const reset: Readonly<Record<number, readonly string[]>> = {
  0: Object.values(set),
  22: ['bold', 'dim'],
  39: ['red', 'green', 'yellow', 'cyan'],
};

const escapeCharacter = '\u001b';

/** Reads a line with its escape sequences for colours. Throws for any other sequence. */
export function readStyledText(line: string): readonly StyledText[] {
  const [first = '', ...changed] = line.split(escapeCharacter);
  const pieces: StyledText[] = [{ text: first, styles: [] }];
  for (const piece of changed) {
    const [, code, text = ''] = /^\[(\d*)m(.*)$/s.exec(piece) ?? [];
    if (code === undefined) throw new Error(`an unknown sequence in ${JSON.stringify(line)}`);
    pieces.push({ text, styles: change(pieces.at(-1)?.styles ?? [], Number(code)) });
  }
  return pieces.filter(({ text }) => text !== '');
}

function change(styles: readonly string[], code: number): readonly string[] {
  const style = set[code];
  if (style !== undefined) return [...styles, style];
  const ended = reset[code];
  if (ended === undefined) throw new Error(`no meaning is known for the code ${code}`);
  return styles.filter((one) => !ended.includes(one));
}
