import parseExpression from 'spdx-expression-parse';

/** Whether a text is an SPDX expression of known licences and references. */
export function isSpdxExpression(text: string): boolean {
  try {
    parseExpression(text);
    return true;
  } catch {
    return false;
  }
}
