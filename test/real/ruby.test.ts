import { join } from 'node:path';
import { listExampleFiles } from '../support/ruby-examples.ts';
import { runSuccessfully } from '../support/run-command.ts';

const examples = join(import.meta.dirname, '..', 'ruby');

describe('Ruby itself', () => {
  it('gives every example the result that pupfile gives', async () => {
    const script = join(import.meta.dirname, 'ruby-examples.rb');
    await runSuccessfully('ruby', ['--disable=gems', script, ...listExampleFiles(examples)], {
      cwd: examples,
    });
  });
});
