import assert from 'node:assert/strict';
import { isLetIn } from '../../src/forge-server/is-let-in.ts';

describe('isLetIn', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  const cases: readonly [authorization: string | undefined, isIn: boolean][] = [
    ['Bearer secret', true],
    ['bearer  secret', true],
    ['secret', true],
    [basic('anybody:secret'), true],
    [basic(':secret'), true],
    [basic('secret'), true],
    [undefined, false],
    ['', false],
    ['Bearer', false],
    ['Bearer ', false],
    ['Bearer secre', false],
    ['Bearer secrets', false],
    ['Bearer SECRET', false],
    [basic('secret:other'), false],
    ['Basic secret', false],
    ['Digest secret', false],
  ];
  for (const [authorization, isIn] of cases) {
    it(`${isIn ? 'lets in' : 'keeps out'} who sends ${authorization ?? 'nothing'}`, () => {
      assert.equal(isLetIn(authorization, 'secret'), isIn);
    });
  }
});
