import { stripVTControlCharacters } from 'node:util';

/**
 * Parts a text at its spaces into lines of so many columns, of which colours take none. A word that is
 * longer stays whole in a line of its own: it may be copied.
 */
export function wrapText(text: string, width: number): readonly string[] {
  return wrapParts(text.split(' '), width);
}

/**
 * The same for parts that are only parted themselves where a line is too short for one.
 *
 * @param firstWidth that of the first line
 */
export function wrapParts(
  parts: readonly string[],
  width: number,
  firstWidth = width,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const words = parts.flatMap((part, index) =>
    widthOf(part) > (index === 0 ? firstWidth : width) ? part.split(' ') : [part],
  );
  for (const word of words) {
    const room = lines.length === 0 ? firstWidth : width;
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/**
 * Parts into lines, of which those after the first one have a place before them.
 *
 * @param width of all lines, with that place
 */
export function foldParts(
  parts: readonly string[],
  { width, before }: { readonly width: number; readonly before: string },
): readonly string[] {
  const [first = '', ...others] = wrapParts(parts, width - before.length, width);
  return [first, ...others.map((line) => before + line)];
}

/**
 * Lays out parts behind an indentation, with four columns more from the second line on.
 *
 * @param columns the width of the terminal; undefined where a line may be as long as it is
 */
export function hangParts(
  parts: readonly string[],
  {
    indent = '',
    columns = Number.POSITIVE_INFINITY,
  }: { readonly indent?: string; readonly columns?: number | undefined },
): string {
  const lines = foldParts(parts, { width: columns - indent.length, before: '    ' });
  return lines.map((line) => indent + line).join('\n');
}

/** How many columns a text takes; colours take none. */
export function widthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
