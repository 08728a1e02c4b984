import assert from 'node:assert/strict';
import { PupfileError } from '../../src/errors/pupfile-error.ts';

describe('PupfileError', () => {
  it('has nothing to say beyond its message unless it is told', () => {
    const error = new PupfileError('USAGE', 'There is no command `instal`');
    assert.equal(error.message, 'There is no command `instal`');
    assert.deepEqual([error.notes, error.labels], [[], []]);
    assert.deepEqual([error.hint, error.data], [undefined, undefined]);
    assert.equal('cause' in error, false);
  });

  it('carries its details', () => {
    const cause = new Error('EACCES');
    const span = { file: 'Puppetfile', line: 1, column: 1, length: 3, lineText: 'mod' };
    const details = {
      notes: ['a'],
      labels: [{ span, text: 'b' }],
      hint: 'c',
      data: { d: 1 },
      cause,
    };
    const { notes, labels, hint, data, cause: below } = new PupfileError('USAGE', 'x', details);
    assert.deepEqual({ notes, labels, hint, data, cause: below }, details);
  });

  it('ends the process as its code says', () => {
    assert.equal(new PupfileError('VERSION_CONFLICT', 'x').exitCode, 4);
    assert.equal(new PupfileError('CHECKSUM_MISMATCH', 'x').exitCode, 6);
  });
});
