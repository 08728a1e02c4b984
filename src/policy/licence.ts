/**
 * Whether a licence is allowed: an SPDX expression of `OR` and `AND` without parentheses, or any
 * other text as a whole. Upper and lower case mean the same.
 *
 * @param licence as the module's metadata.json has it
 */
export function allowsLicence(allowed: readonly string[], licence: string): boolean {
  const known = new Set(allowed.map((one) => one.trim().toLowerCase()));
  const text = licence.trim().toLowerCase();
  if (known.has(text)) return true;
  return text
    .split(/\s+or\s+/)
    .some((all) => all.split(/\s+and\s+/).every((one) => known.has(one)));
}
