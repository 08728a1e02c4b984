import assert from 'node:assert/strict';
import { listModules } from '../../src/commands/list-modules.ts';
import { settingsOf } from '../support/project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const lock = `FORGE
  remote: http://127.0.0.1
  specs:
    Acme-web (1.0.0)
      acme-base (>= 1.0.0)
    acme-base (1.0.0)

DEPENDENCIES
  Acme-web (>= 0)

`;

describe('listModules', () => {
  const directory = useTemporaryDirectory();
  const list = () => listModules(settingsOf(directory()));

  it('has what is declared and what is locked, each once and sorted', async () => {
    writeTree(directory(), {
      Puppetfile: "mod 'acme-zoo'\nmod 'Acme/web'\n",
      'Puppetfile.lock': lock,
    });
    assert.deepEqual(await list(), ['Acme-web', 'acme-base', 'acme-zoo']);
  });

  it('has what is declared where the lock is damaged', async () => {
    writeTree(directory(), { Puppetfile: "mod 'acme-zoo'\n", 'Puppetfile.lock': '<<<<<<<\n' });
    assert.deepEqual(await list(), ['acme-zoo']);
  });

  it('has what is locked where the Puppetfile is damaged', async () => {
    writeTree(directory(), { Puppetfile: "mod 'acme", 'Puppetfile.lock': lock });
    assert.deepEqual(await list(), ['Acme-web', 'acme-base']);
  });

  it('has the dependencies of a metadata.json', async () => {
    const dependencies = [{ name: 'acme/log', version_requirement: '>= 1.0.0' }];
    const metadata = { name: 'acme-site', version: '1.0.0', dependencies };
    writeTree(directory(), { 'metadata.json': JSON.stringify(metadata) });
    assert.deepEqual(await list(), ['acme-log']);
  });

  it('has nothing where there is no project', async () => {
    assert.deepEqual(await list(), []);
  });
});
