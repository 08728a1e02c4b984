import assert from 'node:assert/strict';
import { runShowing } from './support.ts';

describe('skipUndecided', () => {
  it('counts the code that it looks through, each time that it does', () => {
    const branch = 'x = [1, 2, 3, 4]\n'.repeat(100);
    const program = (times: number) => `${times}.times do\nif \`date\`\n${branch}end\nend`;
    assert.deepEqual(runShowing(program(100)).errors, []);
    const [error] = runShowing(program(5000)).errors;
    assert.equal(error?.code, 'PUPPETFILE_LIMIT');
  });
});
