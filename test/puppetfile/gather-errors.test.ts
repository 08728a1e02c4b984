import assert from 'node:assert/strict';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { attempt, invalid, throwGathered } from '../../src/puppetfile/gather-errors.ts';
import { createSourceText } from '../../src/ruby/source-text.ts';
import { describeLabels, errorOf } from './support.ts';

const source = createSourceText('P', 'one\ntwo\n');
const first = invalid('`one` is wrong', source.spanBetween(0, 3), 'wrong', 'mend it');
const second = invalid('`two` is wrong', source.spanBetween(4, 7), 'wrong', 'mend it');

describe('attempt', () => {
  it('keeps an error for the user and gives null', () => {
    const errors: PupfileError[] = [];
    const result = attempt(errors, () => {
      throw first;
    });
    assert.equal(result, null);
    assert.deepEqual(errors, [first]);
  });

  it('does not keep a bug', () => {
    assert.throws(() => attempt([], () => assert.fail('a bug')), assert.AssertionError);
  });
});

describe('throwGathered', () => {
  it('throws nothing where nothing was kept', () => {
    throwGathered('P', []);
  });

  it('throws a single error as it is', () => {
    assert.equal(
      errorOf(() => throwGathered('P', [first])),
      first,
    );
  });

  it('makes one error of several, in the order of the text, with what helps against all', () => {
    const error = errorOf(() => throwGathered('P', [second, first]));
    assert.equal(error.message, 'P has 2 problems');
    assert.deepEqual(describeLabels(error), [
      '1:1 "one" `one` is wrong',
      '2:1 "two" `two` is wrong',
    ]);
    assert.equal(error.hint, 'mend it');
  });

  it('has the code of what is most wrong', () => {
    const labels = first.labels;
    const unsupported = new PupfileError('SOURCE_UNSUPPORTED', 'no', { labels });
    const error = errorOf(() => throwGathered('P', [unsupported, first]));
    assert.equal(error.code, 'PUPPETFILE_INVALID');
  });
});
