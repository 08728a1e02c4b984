// An address of the web may have any number of slashes, of both kinds: `http:/user:password@host`.
// In front of others no scheme is looked for: in a long word it would be from every letter.
const authority = /(:\/\/|\bhttps?:[\\/]*)((?:(?!:\/\/)[^\s/?#'"`])*)/gi;

/** Hides the user and password of every URL in a text that is about to be printed or stored. */
export function redactUrls(text: string): string {
  // A password may have an `@` of its own: the host begins behind the last one.
  return text.replace(
    authority,
    (_, start: string, rest: string) => start + rest.slice(rest.lastIndexOf('@') + 1),
  );
}

// As Puppetfiles write it: `password: 'x'`, `:password => 'x'`, `'password': "x"`
const secret = /((?:password|passwd|secret|token)['"]?\s*(?::|=>)\s*)(['"])(.*?)\2/gi;

/** Covers what stands behind a word for a secret; the text keeps its length, so that carets fit. */
export function redactSecrets(text: string): string {
  return text.replace(
    secret,
    (_, word: string, quote: string, value: string) =>
      `${word}${quote}${'*'.repeat(value.length)}${quote}`,
  );
}

// Terminal escapes, and the characters that reorder or hide text.
const unprintable = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Makes text that came from outside safe to print: no terminal escapes, no credentials. */
export function sanitizeText(text: string): string {
  return redactSecrets(redactUrls(text)).replace(unprintable, '\u{fffd}');
}
