import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderForge } from '../../src/sources/folder-forge.ts';
import { httpForge } from '../../src/sources/http-forge.ts';
import { moduleName } from '../support/declare-modules.ts';
import { addRelease, withForge } from '../support/forge.ts';
import { withHttpClient } from '../support/http-client.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const web = moduleName('acme-web');

describe('folderForge', () => {
  const directory = useTemporaryDirectory();
  const warnings: string[] = [];
  const open = () =>
    folderForge({
      url: './forge',
      directory: directory(),
      warn: (message) => warnings.push(message),
    });
  beforeEach(() => warnings.splice(0));

  it('tells of a release what its metadata.json and its bytes tell', async () => {
    const path = addRelease(directory(), {
      name: 'acme-web',
      version: '1.0.0',
      dependencies: { 'acme/base': '>= 1.0.0' },
    });
    const { releases, isKnown, deprecatedAt } = await open().find(web);
    const [release] = releases ?? [];
    const bytes = readFileSync(path);
    assert.equal(release?.version.text, '1.0.0');
    assert.equal(release?.forgeUrl, './forge');
    assert.deepEqual(
      release?.dependencies.map(({ name, range }) => `${name} ${range.text}`),
      ['acme-base >= 1.0.0'],
    );
    assert.deepEqual(release?.archive, {
      url: pathToFileURL(path).href,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      md5: createHash('md5').update(bytes).digest('hex'),
      sizeBytes: bytes.length,
    });
    assert.deepEqual([isKnown, deprecatedAt], [true, undefined]);
  });

  it('does not know what it does not have', async () => {
    assert.deepEqual(await open().find(web), {
      releases: null,
      isKnown: false,
      deprecatedAt: undefined,
    });
  });

  it('knows a module whose releases are all deleted, and has none of it', async () => {
    addRelease(directory(), { name: 'acme-web', version: '1.0.0' });
    writeTree(directory(), { 'deleted.json': '["acme-web-1.0.0"]' });
    const { releases, isKnown } = await open().find(web);
    assert.deepEqual([releases, isKnown], [null, true]);
  });

  it('tells of a deprecation', async () => {
    addRelease(directory(), { name: 'acme-web', version: '1.0.0' });
    const entry = { at: '2024-01-31', for: 'It is\nold.', superseded_by: 'acme/new' };
    writeTree(directory(), { 'deprecated.json': JSON.stringify({ 'acme-web': entry }) });
    const forge = open();
    const { deprecatedAt = '' } = await forge.find(web);
    assert.deepEqual(await forge.deprecation(web, deprecatedAt), {
      since: '2024-01-31',
      reason: 'It is old.',
      successor: 'acme-new',
    });
  });

  it('dates a deprecation without a date by the newest release', async () => {
    addRelease(directory(), { name: 'acme-web', version: '1.0.0' });
    writeTree(directory(), { 'deprecated.json': '{"acme-web": {}}' });
    assert.match((await open().find(web)).deprecatedAt ?? '', /^2024-01-01T/);
  });

  it('tells once what it passes over, and why', async () => {
    addRelease(directory(), { name: 'acme-web', version: '1.0.0' });
    writeTree(directory(), { 'acme-odd-1.0.0.tar.gz': 'broken' });
    const forge = open();
    await forge.find(web);
    await forge.find(moduleName('acme-odd'));
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /^\.\/forge\/acme-odd-1\.0\.0\.tar\.gz is passed over: /);
  });

  it('lists what else it has as names that may have been meant', async () => {
    for (const name of ['acme-web', 'acme-base'])
      addRelease(directory(), { name, version: '1.0.0' });
    assert.deepEqual(await open().similar(web), ['acme-base']);
  });

  it('is read when it is first asked, and says where it is not there', async () => {
    const path = join(directory(), 'gone');
    const forge = folderForge({ url: './gone', directory: path, warn: () => {} });
    const error = await rejection(forge.find(web), 'FILE_SYSTEM');
    assert.equal(error.message, `The folder \`${path}\` cannot be read: it is not there`);
  });

  it('tells the same as `pupfile serve` tells of the folder', async () => {
    const modules: readonly TestModule[] = [
      { name: 'acme-web', version: '1.0.0', dependencies: [{ name: 'x' }, 'broken'] },
      { name: 'Acme/web', version: '2.0.0-rc1', requirements: { puppet: '>= 8.0.0' } },
      { name: 'acme-web', version: '1.1.0', metadata: { license: 'MIT' } },
    ];
    await withForge(modules, async ({ url, directory: served }) => {
      await withHttpClient(async (http) => {
        const folder = await folderForge({ url, directory: served, warn: () => {} }).find(web);
        const server = await httpForge(http, url).find(web);
        const tell = ({ releases }: typeof folder) =>
          JSON.stringify(
            releases?.map(({ archive, ...one }) => ({ ...one, sha256: archive?.sha256 })),
          );
        assert.equal(tell(folder), tell(server));
        assert.ok((folder.releases?.length ?? 0) === modules.length);
      });
    });
  });
});
