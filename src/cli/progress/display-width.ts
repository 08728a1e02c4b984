// What terminals give two columns: the wide and full-width scripts of Unicode's EastAsianWidth.txt,
// as far as it goes by whole blocks, and what is drawn as a picture.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const invisible = /^[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Control}]+$/u;

/** How many columns of a terminal a text takes; it has no escape sequences. */
export function displayWidth(text: string): number {
  if (isPlain(text)) return text.length;
  return graphemes(text).reduce((sum, one) => sum + graphemeWidth(one), 0);
}

/** The beginning of a text that fits into so many columns; where it was cut, its end says so. */
export function cutToWidth(text: string, columns: number, mark: string): string {
  if (displayWidth(text) <= columns) return text;
  const room = columns - mark.length;
  if (room < 0) return '';
  if (isPlain(text)) return text.slice(0, room) + mark;
  let width = 0;
  let cut = '';
  for (const one of graphemes(text)) {
    width += graphemeWidth(one);
    if (width > room) break;
    cut += one;
  }
  return cut + mark;
}

/** Nearly all texts are, and then Unicode's data need not be loaded. */
function isPlain(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function graphemes(text: string): readonly string[] {
  return [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
}

function graphemeWidth(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}
