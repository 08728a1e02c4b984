import assert from 'node:assert/strict';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { defaultCacheDirectory } from '../../src/commands/default-cache.ts';

const own = join(userInfo().homedir, '.cache/pupfile');

describe('defaultCacheDirectory', () => {
  const cases: readonly [string, Readonly<Record<string, string>>, string][] = [
    ['the home directory', { HOME: '/srv' }, '/srv/.cache/pupfile'],
    ["XDG's directory", { HOME: '/srv', XDG_CACHE_HOME: '/x' }, '/x/pupfile'],
    [
      "none of XDG's that is relative",
      { HOME: '/srv', XDG_CACHE_HOME: 'x' },
      '/srv/.cache/pupfile',
    ],
    ["librarian-puppet's", { HOME: '/srv', LIBRARIAN_PUPPET_TMP: '/srv/l' }, '/srv/l'],
    ["the user's home where HOME is not set", {}, own],
    ["the user's home where HOME is empty", { HOME: '' }, own],
    ["the user's home where HOME is relative", { HOME: 'x' }, own],
  ];
  for (const [title, variables, expected] of cases) {
    it(`is in ${title}`, () => assert.equal(defaultCacheDirectory(variables), expected));
  }
});
