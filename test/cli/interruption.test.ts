import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { exitStatusOf, watchInterruption } from '../../src/cli/interruption.ts';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { rejection } from '../support/rejection.ts';

describe('an interruption', () => {
  const statuses = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const;
  for (const [signal, status] of statuses) {
    it(`is an error that ends with ${status} for ${signal}`, async () => {
      const process = new EventEmitter();
      const { happened } = watchInterruption(process as NodeJS.Process);
      process.emit(signal);
      const error = await rejection(happened, 'INTERRUPTED');
      assert.equal(error.message, `Interrupted by ${signal}`);
      assert.equal(exitStatusOf(error), status);
    });

    it(`is the affair of a command that wants it, at ${signal}`, async () => {
      const process = new EventEmitter();
      const interruption = watchInterruption(process as NodeJS.Process);
      const left = interruption.leaveToCommand();
      process.emit(signal);
      assert.equal(await Promise.race([interruption.happened, left]), undefined);
    });
  }

  it('leaves the status of every other error as it is', () => {
    assert.equal(exitStatusOf(new PupfileError('OFFLINE', 'no network')), 5);
  });
});
