import assert from 'node:assert/strict';
import {
  type Attempts,
  expectAnswer,
  NotNow,
  type RetryNotice,
  tryAgain,
} from '../../src/net/attempts.ts';
import type { Answer } from '../../src/net/sender.ts';
import { TransferFault } from '../../src/net/transfer-fault.ts';
import { rejection } from '../support/rejection.ts';

const reached = new URL('https://registry.example/v2/');

describe('trying again', () => {
  it('ends with the first success', async () => {
    const notices: RetryNotice[] = [];
    const outcomes = [new TransferFault('reset', true), new NotNow(answerOf(503)), 'done'];
    const result = await tryAgain(
      attemptsOf({ onRetry: (one) => notices.push(one) }),
      next(outcomes),
    );
    assert.equal(result, 'done');
    assert.deepEqual(
      notices.map(({ reason, url }) => `${reason} ${url}`),
      ['reset https://registry.example/v2/', 'status 503 https://registry.example/v2/'],
    );
  });

  it('ends with what is no fault of a request, at once', async () => {
    const bug = new TypeError('bug');
    await assert.rejects(tryAgain(attemptsOf(), next([bug, 'done'])), bug);
  });

  it('ends with a fault that would not pass', async () => {
    const trying = tryAgain(attemptsOf(), next([new TransferFault('no host', false), 'done']));
    const error = await rejection(trying, 'REGISTRY_UNREACHABLE');
    assert.deepEqual(error.notes, ['PUT https://registry.example/v2/: no host']);
  });

  it('ends when all attempts are used up', async () => {
    const trying = tryAgain(attemptsOf(), next(Array(4).fill(new NotNow(answerOf(503)))));
    await rejection(trying, 'REGISTRY_REFUSED');
  });

  it('ends with a fault as it is where no request was made', async () => {
    const fault = new TransferFault('early', false);
    const attempts = { ...attemptsOf(), failed: () => undefined };
    await assert.rejects(tryAgain(attempts, next([fault])), fault);
  });

  it('does not begin once its signal says so', async () => {
    const reason = new Error('enough');
    const attempts = { ...attemptsOf(), signal: AbortSignal.abort(reason) };
    await assert.rejects(tryAgain(attempts, next(['done'])), reason);
  });
});

describe('an answer', () => {
  it('that says "not now" is thrown, and every other handed on', () => {
    assert.throws(() => expectAnswer(answerOf(429)), NotNow);
    for (const status of [200, 307, 401, 404]) {
      assert.equal(expectAnswer(answerOf(status)).status, status);
    }
  });
});

function attemptsOf(changed: Partial<Attempts> = {}): Attempts {
  return {
    policy: { attempts: 4, firstWaitMs: 1, longestAskedWaitMs: 1000, longestSilenceMs: 1000 },
    signal: new AbortController().signal,
    onRetry: undefined,
    failed: () => ({ url: reached.href, reached, method: 'PUT', server: 'REGISTRY' }),
    ...changed,
  };
}

/** Fails with the errors of a list, and succeeds with what is none. */
function next<Value>(outcomes: readonly Value[]): () => Promise<Value> {
  const left = [...outcomes];
  return async () => {
    const [outcome] = left.splice(0, 1) as [Value];
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
}

function answerOf(status: number): Answer {
  return {
    status,
    headers: {},
    body: Buffer.alloc(0),
    reached,
    credentialFrom: undefined,
    credentialVariables: [],
  };
}
