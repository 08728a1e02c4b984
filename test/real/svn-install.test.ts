import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install } from '../../src/commands/install.ts';
import { update } from '../../src/commands/update.ts';
import { verify } from '../../src/commands/verify.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('a module from Subversion', () => {
  const directory = useTemporaryDirectory();
  const path = (...parts: readonly string[]) => join(directory(), ...parts);
  const text = (...parts: readonly string[]) => readFileSync(path(...parts), 'utf8');
  const settings = () => settingsOf(path('project'), { variables: { PATH: process.env['PATH'] } });

  it('is locked at its revision, and moves when somebody updates', async () => {
    const svn = (...args: readonly string[]) => execFileSync('svn', args, { cwd: directory() });
    execFileSync('svnadmin', ['create', path('repository')]);
    writeTree(path('web'), {
      'metadata.json': '{"name":"acme-web","version":"1.0.0"}',
      'manifests/init.pp': 'class web {}',
    });
    const url = `file://${path('repository')}/web`;
    svn('import', '-q', '-m', 'first', path('web'), url);
    writeTree(path('project'), { Puppetfile: `mod 'web', svn: '${url}'` });

    await install(settings(), ignore);
    assert.match(
      text('project', 'Puppetfile.lock'),
      /^SVN\n {2}remote: .*\n {2}revision: 1\n {2}specs:\n {4}web \(1\.0\.0\)$/m,
    );
    assert.deepEqual((await verify(settings(), ignore)).findings, []);

    svn('checkout', '-q', url, path('work'));
    writeTree(path('work'), { 'manifests/init.pp': 'class web { notice(2) }' });
    svn('commit', '-q', '-m', 'second', path('work'));
    rmSync(path('project', 'modules'), { recursive: true });
    await install(settings(), ignore);
    assert.equal(text('project', 'modules', 'web', 'manifests', 'init.pp'), 'class web {}');

    const { changes } = await update(settings(), ignore, []);
    assert.deepEqual(
      changes.map(({ kind, name }) => [kind, name]),
      [['moved', 'acme-web']],
    );
    await install(settings(), ignore);
    assert.equal(
      text('project', 'modules', 'web', 'manifests', 'init.pp'),
      'class web { notice(2) }',
    );
    assert.deepEqual(Object.keys(readProject(path('project'))), [
      'Puppetfile',
      'Puppetfile.lock',
      'modules/web/manifests/init.pp',
      'modules/web/metadata.json',
    ]);
  });
});
