import { readLicence } from './licence-statement.ts';
import { uniqueIds } from './unique-ids.ts';

/**
 * A `LicenseRef-…` (SPDX 2.3, clause 10) for the words of each licence that SPDX does not know; the
 * others have none.
 *
 * @param licences as each metadata.json has it
 */
export function licenceRefs(
  licences: readonly (string | undefined)[],
): ReadonlyMap<string, string> {
  const texts = licences.map(readLicence).flatMap((one) => (one.kind === 'text' ? one.text : []));
  return uniqueIds(texts, 'LicenseRef-');
}
