import assert from 'node:assert/strict';
import { systemClock } from '../../../src/cli/progress/clock.ts';
import { runSuccessfully } from '../../support/run-command.ts';

describe('the clock of the machine', () => {
  it('keeps no process alive', async () => {
    const path = new URL('../../../src/cli/progress/clock.ts', import.meta.url).href;
    const script = `const { systemClock } = await import('${path}');
      systemClock.after(3_600_000, () => {});
      systemClock.every(3_600_000, () => {});`;
    const words = ['--import', 'tsx', '--input-type=module', '--eval', script];
    await runSuccessfully(process.execPath, words, { cwd: process.cwd(), mostMs: 60_000 });
  });

  it('calls back once, or until it is ended', async () => {
    let calls = 0;
    await new Promise<void>((resolve) => {
      // Its timers would not keep this process alive.
      const awake = setTimeout(() => {}, 60_000);
      const end = systemClock.every(1, () => {
        calls += 1;
        if (calls < 3) return;
        end();
        clearTimeout(awake);
        resolve();
      });
    });
    assert.equal(calls, 3);
  });
});
