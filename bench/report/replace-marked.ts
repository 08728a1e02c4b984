/**
 * Replaces what a Markdown document has between `<!-- NAME -->` and `<!-- /NAME -->`; throws RangeError
 * where it has no such place.
 */
export function replaceMarked(document: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from === -1 || to === -1) throw new RangeError(`there is no ${begin} … ${end}`);
  // A first line that is indented stays so: that makes it code.
  const lines = text.replace(/^\n+|\s+$/g, '');
  return `${document.slice(0, from + begin.length)}\n\n${lines}\n\n${document.slice(to)}`;
}
