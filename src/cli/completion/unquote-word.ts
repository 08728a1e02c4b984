/**
 * A word of bash as bash would pass it on, as far as quotes and backslashes go; the end of a quote may
 * still be to come. Nothing is expanded.
 */
export function unquoteWord(text: string): string {
  return text.replace(
    /'([^']*)'?|"((?:[^"\\]|\\.)*)"?|\\(.)?/gs,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\([$`"\\])/g, '$1') ?? escaped ?? '',
  );
}
