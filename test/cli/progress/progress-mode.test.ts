import assert from 'node:assert/strict';
import { progressMode } from '../../../src/cli/progress/progress-mode.ts';

describe('progressMode', () => {
  const cases: readonly [mode: string, changed: Partial<Parameters<typeof progressMode>[0]>][] = [
    ['live', {}],
    ['live', { environment: { CI: '' } }],
    ['live', { environment: { CI: 'false', TERM: 'xterm' } }],
    ['log', { environment: { CI: 'true' } }],
    ['log', { environment: { CI: '1' } }],
    ['log', { environment: { TERM: 'dumb' } }],
    ['log', { isTerminal: false }],
    ['none', { isWanted: false }],
    ['none', { isWanted: false, isTerminal: false }],
  ];
  for (const [mode, changed] of cases) {
    it(`is ${mode} for ${JSON.stringify(changed)}`, () => {
      const ground = { isTerminal: true, isWanted: true, environment: {} };
      assert.equal(progressMode({ ...ground, ...changed }), mode);
    });
  }
});
