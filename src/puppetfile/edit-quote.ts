/** A text as Ruby has it between these quotes; between single ones where it would mean something else. */
export function quoteText(text: string, quote: "'" | '"'): string {
  if (quote === '"' && !/["\\#]/.test(text)) return `"${text}"`;
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** The same for a requirement, of which r10k knows `:latest` as a symbol only. */
export function quoteRequirement(text: string, quote: "'" | '"'): string {
  return text === 'latest' ? ':latest' : quoteText(text, quote);
}
