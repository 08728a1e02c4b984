import { licenceRefs } from './licence-refs.ts';
import { type LicenceStatement, readLicence } from './licence-statement.ts';

/**
 * The SPDX expression for all of a set of modules: their licences joined with `AND`, each once, in the
 * order of the alphabet. What SPDX does not know is a `LicenseRef-…` of its words, and a module that
 * says nothing is `LicenseRef-not-stated`. Undefined where there is no module.
 *
 * @param licences as each metadata.json has it
 */
export function licenceExpression(licences: readonly (string | undefined)[]): string | undefined {
  const refs = licenceRefs(licences);
  const terms = new Set(licences.map(readLicence).map((one) => termOf(one, refs)));
  return terms.size === 0 ? undefined : joinTerms([...terms].sort());
}

function termOf(licence: LicenceStatement, refs: ReadonlyMap<string, string>): string {
  switch (licence.kind) {
    case 'none':
      return 'LicenseRef-not-stated';
    case 'id':
      return licence.id;
    case 'expression':
      return licence.expression;
    case 'text':
      return refs.get(licence.text) ?? '';
  }
}

/** AND binds tighter than OR. */
function joinTerms(terms: readonly string[]): string {
  if (terms.length === 1) return terms[0] ?? '';
  return terms.map((term) => (/ OR /.test(term) ? `(${term})` : term)).join(' AND ');
}
