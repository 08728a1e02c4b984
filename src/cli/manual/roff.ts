/**
 * Text as the man macros take it: nothing of it is a command, and what stands in backticks is bold.
 *
 * Source of the format: groff_man(7), groff_char(7)
 */
export function roffText(text: string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? escapeRoff(part) : boldRoff(part)))
    .join('')
    .replace(/^(?=[.'])/gm, '\\&');
}

/** Text in bold, of which nothing is a command. */
export function boldRoff(text: string): string {
  return `\\fB${escapeRoff(text)}\\fR`;
}

/** Text as it is, where a line does not begin with it. */
export function escapeRoff(text: string): string {
  return (
    text
      .replaceAll('\\', '\\e')
      .replaceAll('-', '\\-')
      .replaceAll("'", '\\(aq')
      .replaceAll('~', '\\(ti')
      .replaceAll('^', '\\(ha')
      .replaceAll('`', '\\(ga')
      // A long path or name may go on in the next line.
      .replace(/(?:\/|(?<=[a-z])\.)(?=\w)/g, '$&\\:')
      .replace(/[^ -~\n]/gu, (character) => `\\[u${hex(character)}]`)
  );
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
