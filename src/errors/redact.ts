/** Hides the user and password of every URL in a text that is about to be printed or stored. */
export function redactUrls(text: string): string {
  // A password may have an `@` of its own: the host begins behind the last one.
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#'"`]+@/gi, '$1');
}

// Terminal escapes, and the characters that reorder or hide text.
const unprintable = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Makes text that came from outside safe to print: no terminal escapes, no credentials. */
export function sanitizeText(text: string): string {
  return redactUrls(text).replace(unprintable, '\u{fffd}');
}
