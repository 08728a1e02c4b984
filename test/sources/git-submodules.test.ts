import assert from 'node:assert/strict';
import { readGitmodules, resolveSubmoduleUrl } from '../../src/sources/git-submodules.ts';
import { gitVariables } from '../support/git-repositories.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

describe('resolveSubmoduleUrl', () => {
  const cases: readonly (readonly [parent: string, url: string, resolved: string])[] = [
    ['https://host/acme/web.git', 'https://other/x', 'https://other/x'],
    ['https://host/acme/web.git', '../log.git', 'https://host/acme/log.git'],
    ['https://host/acme/web.git/', '../log.git', 'https://host/acme/log.git'],
    ['https://host/acme/web.git', '../../other/log', 'https://host/other/log'],
    ['https://host/acme/web.git', './log', 'https://host/acme/web.git/log'],
    ['https://me:secret@host/acme/web', '../log', 'https://me:secret@host/acme/log'],
    ['https://host/web', '../../../../log', 'https://host/log'],
    ['ssh://git@host:22/acme/web', '../log', 'ssh://git@host:22/acme/log'],
    ['git@host:acme/web.git', '../log.git', 'git@host:acme/log.git'],
    ['git@host:web', '../log', 'git@host:log'],
    ['git@host:/srv/web', '../log', 'git@host:/srv/log'],
    ['/srv/git/web', '../log', '/srv/git/log'],
    ['file:///srv/git/web', '../log', 'file:///srv/git/log'],
    ['https://host/web', '/srv/log', '/srv/log'],
    ['https://host/web', '...x', '...x'],
  ];
  for (const [parent, url, resolved] of cases) {
    it(`finds ${url} of ${parent}`, () => {
      assert.equal(resolveSubmoduleUrl(parent, url), resolved);
    });
  }
});

describe('readGitmodules', () => {
  const directory = useTemporaryDirectory();

  async function read(text: string): Promise<Record<string, string>> {
    const known = await readGitmodules(Buffer.from(text), gitVariables(directory()));
    return Object.fromEntries(known);
  }

  it('tells the URL of each path', async () => {
    const text =
      '[submodule "a.b c"]\n\tpath = "mod/ü/"\n\turl = ../x # why\n[submodule "d"]\npath=d\nurl="y # z"\n';
    assert.deepEqual(await read(text), { 'mod/ü': '../x', d: 'y # z' });
  });

  it('leaves out what is not whole, and what it cannot read', async () => {
    assert.deepEqual(await read('[submodule "a"]\n\tpath = a\n'), {});
    assert.deepEqual(await read('[submodule'), {});
    assert.deepEqual(await read(''), {});
  });

  it('takes nothing from other files', async () => {
    assert.deepEqual(await read(`[include]\n\tpath = ${directory()}/x\n`), {});
  });
});
