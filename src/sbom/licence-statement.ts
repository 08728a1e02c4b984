import { spdxLicence } from './spdx-licence.ts';

/** What a metadata.json says of its licence. */
export type LicenceStatement =
  | { readonly kind: 'none' }
  /** An identifier of SPDX's list of licences. */
  | { readonly kind: 'id'; readonly id: string }
  /** An expression of several, or of one `or later`. */
  | { readonly kind: 'expression'; readonly expression: string }
  /** Words that SPDX does not know. */
  | { readonly kind: 'text'; readonly text: string };

/** Reads the `license` of a metadata.json; an empty one and `UNKNOWN` say nothing. */
export function readLicence(text: string | undefined): LicenceStatement {
  const words = (text ?? '').replace(/\s+/g, ' ').trim();
  if (words === '' || /^unknown$/i.test(words)) return { kind: 'none' };
  const expression = spdxLicence(words);
  if (expression === undefined) return { kind: 'text', text: words };
  return /[\s()+]/.test(expression)
    ? { kind: 'expression', expression }
    : { kind: 'id', id: expression };
}
