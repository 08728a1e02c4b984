import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockfileRules } from '../../../src/cli/reports/rule-descriptions.ts';
import { verifyRules } from '../../../src/cli/reports/verify-rules.ts';

describe('the rules of reports', () => {
  for (const [rule, { title, explanation }] of Object.entries({
    ...lockfileRules,
    ...verifyRules,
  })) {
    it(`are described: ${rule}`, () => {
      assert.match(rule, /^[a-z]+(?:-[a-z]+)*$/);
      assert.match(title, /^[A-Z].*[^.]$/);
      assert.match(explanation, /^[A-Z].*\.$/);
    });
  }

  it('are documented where they are a lock’s', () => {
    const path = join(import.meta.dirname, '..', '..', '..', 'docs', 'ci.md');
    const [, table = ''] = readFileSync(path, 'utf8').split('\n## Rules\n');
    const rows = table.split('\n');
    assert.deepEqual(
      rows.filter((line) => line.startsWith('| `')),
      Object.entries(lockfileRules).map(([rule, { title }]) => `| \`${rule}\` | ${title} |`),
    );
  });
});
