import assert from 'node:assert/strict';
import { createPaint, wantsColour } from '../../src/cli/paint.ts';

describe('createPaint', () => {
  it('puts text in a colour', () => {
    assert.equal(createPaint(true)('red', 'error:'), '\u001b[31merror:\u001b[39m');
  });

  it('leaves text as it is where there are no colours', () => {
    assert.equal(createPaint(false)('red', 'error:'), 'error:');
  });
});

describe('wantsColour', () => {
  const cases: readonly [
    option: boolean | undefined,
    environment: Readonly<Record<string, string>>,
    isTerminal: boolean,
    expected: boolean,
  ][] = [
    [undefined, {}, true, true],
    [undefined, {}, false, false],
    [true, {}, false, true],
    [false, {}, true, false],
    [undefined, { NO_COLOR: '1' }, true, false],
    [undefined, { NO_COLOR: '0' }, true, false],
    [undefined, { NO_COLOR: '' }, true, true],
    [undefined, { FORCE_COLOR: '1' }, false, true],
    [undefined, { FORCE_COLOR: '0' }, true, false],
    [undefined, { FORCE_COLOR: '' }, false, false],
    [undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [undefined, { TERM: 'dumb' }, true, false],
    [undefined, { TERM: 'dumb', FORCE_COLOR: '1' }, true, true],
    [true, { NO_COLOR: '1' }, false, true],
    [false, { FORCE_COLOR: '1' }, true, false],
  ];
  for (const [option, environment, isTerminal, expected] of cases) {
    const where = isTerminal ? 'on a terminal' : 'into a file';
    const given = JSON.stringify({ ...(option === undefined ? {} : { option }), ...environment });
    it(`says ${expected} ${where} with ${given}`, () => {
      assert.equal(wantsColour({ option, environment, isTerminal }), expected);
    });
  }
});
