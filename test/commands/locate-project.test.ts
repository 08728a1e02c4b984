import assert from 'node:assert/strict';
import { join } from 'node:path';
import { locateProject } from '../../src/commands/locate-project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('locateProject', () => {
  const directory = useTemporaryDirectory();
  const at = (path: string) => join(directory(), path);

  const cases: readonly [
    title: string,
    options: { working?: string; directory?: string; puppetfile?: string; hasGit?: boolean },
    located: string,
  ][] = [
    ['at the root of the repository', { directory: 'repo' }, ''],
    ['in a folder, from anywhere', { working: 'elsewhere', directory: 'repo/site' }, 'site'],
    ['in a folder, from within', { working: 'repo/site', directory: 'repo/site/deep' }, 'site'],
    ['where the Puppetfile is', { directory: 'repo', puppetfile: 'site/Other' }, 'site'],
    ['without a repository', { working: '', directory: 'repo/site', hasGit: false }, 'repo/site'],
    [
      'outside of the working directory',
      { working: 'elsewhere', directory: 'repo/site', hasGit: false },
      '../repo/site',
    ],
    ['where there is none', { working: '', directory: 'empty', hasGit: false }, 'empty'],
  ];
  for (const [title, { working = 'repo', hasGit = true, ...options }, located] of cases) {
    it(`tells where a project is: ${title}`, () => {
      writeTree(directory(), {
        'elsewhere/file': '',
        'empty/file': '',
        ...(hasGit ? { 'repo/.git/HEAD': '' } : {}),
        'repo/Puppetfile': '',
        'repo/site/Puppetfile': '',
        'repo/site/Other': '',
        'repo/site/deep/file': '',
      });
      const request = {
        workingDirectory: at(working),
        directory: at(options.directory ?? ''),
        puppetfile: options.puppetfile,
      };
      assert.equal(locateProject(request), located);
    });
  }
});
