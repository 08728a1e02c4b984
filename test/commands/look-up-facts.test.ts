import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { lookUpFacts } from '../../src/commands/look-up-facts.ts';
import { writeArchiveToStore } from '../../src/store/archive-store.ts';
import { moduleName } from '../support/declare-modules.ts';
import { moduleTarball } from '../support/module-tarball.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

const release = { name: moduleName('acme-web'), version: '1.0.0', forgeUrl: 'http://127.0.0.1:9' };

describe('lookUpFacts', () => {
  const directory = useTemporaryDirectory();

  async function find(archive: Buffer, { cacheDirectory = join(directory(), '.cache') } = {}) {
    const sha256 = createHash('sha256').update(archive).digest('hex');
    await writeArchiveToStore(join(directory(), '.cache'), sha256, archive);
    const settings = settingsOf(directory(), { cacheDirectory: cacheDirectory || undefined });
    const wanted = { ...release, sha256 };
    const lookup = await lookUpFacts([wanted], { settings, report: ignore, isOnline: false });
    return lookup.find(wanted);
  }

  it('reads them from the archive in the store', async () => {
    const archive = moduleTarball({ ...release, metadata: { license: 'MIT' } });
    assert.deepEqual(await find(archive), { license: 'MIT', platforms: [] });
  });

  it('reads them from an archive of a folder that is a Forge, which nobody is asked for', async () => {
    const archive = moduleTarball({ ...release, metadata: { license: 'MIT' } });
    const sha256 = createHash('sha256').update(archive).digest('hex');
    mkdirSync(join(directory(), 'forge'));
    writeFileSync(join(directory(), 'forge', 'acme-web-1.0.0.tar.gz'), archive);
    const wanted = { ...release, forgeUrl: './forge', sha256 };
    const other = { ...wanted, version: '2.0.0' };
    const settings = settingsOf(directory());
    const options = { settings, report: ignore, isOnline: true };
    const lookup = await lookUpFacts([wanted, other], options);
    assert.deepEqual(lookup.find(wanted), { license: 'MIT', platforms: [] });
    assert.equal(lookup.find(other), undefined);
  });

  it('knows nothing without a store', async () => {
    assert.equal(await find(moduleTarball(release), { cacheDirectory: '' }), undefined);
  });

  it('knows nothing of an archive that cannot be read', async () => {
    assert.equal(await find(gzipSync('no archive')), undefined);
  });

  it('tells two archives of one version apart', async () => {
    const facts = await find(moduleTarball(release));
    assert.equal(facts?.license, 'Apache-2.0');
    const settings = settingsOf(directory());
    const other = { ...release, sha256: '0'.repeat(64) };
    const lookup = await lookUpFacts([other], { settings, report: ignore, isOnline: false });
    assert.equal(lookup.find(other), undefined);
  });
});
