import assert from 'node:assert/strict';
import { beatLine } from '../../../src/cli/progress/beat-line.ts';
import { Tally } from '../../../src/cli/progress/tally.ts';
import { retrying } from '../../support/progress-events.ts';

describe('beatLine', () => {
  it('says in one line how far a run has come and what it waits for', () => {
    const tally = new Tally(0);
    tally.add({ kind: 'fetching', modules: 5 }, 0);
    assert.equal(beatLine(tally, 10_000), 'Fetching 0 of 5 modules, 10 s');
    tally.add(retrying, 15_000);
    assert.equal(
      beatLine(tally, 20_000),
      `Fetching 0 of 5 modules, 20 s; again in 7 s after status 503: ${retrying.url}`,
    );
  });
});
