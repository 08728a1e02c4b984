import assert from 'node:assert/strict';
import { join } from 'node:path';
import { partModules } from '../../src/commands/module-places.ts';
import { openProject } from '../../src/commands/open-project.ts';
import type { SuppliedModule } from '../../src/commands/supplied-module.ts';
import { moduleName } from '../support/declare-modules.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('partModules', () => {
  const directory = useTemporaryDirectory();

  async function part(lines: readonly string[], names: readonly string[]) {
    writeTree(directory(), { Puppetfile: lines.join('\n') });
    const project = await openProject(settingsOf(directory()), ignore);
    const plan = { archives: [], supplied: names.map(moduleAt) };
    return partModules(project, { ...plan, puppetfile: project.puppetfile }).map((place) => [
      place.modulesDirectory,
      place.supplied.map(({ name }) => name),
    ]);
  }

  it('puts everything into the modules directory where nobody says otherwise', async () => {
    assert.deepEqual(await part(["mod 'acme-a', path: 'a'"], ['acme-a', 'acme-b']), [
      [join(directory(), 'modules'), ['acme-a', 'acme-b']],
    ]);
  });

  it('puts a module where its install_path says, once for each directory', async () => {
    const lines = [
      "mod 'acme-a', path: 'a', install_path: 'site'",
      "mod 'acme-b', path: 'b'",
      "mod 'acme-c', path: 'c', install_path: './site/'",
      "mod 'acme-d', path: 'd', install_path: 'modules'",
    ];
    assert.deepEqual(await part(lines, ['acme-a', 'acme-b', 'acme-c', 'acme-d']), [
      [join(directory(), 'modules'), ['acme-b', 'acme-d']],
      [join(directory(), 'site'), ['acme-a', 'acme-c']],
    ]);
  });

  for (const path of ['..', '../site', '/etc', 'a/../../b']) {
    it(`refuses an install_path outside of the project: ${path}`, async () => {
      await assert.rejects(part([`mod 'acme-a', path: 'a', install_path: '${path}'`], ['acme-a']), {
        code: 'PUPPETFILE_INVALID',
        message: /leads out of the project/,
      });
    });
  }

  it('takes a directory whose name begins with two dots for what it is', async () => {
    const [, other] = await part(["mod 'acme-a', path: 'a', install_path: '..a'"], ['acme-a']);
    assert.deepEqual(other, [join(directory(), '..a'), ['acme-a']]);
  });
});

function moduleAt(name: string): SuppliedModule {
  const pin = { kind: 'path' as const, path: '.', treeSha256: '' };
  return { kind: 'supplied', name: moduleName(name), version: '1.0.0', pin, digest: '' };
}
