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

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-cache-'));
    addRelease(directory, { name: 'acme-web', version: '1.0.0' });
    folder = openTarballFolder(directory);
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const target = '/v3/modules/acme-web';

  it('makes a document once, and its compressed form too', () => {
    const find = createDocumentCache();
    const document = find(folder.currentIndex(), target);
    assert.equal(find(folder.currentIndex(), target), document);
    assert.ok(document.kind === 'json');
    assert.equal(document.gzipBody(), document.gzipBody());
    assert.deepEqual(gunzipSync(document.gzipBody()), document.body);
  });

  it('makes it anew when the folder has changed', () => {
    const find = createDocumentCache();
    const before = find(folder.currentIndex(), target);
    addRelease(directory, { name: 'acme-web', version: '2.0.0' });
    const now = find(folder.currentIndex(), target);
    assert.notEqual(now.etag, before.etag);
    assert.ok(now.modifiedMs >= before.modifiedMs);
  });

  it('gives the same tag to the same document of another run', () => {
    const tagOf = () => createDocumentCache()(folder.currentIndex(), target).etag;
    assert.equal(tagOf(), tagOf());
  });

  it('forgets documents before a client fills the memory with them', () => {
    const find = createDocumentCache();
    const first = find(folder.currentIndex(), target);
    for (let count = 0; count < 2000; count += 1) find(folder.currentIndex(), `/v3/${count}`);
    const again = find(folder.currentIndex(), target);
    assert.notEqual(again, first);
    assert.equal(again.etag, first.etag);
  });
});
