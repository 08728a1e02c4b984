import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitStatuses } from '../../src/cli/exit-statuses.ts';
import { exitCodes } from '../../src/errors/error-codes.ts';

describe('exitStatuses', () => {
  it('has every status that there is', () => {
    assert.deepEqual(
      exitStatuses.map(([status]) => status),
      Object.values(exitCodes),
    );
  });

  it('says what the documents say', () => {
    const text = readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8');
    for (const [status, meaning] of exitStatuses) {
      assert.ok(text.includes(`\n| ${status} | ${meaning} |\n`), String(status));
    }
  });
});
