import assert from 'node:assert/strict';
import { explainCode } from '../../src/commands/explain-code.ts';
import { errorCodes } from '../../src/errors/error-codes.ts';
import { thrown } from '../support/rejection.ts';

describe('explainCode', () => {
  for (const text of [
    'VERSION_CONFLICT',
    'version_conflict',
    'version-conflict',
    ' VERSION_CONFLICT ',
  ]) {
    it(`explains \`${text}\``, () => {
      const expected = { code: 'VERSION_CONFLICT', ...errorCodes.VERSION_CONFLICT };
      assert.deepEqual(explainCode(text), expected);
    });
  }

  for (const text of ['NOTHING', '', 'constructor', 'toString']) {
    it(`lists the codes where \`${text}\` is none`, () => {
      const error = thrown(() => explainCode(text), 'USAGE');
      assert.equal(error.message, `\`${text}\` is not an error code`);
      assert.match(error.notes.join(), /VERSION_CONFLICT, /);
    });
  }

  it('names the code that was probably meant', () => {
    const error = thrown(() => explainCode('version-conflct'), 'USAGE');
    assert.deepEqual([error.notes, error.hint], [[], 'did you mean `VERSION_CONFLICT`?']);
  });
});
