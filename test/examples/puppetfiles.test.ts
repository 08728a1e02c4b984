import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPrismModule } from '../../src/project/prism-module.ts';
import type { Puppetfile } from '../../src/puppetfile/puppetfile.ts';
import { readPuppetfile } from '../../src/puppetfile/read-puppetfile.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the Puppetfiles that show what pupfile understands', () => {
  it('are read without a warning', async () => {
    for (const file of ['Puppetfile.example', 'examples/Puppetfile']) {
      assert.deepEqual((await read(file)).warnings, [], file);
    }
  });

  it('tell what the moduledir and the exclusions are', async () => {
    const { modulesDirectory, exclusions } = await read('Puppetfile.example');
    assert.equal(modulesDirectory, 'modules');
    assert.deepEqual(
      exclusions.map(({ name }) => name),
      ['puppetlabs-translate'],
    );
  });

  it('take the dependencies of the metadata.json where they say so', async () => {
    const { declarations } = await read('Puppetfile.example');
    assert.equal(declarations[0]?.name, 'acme-dependency');
  });

  it('take modules from several Forges', async () => {
    const { declarations } = await read('Puppetfile.example');
    const elsewhere = declarations.filter(
      ({ source }) => source.kind === 'forge' && source.url === 'https://forge.example.org',
    );
    assert.deepEqual(
      elsewhere.map(({ name }) => name),
      ['acme-base', 'acme-backup', 'acme-monitoring'],
    );
  });
});

async function read(file: string): Promise<Puppetfile> {
  const dependencies = [{ name: 'acme/dependency', version_requirement: '>= 1.0.0 < 2.0.0' }];
  const metadata = { name: 'acme-image', version: '1.0.0', dependencies };
  return readPuppetfile({
    text: readFileSync(join(root, file), 'utf8'),
    file,
    prism: await loadPrismModule(),
    metadata: { text: JSON.stringify(metadata), file: 'metadata.json' },
  });
}
