import assert from 'node:assert/strict';
import { findOddReadings } from '../../../src/moving/rules/odd-readings.ts';
import type { WarningRule } from '../../../src/puppetfile/puppetfile.ts';
import { factsOf } from '../../support/declare-facts.ts';
import { declareModules } from '../../support/declare-modules.ts';

const span = { file: 'Puppetfile', line: 4, column: 1, length: 1, lineText: 'x' };

function told(rule: WarningRule, message = 'odd') {
  const puppetfile = { ...declareModules([]), warnings: [{ rule, message, span, hint: 'do so' }] };
  return findOddReadings(factsOf({ puppetfile }));
}

describe('findOddReadings', () => {
  for (const rule of [
    'duplicate-declaration',
    'fallback-forge',
    'ignored-version',
    'not-evaluated',
    'two-revisions',
  ] as const) {
    it(`tells of ${rule}`, () => {
      const [first] = told(rule);
      assert.deepEqual(
        [first?.rule, first?.line, first?.message, first?.advice],
        ['reads-differently', 4, 'odd', 'do so'],
      );
    });
  }

  it('tells that a branch stands still now', () => {
    const [first] = told('moving-branch', 'The module follows the branch `main`');
    assert.match(first?.message ?? '', /`main`, and the lock holds it/);
    assert.match(first?.advice ?? '', /pupfile update/);
  });

  it('leaves to another rule what has no ref', () => {
    assert.deepEqual(
      told('moving-branch', 'The module follows the default branch of its repository'),
      [],
    );
  });

  it('does not repeat what is odd everywhere', () => {
    assert.deepEqual([...told('unknown-option'), ...findOddReadings(factsOf())], []);
  });
});
