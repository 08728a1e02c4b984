import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fuzzedLocks, tryLock } from '../support/fuzzed-locks.ts';

describe('a lock that was damaged anywhere', () => {
  it('is a lock that can be compared and rewritten, or a PupfileError with its lines', () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(fuzzedLocks, (text) => void outcomes.add(tryLock(text))),
      { numRuns: 1000 },
    );
    assert.deepEqual([...outcomes].sort(), ['LOCKFILE_INVALID', 'lockfile']);
  });
});
