import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ignoreDirectory } from '../../src/project/ignore-directory.ts';
import { thrown } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('ignoreDirectory', () => {
  const directory = useTemporaryDirectory();

  const cases: readonly [before: string | undefined, after: string][] = [
    [undefined, '/modules/\n'],
    ['', '/modules/\n'],
    ['*.swp\n', '*.swp\n/modules/\n'],
    ['*.swp', '*.swp\n/modules/\n'],
    ['# modules\n/modules/x/\n', '# modules\n/modules/x/\n/modules/\n'],
    ...['/modules/', 'modules', 'modules/', ' /modules ', '/modules/*', 'a\r\nmodules/\r\nb'].map(
      (text): [string, string] => [text, text],
    ),
  ];
  for (const [before, after] of cases) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(before)}`, () => {
      mkdirSync(join(directory(), '.git'));
      if (before !== undefined) writeTree(directory(), { '.gitignore': before });
      const line = ignoreDirectory(directory(), join(directory(), 'modules'));
      assert.equal(line, before === after ? undefined : '/modules/');
      assert.equal(readTree(directory())['.gitignore'], after);
    });
  }

  it('works below the top of a repository, and in a linked work tree', () => {
    writeTree(directory(), { '.git': 'gitdir: /elsewhere\n', 'site/Puppetfile': '' });
    const project = join(directory(), 'site');
    assert.equal(ignoreDirectory(project, join(project, 'a', 'modules')), '/a/modules/');
    assert.deepEqual(readTree(project), { Puppetfile: '', '.gitignore': '/a/modules/\n' });
  });

  it('writes nothing without a repository', () => {
    assert.equal(ignoreDirectory(directory(), join(directory(), 'modules')), undefined);
    assert.deepEqual(readTree(directory()), {});
  });

  it('writes nothing for a directory elsewhere', () => {
    mkdirSync(join(directory(), '.git'));
    assert.equal(ignoreDirectory(directory(), '/etc/modules'), undefined);
    assert.equal(ignoreDirectory(directory(), directory()), undefined);
    assert.deepEqual(readTree(directory()), { '.git': 'directory' });
  });

  it('says that there is no readable file', () => {
    mkdirSync(join(directory(), '.git'));
    mkdirSync(join(directory(), '.gitignore'));
    thrown(() => ignoreDirectory(directory(), join(directory(), 'modules')), 'FILE_SYSTEM');
  });
});
