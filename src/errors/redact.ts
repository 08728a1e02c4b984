/** Hides the user and password of every URL in a text that is about to be printed or stored. */
export function redactUrls(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]+@/gi, '$1');
}

// C0, DEL, C1, and the characters that reorder or hide text on a terminal.
const controlCharacters =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Makes text that came from outside safe to print: no terminal escapes, no credentials. */
export function sanitizeText(text: string): string {
  return redactUrls(text).replace(controlCharacters, '\u{fffd}');
}
