import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksumOf } from '../../src/files/bytes.ts';
import { openSpool, type Spool } from '../../src/files/spool.ts';
import {
  type FetchedArchive,
  type FetchOptions,
  fetchArchive,
  type WantedArchive,
} from '../../src/sources/fetch-archive.ts';
import { memoryStore } from '../support/archive-store.ts';
import { moduleName } from '../support/declare-modules.ts';
import { reply, withFaultyServer } from '../support/faulty-server.ts';
import { addRelease } from '../support/forge.ts';
import { withHttpClient } from '../support/http-client.ts';
import { moduleTarball } from '../support/module-tarball.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

const files = { 'files/noise': randomBytes(2 * 1024 * 1024) };
const module = { name: 'acme-web', version: '1.0.0', files };
const bytes = moduleTarball(module);
const sha256 = checksumOf('sha256', bytes);
const promised = { lockedSha256: sha256 };

describe('fetchArchive, with a spool', () => {
  const directory = useTemporaryDirectory();
  const folder = () => join(directory(), 'folder');
  let spool: Spool;
  beforeEach(() => {
    for (const name of ['folder', 'spool']) mkdirSync(join(directory(), name));
    addRelease(folder(), module);
    spool = openSpool(join(directory(), 'spool'));
  });
  afterEach(() => spool.close());

  const fetch = (wanted: Partial<WantedArchive>, options: Partial<FetchOptions> = {}) =>
    withHttpClient((http) =>
      fetchArchive(
        {
          name: moduleName('acme-web'),
          version: '1.0.0',
          forgeUrl: folder(),
          reference: undefined,
          lockedSha256: undefined,
          ...wanted,
        },
        { http, store: memoryStore(), spool, allowsUnverified: false, ...options },
      ),
    );

  function checkSpooled(archive: FetchedArchive): void {
    assert.ok(!Buffer.isBuffer(archive.bytes));
    assert.ok(archive.bytes.read().equals(bytes));
    assert.equal(archive.sha256, sha256);
  }

  it('takes a large archive from a folder, and from the project’s own copies', async () => {
    checkSpooled(await fetch(promised));
    checkSpooled(await fetch({}));
    const forgeUrl = join(directory(), 'none');
    checkSpooled(await fetch({ ...promised, forgeUrl }, { vendorDirectory: folder() }));
  });

  it('downloads a large archive and keeps it, whatever it is promised by', async () => {
    await withFaultyServer(reply(200, {}, bytes), async ({ url }) => {
      const store = memoryStore();
      checkSpooled(await fetch({ ...promised, forgeUrl: url }, { store }));
      assert.deepEqual(store.archives.get(sha256), bytes);
      const md5 = checksumOf('md5', bytes);
      const reference = { url: `${url}/a`, sha256: undefined, md5, sizeBytes: undefined };
      checkSpooled(await fetch({ forgeUrl: url, reference }));
    });
  });

  it('holds one that is large to what was promised', async () => {
    const tampered = Buffer.from(bytes).fill(0, 0, 100);
    writeFileSync(join(folder(), 'acme-web-1.0.0.tar.gz'), tampered);
    const vendored = fetch(promised, { vendorDirectory: folder() });
    const { notes } = await rejection(vendored, 'CHECKSUM_MISMATCH');
    assert.match(String(notes), new RegExp(`${bytes.length} bytes in`));
    const { hint = '' } = await rejection(fetch(promised), 'CHECKSUM_MISMATCH');
    assert.match(hint, /what arrived is something unknown/);
  });
});
