import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suitShortRuns } from '../../src/cli/suit-short-runs.ts';
import { runSuccessfully } from '../support/run-command.ts';

describe('suitShortRuns', () => {
  // V8 complains on the standard error of flags that it does not have.
  it('sets no flag that this Node.js does not know', async () => {
    const module = join(import.meta.dirname, '..', '..', 'src', 'cli', 'suit-short-runs.ts');
    const code = `import { suitShortRuns } from ${JSON.stringify(module)}; suitShortRuns(process.versions);`;
    const { stderr } = await runSuccessfully(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', code],
      { cwd: join(import.meta.dirname, '..', '..') },
    );
    assert.equal(stderr, '');
  });

  it('asks a later V8 for nothing that only an earlier one has', () =>
    suitShortRuns({ ...process.versions, v8: '13.6.1' }));
});
