import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createDocumentCache } from '../../src/forge-server/document-cache.ts';
import { openTarballFolder, type TarballFolder } from '../../src/tarballs/tarball-folder.ts';
import { addRelease } from '../support/forge.ts';

describe('createDocumentCache', () => {
  let directory: string;
  let folder: TarballFolder;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-cache-'));
    addRelease(directory, { name: 'acme-web', version: '1.0.0' });
    folder = await openTarballFolder(directory);
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const target = '/v3/modules/acme-web';

  it('makes a document once, and its compressed form too', async () => {
    const find = createDocumentCache();
    const document = find(await folder.currentIndex(), target);
    assert.equal(find(await folder.currentIndex(), target), document);
    assert.ok(document.kind === 'json');
    assert.equal(document.gzipBody(), document.gzipBody());
    assert.deepEqual(gunzipSync(document.gzipBody()), document.body);
  });

  it('makes it anew when the folder has changed', async () => {
    const find = createDocumentCache();
    const before = find(await folder.currentIndex(), target);
    addRelease(directory, { name: 'acme-web', version: '2.0.0' });
    const now = find(await folder.currentIndex(), target);
    assert.notEqual(now.etag, before.etag);
    assert.ok(now.modifiedMs >= before.modifiedMs);
  });

  it('gives the same tag to the same document of another run', async () => {
    const tagOf = async () => createDocumentCache()(await folder.currentIndex(), target).etag;
    assert.equal(await tagOf(), await tagOf());
  });

  it('forgets documents before a client fills the memory with them', async () => {
    const find = createDocumentCache();
    const first = find(await folder.currentIndex(), target);
    for (let count = 0; count < 2000; count += 1) find(await folder.currentIndex(), `/v3/${count}`);
    const again = find(await folder.currentIndex(), target);
    assert.notEqual(again, first);
    assert.equal(again.etag, first.etag);
  });
});
