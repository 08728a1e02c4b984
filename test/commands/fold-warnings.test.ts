import assert from 'node:assert/strict';
import { foldWarnings } from '../../src/commands/fold-warnings.ts';
import type { PuppetfileWarning, WarningRule } from '../../src/puppetfile/puppetfile.ts';

function warningAt(line: number, rule: WarningRule, hint?: string): PuppetfileWarning {
  const span = { file: 'Puppetfile', line, column: 1, length: 3, lineText: 'mod' };
  return { rule, message: `line ${line}`, span, ...(hint === undefined ? {} : { hint }) };
}

const tell = (warnings: readonly PuppetfileWarning[]) =>
  foldWarnings(warnings).map(({ message, hint }) => (hint ? `${message}; ${hint}` : message));

describe('foldWarnings', () => {
  it('leaves three of a rule as they are', () => {
    const warnings = [1, 2, 3].map((line) => warningAt(line, 'moving-branch', 'pin it'));
    assert.deepEqual(foldWarnings(warnings), warnings);
  });

  it('says with the third how many more there are', () => {
    const warnings = [1, 2, 3, 4, 5].map((line) => warningAt(line, 'moving-branch', 'pin it'));
    assert.deepEqual(tell(warnings), [
      'line 1; pin it',
      'line 2; pin it',
      'line 3; pin it (2 more of this kind: `pupfile parse` lists all)',
    ]);
  });

  it('counts each rule by itself, and keeps the order', () => {
    const lines = [1, 2, 3, 4, 5, 6, 7];
    const warnings = lines.map((line) =>
      warningAt(line, line % 2 === 0 ? 'version-blanks' : 'moving-branch'),
    );
    assert.deepEqual(tell(warnings), [
      'line 1',
      'line 2',
      'line 3',
      'line 4',
      'line 5; 1 more of this kind: `pupfile parse` lists all',
      'line 6',
    ]);
  });
});
