import assert from 'node:assert/strict';
import { explanationResult } from '../../src/cli/render-explanation.ts';
import { explainCode } from '../../src/commands/explain-code.ts';
import { errorCodes } from '../../src/errors/error-codes.ts';
import { plainLook } from '../support/plain-look.ts';

describe('explanationResult', () => {
  const explanation = {
    code: 'OFFLINE',
    title: 'Something is missing',
    explanation: `${'word '.repeat(20)}end.`,
    exitCode: 5,
  } as const;

  it('tells what a code means, in lines that fit', () => {
    assert.equal(
      explanationResult(explanation).text(plainLook),
      `OFFLINE: Something is missing

word word word word word word word word word word word word word word word
word word word word word end.

Exit status 5`,
    );
  });

  it('gives programs the same', () => {
    assert.deepEqual(explanationResult(explanation).json, { version: 1, ...explanation });
  });

  it('breaks the lines of every explanation', () => {
    for (const code of Object.keys(errorCodes)) {
      const [, ...lines] = explanationResult(explainCode(code)).text(plainLook).split('\n');
      assert.ok(
        lines.every((line) => line.length <= 78),
        code,
      );
    }
  });
});
