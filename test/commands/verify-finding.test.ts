import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { installCommand, quoteWord } from '../../src/commands/verify-finding.ts';

describe('quoteWord', () => {
  const cases: readonly [path: string, quoted: string][] = [
    ['modules', 'modules'],
    ['/srv/a-b/c_1.0', '/srv/a-b/c_1.0'],
    ['a b', "'a b'"],
    ["it's", "'it'\\''s'"],
    ['$(id)', "'$(id)'"],
    ['-rf', './-rf'],
    ['', "''"],
  ];
  for (const [path, quoted] of cases) {
    it(`writes ${JSON.stringify(path)} as sh reads it`, () => {
      assert.equal(quoteWord(path), quoted);
      const read = execFileSync('sh', ['-c', `printf %s ${quoted}`], { encoding: 'utf8' });
      assert.equal(read.replace('./', ''), path);
    });
  }
});

describe('installCommand', () => {
  it('names a directory only where it is not the one of the project', () => {
    const directory = { path: '/p/modules', shown: 'modules', given: undefined };
    assert.equal(installCommand(directory), 'pupfile install');
    assert.equal(
      installCommand({ ...directory, given: 'a b' }, ['--clean']),
      "pupfile install --modules-dir 'a b' --clean",
    );
  });
});
