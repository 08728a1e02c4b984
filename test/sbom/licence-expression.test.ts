import assert from 'node:assert/strict';
import { licenceExpression } from '../../src/sbom/licence-expression.ts';
import { isSpdxExpression } from '../support/spdx-expression.ts';

describe('licenceExpression', () => {
  const cases: readonly (readonly [
    title: string,
    licences: readonly (string | undefined)[],
    expression: string,
  ])[] = [
    ['one licence as it is', ['Apache 2.0'], 'Apache-2.0'],
    ['each licence once', ['MIT', 'Apache-2.0', 'Apache 2.0'], 'Apache-2.0 AND MIT'],
    ['one alternative without parentheses', ['MIT OR ISC'], 'MIT OR ISC'],
    ['alternatives in parentheses', ['MIT OR ISC', 'GPLv3'], 'GPL-3.0-only AND (MIT OR ISC)'],
    [
      'words that SPDX does not know',
      ['proprietary', 'Acme, Inc.', 'MIT'],
      'LicenseRef-Acme-Inc. AND LicenseRef-proprietary AND MIT',
    ],
    ['words that differ in signs', ['a b', 'a-b'], 'LicenseRef-a-b AND LicenseRef-a-b-2'],
    ['a module that says nothing', ['MIT', undefined, ''], 'LicenseRef-not-stated AND MIT'],
  ];
  for (const [title, licences, expression] of cases) {
    it(`gives ${title}: ${expression}`, () => {
      assert.equal(licenceExpression(licences), expression);
      assert.equal(licenceExpression(licences.toReversed()), expression);
      assert.ok(isSpdxExpression(expression));
    });
  }

  it('is nothing without a module', () => {
    assert.equal(licenceExpression([]), undefined);
  });
});
