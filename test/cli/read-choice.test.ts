import assert from 'node:assert/strict';
import { readChoice } from '../../src/cli/read-choice.ts';
import { thrown } from '../support/rejection.ts';

const choosing = { choices: ['kept', 'left-out'], noun: 'an order', taker: '--sort' } as const;

describe('readChoice', () => {
  it('reads a word that is one of them', () => {
    assert.equal(readChoice('left-out', choosing), 'left-out');
  });

  const refused: readonly [word: string, hint: string][] = [
    ['leftout', 'did you mean `left-out`?'],
    ['Kept', 'did you mean `kept`?'],
    ['size', '--sort takes one of: kept, left-out'],
    ['', '--sort takes one of: kept, left-out'],
  ];
  for (const [word, hint] of refused) {
    it(`refuses \`${word}\` with a hint`, () => {
      const error = thrown(() => readChoice(word, choosing), 'USAGE');
      assert.deepEqual([error.message, error.hint], [`\`${word}\` is not an order`, hint]);
    });
  }
});
