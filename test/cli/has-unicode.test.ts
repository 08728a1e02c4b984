import assert from 'node:assert/strict';
import { hasUnicode } from '../../src/cli/has-unicode.ts';

describe('hasUnicode', () => {
  const cases: readonly [environment: Readonly<Record<string, string>>, expected: boolean][] = [
    [{}, false],
    [{ LANG: 'C.UTF-8' }, true],
    [{ LANG: 'de_DE.utf8' }, true],
    [{ LANG: 'de_DE@euro' }, false],
    [{ LC_ALL: 'C', LC_CTYPE: 'C.UTF-8', LANG: 'C.UTF-8' }, false],
    [{ LC_CTYPE: 'C.UTF-8', LANG: 'C' }, true],
    [{ LC_ALL: '', LC_CTYPE: '', LANG: 'C.UTF-8' }, true],
  ];
  for (const [environment, expected] of cases) {
    it(`is ${expected} for ${JSON.stringify(environment)}`, () => {
      assert.equal(hasUnicode(environment), expected);
    });
  }
});
