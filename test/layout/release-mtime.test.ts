import assert from 'node:assert/strict';
import { releaseMtime } from '../../src/layout/release-mtime.ts';

const sha256 = '00000e10'.padEnd(64, 'f');

describe('releaseMtime', () => {
  const cases: readonly [string, number, string][] = [
    ['the day before the newest', Date.UTC(2024, 4, 6, 23, 59, 59), '2024-05-05T01:00:00.000Z'],
    ['the day before midnight', Date.UTC(2024, 2, 1), '2024-02-29T01:00:00.000Z'],
    ['1980 for its first day', Date.UTC(1980, 0, 1, 12), '1980-01-01T01:00:00.000Z'],
    ['1980 for an archive without times', 0, '1980-01-01T01:00:00.000Z'],
    ['1980 for times before', -1, '1980-01-01T01:00:00.000Z'],
    ['2099 for times in the far future', Date.UTC(2222, 1, 1), '2099-12-31T01:00:00.000Z'],
  ];
  for (const [title, newest, expected] of cases) {
    it(`gives ${title}, and a second from the checksum`, () => {
      assert.equal(new Date(releaseMtime(newest, sha256)).toISOString(), expected);
    });
  }

  it('is never later than the newest entry, whatever the checksum', () => {
    const newest = Date.UTC(2024, 4, 6);
    for (const digest of ['0001517f', 'ffffffff', '00000000', sha256]) {
      assert.ok(releaseMtime(newest, digest) < newest, digest);
    }
  });

  it('differs between two releases of one day', () => {
    const day = Date.UTC(2024, 4, 6);
    assert.notEqual(releaseMtime(day, sha256), releaseMtime(day, 'a'.repeat(64)));
  });
});
