import assert from 'node:assert/strict';
import { evaluateExample } from '../support.ts';

describe('rounding', () => {
  it('does not evaluate other ways to round halves', () => {
    assert.throws(() => evaluateExample('2.5.round(half: :even)'), {
      code: 'PUPPETFILE_UNSUPPORTED',
      message: 'example.rb uses `round` with `half:`, which pupfile does not evaluate',
    });
  });

  it('refuses to round to a power of ten beyond all numbers', () => {
    assert.throws(() => evaluateExample('1.round(-10_001)'), { code: 'PUPPETFILE_LIMIT' });
  });
});
