import assert from 'node:assert/strict';
import { join } from 'node:path';
import { optimiseLate } from '../../src/cli/optimise-late.ts';
import { runSuccessfully } from '../support/run-command.ts';

describe('optimiseLate', () => {
  // V8 complains on the standard error of flags that it does not have.
  it('sets no flag that this Node.js does not know', async () => {
    const module = join(import.meta.dirname, '..', '..', 'src', 'cli', 'optimise-late.ts');
    const code = `import { optimiseLate } from ${JSON.stringify(module)}; optimiseLate(process.versions);`;
    const { stderr } = await runSuccessfully(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', code],
      { cwd: join(import.meta.dirname, '..', '..') },
    );
    assert.equal(stderr, '');
  });

  it('sets none for another V8', () => optimiseLate({ ...process.versions, v8: '13.6.1' }));
});
