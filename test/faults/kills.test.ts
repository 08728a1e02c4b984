import assert from 'node:assert/strict';
import { type KillRange, openKillRange } from '../support/kill-runs.ts';

describe('an install that is killed', function () {
  this.timeout(300_000);
  let range: KillRange;
  before(async () => {
    range = await openKillRange();
  });
  after(() => range.close());

  for (let seed = 1; seed <= 10; seed += 1) {
    it(`leaves every module whole, and the next one comes to the right end: kill ${seed}`, async () => {
      const { old, fresh, aside } = await range.kill(seed);
      assert.equal(old + fresh + aside, 5);
    });
  }
});
