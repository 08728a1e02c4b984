import assert from 'node:assert/strict';
import { parseRetryAfter, type RetryPolicy, waitBeforeRetry } from '../../src/net/retry.ts';

const policy: RetryPolicy = {
  attempts: 4,
  firstWaitMs: 300,
  longestAskedWaitMs: 30_000,
  longestSilenceMs: 62_000,
};
const nowMs = Date.parse('2024-05-01T12:00:00Z');

describe('waitBeforeRetry', () => {
  const waits: readonly [attempt: number, random: number, waitMs: number | undefined][] = [
    [1, 0.5, 300],
    [2, 0.5, 600],
    [3, 0.5, 1200],
    [1, 0, 150],
    [3, 0, 600],
    [1, 0.75, 375],
    [4, 0.5, undefined],
    [5, 0.5, undefined],
  ];
  for (const [attempt, random, waitMs] of waits) {
    it(`waits ${waitMs} ms after attempt ${attempt} where chance says ${random}`, () => {
      const context = { attempt, random, retryAfter: undefined, nowMs };
      assert.equal(waitBeforeRetry(policy, context), waitMs);
    });
  }

  const asked: readonly [retryAfter: string, waitMs: number | undefined][] = [
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['30', 30_000],
    ['31', undefined],
    ['86400', undefined],
    ['Wed, 01 May 2024 12:00:05 GMT', 5000],
    ['Wed, 01 May 2024 12:00:30 GMT', 30_000],
    ['Wed, 01 May 2024 12:00:31 GMT', undefined],
    ['Wed, 01 May 2024 11:00:00 GMT', 0],
    ['Thu, 02 May 2024 12:00:00 GMT', undefined],
  ];
  for (const [retryAfter, waitMs] of asked) {
    it(`waits ${waitMs} ms where the server says \`Retry-After: ${retryAfter}\``, () => {
      const context = { attempt: 1, random: 0.5, retryAfter, nowMs };
      assert.equal(waitBeforeRetry(policy, context), waitMs);
    });
  }

  for (const retryAfter of ['', 'soon', '-5', '1.5', '1e3', '0x10']) {
    it(`waits as ever where \`Retry-After: ${retryAfter}\` means nothing`, () => {
      const context = { attempt: 1, random: 0.5, retryAfter, nowMs };
      assert.equal(waitBeforeRetry(policy, context), 300);
    });
  }

  it('gives up after the last attempt, whatever the server asks for', () => {
    const context = { attempt: 4, random: 0.5, retryAfter: '1', nowMs };
    assert.equal(waitBeforeRetry(policy, context), undefined);
  });
});

describe('parseRetryAfter', () => {
  it('says nothing where there is no such header', () => {
    assert.equal(parseRetryAfter(undefined, nowMs), undefined);
  });

  it('has no limit of its own', () => {
    assert.equal(parseRetryAfter('86400', nowMs), 86_400_000);
  });
});
