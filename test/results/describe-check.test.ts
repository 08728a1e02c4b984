import assert from 'node:assert/strict';
import type { CheckResult } from '../../src/commands/check.ts';
import type { LockfileDifference } from '../../src/lockfile/compare-lockfile.ts';
import { describeCheck } from '../../src/results/describe-check.ts';

const difference: LockfileDifference = {
  rule: 'requirement-changed',
  message: 'it changed',
  fix: 'pupfile lock',
};

describe('describeCheck', () => {
  const isCurrent = (differences: readonly LockfileDifference[]) => {
    const result: CheckResult = {
      lockfileName: 'Puppetfile.lock',
      modules: 1,
      differences,
      overrides: [],
    };
    return describeCheck(result).isCurrent;
  };

  it('calls a lock current that has nothing or warnings alone', () => {
    assert.equal(isCurrent([]), true);
    assert.equal(isCurrent([{ ...difference, severity: 'warning' }]), true);
    assert.equal(isCurrent([{ ...difference, severity: 'warning' }, difference]), false);
  });
});
