import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { findHomeDirectory } from '../../src/net/home-directory.ts';

describe('findHomeDirectory', () => {
  const own = userInfo().homedir;
  const cases: readonly [Readonly<Record<string, string>>, string][] = [
    [{ HOME: '/srv' }, '/srv'],
    [{ HOME: 'srv' }, own],
    [{ HOME: '' }, own],
    [{}, own],
  ];
  for (const [variables, expected] of cases) {
    it(`finds ${expected} with ${JSON.stringify(variables)}`, () => {
      assert.equal(findHomeDirectory(variables), expected);
    });
  }

  it('knows none for a user who has no name', () => {
    // Root alone may become another user; anybody may in a namespace of his own.
    const become =
      process.getuid?.() === 0
        ? ['setpriv', '--reuid=54321', '--regid=65534', '--clear-groups']
        : ['unshare', '--user', '--map-user=54321'];
    const path = join(import.meta.dirname, '../../src/net/home-directory.ts');
    const code = `import(${JSON.stringify(path)}).then((m) => console.log(m.findHomeDirectory({})))`;
    const words = [...become, '--', process.execPath, '--import', 'tsx', '--eval', code];
    const { stdout, stderr } = spawnSync(words[0] ?? '', words.slice(1), { encoding: 'utf8' });
    assert.equal(stdout, 'undefined\n', stderr);
  });
});
