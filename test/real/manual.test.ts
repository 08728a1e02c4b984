import assert from 'node:assert/strict';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { commands } from '../../src/cli/commands.ts';
import { runSuccessfully } from '../support/run-command.ts';

const page = join(import.meta.dirname, '..', '..', 'dist', 'pupfile.1');
const cwd = join(page, '..');

describe('the man page', () => {
  it('is set by groff without a warning', async () => {
    const { stdout, stderr } = await runSuccessfully('groff', ['-man', '-Tutf8', '-ww', page], {
      cwd,
    });
    assert.equal(stderr, '');
    assert.match(stdout, /pupfile - Puppet module dependency resolver/);
  });

  for (const width of ['80', '40']) {
    it(`is shown by man on ${width} columns, with every command, without a warning`, async () => {
      const { stdout, stderr } = await runSuccessfully('man', ['--warnings', '-l', page], {
        cwd,
        env: { MANWIDTH: width, MANPAGER: 'cat' },
      });
      assert.equal(stderr, '');
      const text = stripVTControlCharacters(stdout);
      for (const { name } of commands)
        assert.match(text, new RegExp(`^ {3}pupfile ${name}\\b`, 'm'));
      assert.ok(text.replace(/\s+/g, ' ').includes("pupfile install --keep 'docs/**'"));
    });
  }
});
