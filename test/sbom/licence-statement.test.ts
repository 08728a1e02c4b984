import assert from 'node:assert/strict';
import { type LicenceStatement, readLicence } from '../../src/sbom/licence-statement.ts';

describe('readLicence', () => {
  const cases: readonly (readonly [text: string | undefined, statement: LicenceStatement])[] = [
    [undefined, { kind: 'none' }],
    [' ', { kind: 'none' }],
    ['UNKNOWN', { kind: 'none' }],
    ['Apache 2.0', { kind: 'id', id: 'Apache-2.0' }],
    ['GPL-3.0+', { kind: 'expression', expression: 'GPL-3.0+' }],
    ['MIT or ISC', { kind: 'expression', expression: 'MIT OR ISC' }],
    ['PuppetLabs  Enterprise\n', { kind: 'text', text: 'PuppetLabs Enterprise' }],
  ];
  for (const [text, statement] of cases) {
    it(`reads ${JSON.stringify(text)} as ${statement.kind}`, () => {
      assert.deepEqual(readLicence(text), statement);
    });
  }
});
