import assert from 'node:assert/strict';
import { install } from '../../src/commands/install.ts';
import type { Settings } from '../../src/commands/settings.ts';
import { verify } from '../../src/commands/verify.ts';
import { ignore, readProject, settingsOf } from '../support/project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('install into other directories of the project', () => {
  const directory = useTemporaryDirectory();

  function run(puppetfile: string, changed: Partial<Settings> = {}) {
    writeTree(directory(), { Puppetfile: puppetfile });
    return install(settingsOf(directory(), changed), ignore);
  }

  /** The modules' files, but not those of the sources. */
  function laidOut(): readonly string[] {
    const files = Object.keys(readProject(directory()));
    return files.filter((path) => !/^(?:from\/|Puppetfile)/.test(path));
  }

  function addSource(name: string): void {
    const metadata = JSON.stringify({ name: `acme-${name}`, version: '1.0.0' });
    writeTree(directory(), { [`from/${name}/metadata.json`]: metadata });
  }

  beforeEach(() => ['web', 'log'].forEach(addSource));

  it('puts a module there that is declared without its author', async () => {
    const puppetfile = "mod 'web', path: 'from/web', install_path: 'site'";
    assert.equal((await run(puppetfile)).written, 1);
    assert.deepEqual(laidOut(), ['site/web/metadata.json']);
    assert.equal((await run(puppetfile)).written, 0);
    const { compared, findings } = await verify(settingsOf(directory()), ignore);
    assert.deepEqual([compared, findings], [1, []]);
  });
});
