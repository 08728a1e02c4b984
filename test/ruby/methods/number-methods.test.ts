import assert from 'node:assert/strict';
import { evaluateExample } from '../support.ts';

describe('the methods of numbers', () => {
  for (const code of ['1.step { }', '1.step(nil, 2) { }', '1.step(by: 2) { }']) {
    it(`do not count without an end: ${code}`, () => {
      assert.throws(() => evaluateExample(code), {
        code: 'PUPPETFILE_UNSUPPORTED',
        message: 'example.rb uses `step` without an end, which pupfile does not evaluate',
      });
    });
  }
});
