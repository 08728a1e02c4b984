import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import { withForge } from '../support/forge.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { runSuccessfully } from '../support/run-command.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const forgeModules = [
  { name: 'acme-base', version: '1.0.0' },
  { name: 'acme-base', version: '2.0.0' },
];

describe('librarian-puppet and pupfile, of git repositories and directories', () => {
  const directory = useTemporaryDirectory();
  const path = (...parts: readonly string[]) => join(directory(), ...parts);

  /** A repository of one module with a tag, another one at a later commit, and a path module. */
  function writeSources(): void {
    writeTree(path('web'), {
      'metadata.json': metadata('acme-web', '1.2.0', 'acme/base', '< 2.0.0'),
      'manifests/init.pp': 'class web {}\n',
      'parts/log/metadata.json': metadata('acme-log', '0.1.0'),
      'parts/log/manifests/init.pp': 'class log {}\n',
    });
    commitAll(path('web'), 'first');
    git(path('web'), 'branch', '-M', 'master');
    git(path('web'), 'tag', '-a', '-m', 'a tag', 'v1.2.0');
    writeTree(path('web'), { 'manifests/init.pp': 'class web { notice(2) }\n' });
    git(path('web'), 'commit', '-q', '-a', '-m', 'second');
    writeTree(path('bare'), { 'manifests/init.pp': 'class bare {}\n' });
    commitAll(path('bare'), 'first');
    git(path('bare'), 'branch', '-M', 'master');
    writeTree(path('own'), {
      'metadata.json': metadata('acme-own', '3.0.0', 'acme/web', '>= 1.0.0'),
      'manifests/init.pp': 'class own {}\n',
    });
  }

  it('lock the same versions, commits and blocks', async () => {
    writeSources();
    await withForge(forgeModules, async (forge) => {
      const lines = [
        `forge '${forge.url}'`,
        `mod 'acme-web', :git => '${path('web')}', :ref => 'v1.2.0'`,
        `mod 'acme-log', :git => 'file://${path('web')}', :path => 'parts/log', :ref => 'master'`,
        `mod 'bare', :git => '${path('bare')}'`,
        `mod 'acme-own', :path => '${path('own')}'`,
        '',
      ];
      for (const project of ['theirs', 'ours']) {
        mkdirSync(path(project));
        writeTree(path(project), { Puppetfile: lines.join('\n') });
      }
      await runSuccessfully(
        'librarian-puppet',
        ['install', '--no-use-v1-api', '--path', 'modules'],
        {
          cwd: path('theirs'),
          env: { HOME: path('theirs'), TMPDIR: directory() },
        },
      );
      const settings = settingsOf(path('ours'), {
        variables: { PATH: process.env['PATH'], HOME: directory() },
      });
      await install({ ...settings, content: 'full' }, ignore);

      const theirs = readFileSync(path('theirs', 'Puppetfile.lock'), 'utf8');
      const ours = readFileSync(path('ours', 'Puppetfile.lock'), 'utf8');
      assert.equal(ours.slice(0, theirs.length), theirs);
      assert.match(ours.slice(theirs.length), /^CHECKSUMS\n/);
      assert.deepEqual(modulesOf('ours'), modulesOf('theirs'));
    });
  });

  /** What is in the modules directory, but what git keeps for itself. */
  function modulesOf(project: string): Readonly<Record<string, string>> {
    const files = Object.entries(readProject(path(project)));
    return Object.fromEntries(
      files.filter(([file]) => file.startsWith('modules/') && !/\/\.git(\/|$)/.test(file)),
    );
  }
});

function metadata(name: string, version: string, dependency?: string, range = '>= 0'): string {
  const dependencies =
    dependency === undefined ? [] : [{ name: dependency, version_requirement: range }];
  return JSON.stringify({
    name,
    version,
    author: 'acme',
    license: 'x',
    summary: 'x',
    source: 'x',
    dependencies,
  });
}
