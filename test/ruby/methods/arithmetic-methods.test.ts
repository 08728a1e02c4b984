import assert from 'node:assert/strict';
import { evaluateExample } from '../support.ts';

describe('arithmetic', () => {
  const unsupported = [
    ['2 ** -1', 'a fraction (Rational)'],
    ['(-8) ** 0.5', 'a complex number'],
  ] as const;
  for (const [code, construct] of unsupported) {
    it(`does not evaluate ${code}, which makes ${construct}`, () => {
      assert.throws(() => evaluateExample(code), {
        code: 'PUPPETFILE_UNSUPPORTED',
        message: `example.rb uses ${construct}, which pupfile does not evaluate`,
      });
    });
  }

  for (const code of ['2 ** 20_001', '1 << 20_001', '1 >> -20_001', 'n = 2 ** 19_999; n * n']) {
    it(`refuses numbers as large as ${code}`, () => {
      assert.throws(() => evaluateExample(code), { code: 'PUPPETFILE_LIMIT' });
    });
  }
});
