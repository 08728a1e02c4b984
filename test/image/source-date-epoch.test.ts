import assert from 'node:assert/strict';
import { sourceDateEpoch } from '../../src/image/source-date-epoch.ts';
import { thrown } from '../support/rejection.ts';

describe('sourceDateEpoch', () => {
  it('is a number of seconds where it is given', () => {
    assert.equal(sourceDateEpoch({ SOURCE_DATE_EPOCH: '1700000000' }), 1_700_000_000);
    assert.equal(sourceDateEpoch({ SOURCE_DATE_EPOCH: '0' }), 0);
    assert.equal(sourceDateEpoch({ SOURCE_DATE_EPOCH: '' }), undefined);
    assert.equal(sourceDateEpoch({}), undefined);
  });

  for (const text of ['-1', '1.5', 'now', '99999999999', '2024-01-01']) {
    it(`refuses ${text}`, () => {
      thrown(() => sourceDateEpoch({ SOURCE_DATE_EPOCH: text }), 'USAGE');
    });
  }
});
