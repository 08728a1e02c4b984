import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runSuccessfully } from '../support/run-command.ts';

const scripts = join(import.meta.dirname, '..', '..', 'scripts');

describe('the example', () => {
  before(() => {
    execFileSync(process.execPath, [join(scripts, 'build.js')]);
  });

  it('installs from its own Forge, tells each step, and leaves nothing behind', async () => {
    const program = join(scripts, 'example.js');
    const { stdout } = await runSuccessfully(process.execPath, [program], { cwd: scripts });
    assert.deepEqual(
      [...stdout.matchAll(/^(\d)\. /gm)].map(([, number]) => number),
      ['1', '2', '3', '4', '5', '6', '7'],
    );
    assert.match(stdout, /^Installed 5 modules in /m);
    assert.match(stdout, /^Up to date: 5 modules, /m);
    assert.match(stdout, /^ {2}left out {3}CHANGELOG\.md {2}README\.md {2}spec$/m);
    const [, project = ''] = /^Working in (.+)$/m.exec(stdout) ?? [];
    assert.notEqual(project, '');
    assert.equal(existsSync(project), false);
  });
});
