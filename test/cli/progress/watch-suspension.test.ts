import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { watchSuspension } from '../../../src/cli/progress/watch-suspension.ts';

describe('watchSuspension', () => {
  it('does what is to be done, and then lets the process be suspended as if nobody listened', () => {
    const { process, steps } = fakeProcess();
    watchSuspension(process, () => steps.push('erase'));
    process.emit('SIGTSTP');
    assert.deepEqual(steps, ['erase', 'SIGTSTP to 7 with 0 listeners']);
  });

  it('does so each time, until it is ended', () => {
    const { process, steps } = fakeProcess();
    const stop = watchSuspension(process, () => steps.push('erase'));
    process.emit('SIGTSTP');
    process.emit('SIGTSTP');
    assert.equal(steps.length, 4);
    stop();
    assert.equal(process.listenerCount('SIGTSTP'), 0);
  });
});

function fakeProcess() {
  const steps: string[] = [];
  const emitter = new EventEmitter();
  const kill = (pid: number, signal: string) => {
    steps.push(`${signal} to ${pid} with ${emitter.listenerCount(signal)} listeners`);
    return true;
  };
  return { process: Object.assign(emitter, { pid: 7, kill }) as unknown as NodeJS.Process, steps };
}
