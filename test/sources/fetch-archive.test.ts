import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { wholeOf } from '../../src/files/bytes.ts';
import type { ArchiveReference } from '../../src/model/release.ts';
import {
  type ArchiveStore,
  type FetchedArchive,
  fetchArchive,
  type WantedArchive,
} from '../../src/sources/fetch-archive.ts';
import { moduleName, sha256Of } from '../support/declare-modules.ts';
import {
  type FaultyAnswer,
  type FaultyServer,
  inTurn,
  reply,
  withFaultyServer,
} from '../support/faulty-server.ts';
import { addRelease, withForge } from '../support/forge.ts';
import { withHttpClient } from '../support/http-client.ts';
import { moduleTarball } from '../support/module-tarball.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const json = { 'content-type': 'application/json' };
const bytes = moduleTarball({ name: 'acme-web', version: '1.0.0' });
const sha256 = digest('sha256', bytes);
const md5 = digest('md5', bytes);
const wrong = sha256Of(1);

describe('fetchArchive', () => {
  const directory = useTemporaryDirectory();

  it('takes an archive from the store without asking anybody', async () => {
    const store = storeOf([sha256, bytes]);
    await withFaultyServer(reply(500), async (server) => {
      const archive = await fetch(server, { lockedSha256: sha256 }, { store });
      assert.deepEqual(archive, { bytes, sha256, isFromStore: true });
      assert.equal(server.requests.length, 0);
    });
  });

  it('takes a vendored archive before the store and the network, and keeps no copy', async () => {
    const store = storeOf();
    const vendorDirectory = directory();
    addRelease(vendorDirectory, { name: 'acme-web', version: '1.0.0' });
    await withFaultyServer(reply(500), async (server) => {
      const options = { store, vendorDirectory };
      const archive = await fetch(server, { lockedSha256: sha256 }, options);
      assert.deepEqual(archive, { bytes, sha256, isFromStore: true });
      assert.equal(server.requests.length, 0);
    });
    assert.equal(await store.read(sha256), undefined);
  });

  it('does not pass over a vendored archive that was tampered with, whatever the store has', async () => {
    const vendorDirectory = directory();
    writeTree(vendorDirectory, { 'acme-web-1.0.0.tar.gz': 'tampered' });
    await withFaultyServer(reply(500), async (server) => {
      const options = { store: storeOf([sha256, bytes]), vendorDirectory };
      const fetching = fetch(server, { lockedSha256: sha256 }, options);
      await rejection(fetching, 'CHECKSUM_MISMATCH');
    });
  });

  it('looks for no vendored archive that nobody knows the checksum of', async () => {
    const vendorDirectory = directory();
    writeTree(vendorDirectory, { 'acme-web-1.0.0.tar.gz': 'unknown' });
    await withFaultyServer(reply(200, {}, bytes), async (server) => {
      const reference = referenceTo(`${server.url}/a`, { md5 });
      const archive = await fetch(server, { reference }, { vendorDirectory });
      assert.equal(archive.isFromStore, false);
    });
  });

  it('reads from a folder that is a Forge, and keeps no copy', async () => {
    const store = storeOf();
    addRelease(directory(), { name: 'acme-web', version: '1.0.0' });
    const archive = await fetch({ url: directory() }, { lockedSha256: sha256 }, { store });
    assert.deepEqual(archive, { bytes, sha256, isFromStore: true });
    assert.equal(await store.read(sha256), undefined);
  });

  it('holds an archive of a folder to the lock', async () => {
    writeTree(directory(), { 'acme-web-1.0.0.tar.gz': 'tampered' });
    const fetching = fetch({ url: directory() }, { lockedSha256: sha256 });
    await rejection(fetching, 'CHECKSUM_MISMATCH');
  });

  it('misses a locked release in a folder', async () => {
    const fetching = fetch({ url: directory() }, { lockedSha256: sha256 });
    const error = await rejection(fetching, 'VERSION_NOT_FOUND');
    assert.match(error.message, /no longer has `acme-web` 1\.0\.0/);
  });

  it('says that there is no copy, where only the network could bring one', async () => {
    const work = withHttpClient(
      (http) =>
        fetchArchive(
          {
            name: moduleName('acme-web'),
            version: '1.0.0',
            forgeUrl: 'https://forge.example',
            reference: undefined,
            lockedSha256: sha256,
          },
          { http, store: storeOf(), vendorDirectory: directory(), allowsUnverified: false },
        ),
      { isOffline: true },
    );
    const error = await rejection(work, 'OFFLINE');
    assert.equal(error.message, 'Could not find a local copy of acme-web 1.0.0');
  });

  it('downloads an archive that only the lock names, and keeps it', async () => {
    const store = storeOf();
    await withForge([{ name: 'acme-web', version: '1.0.0' }], async (forge) => {
      const archive = await fetch(forge, { lockedSha256: sha256 }, { store });
      assert.deepEqual(archive, { bytes, sha256, isFromStore: false });
      assert.deepEqual(forge.requests, ['GET /v3/files/acme-web-1.0.0.tar.gz']);
      assert.deepEqual(await store.read(sha256), bytes);
    });
  });

  it('downloads from where the Forge says', async () => {
    await withFaultyServer(reply(200, {}, bytes), async (server) => {
      const reference = referenceTo(`${server.url}/elsewhere?id=1`, { sha256 });
      assert.equal((await fetch(server, { reference })).sha256, sha256);
      assert.equal(server.requests[0]?.url, '/elsewhere?id=1');
    });
  });

  const accepted: readonly [string, Expectations][] = [
    ['the lock', { lockedSha256: sha256 }],
    ['the lock, whatever the Forge says', { lockedSha256: sha256, sha256: wrong, md5: wrong }],
    ['the Forge’s sha256', { sha256 }],
    ['the Forge’s sha256, whatever its md5', { sha256, md5: wrong.slice(32) }],
    ['the Forge’s md5', { md5 }],
  ];
  for (const [title, expectations] of accepted) {
    it(`accepts what ${title} promises`, async () => {
      assert.equal((await fetchExpecting(expectations)).sha256, sha256);
    });
  }

  const refused: readonly [by: string, actual: string, Expectations][] = [
    ['Puppetfile.lock', sha256, { lockedSha256: wrong }],
    ['Puppetfile.lock', sha256, { lockedSha256: wrong, sha256, md5 }],
    ['the Forge', sha256, { sha256: wrong }],
    ['the Forge', sha256, { sha256: wrong, md5 }],
    ['the Forge', md5, { md5: wrong.slice(32) }],
  ];
  for (const [by, actual, expectations] of refused) {
    it(`shows both checksums where ${by} promises other than ${JSON.stringify(expectations)}`, async () => {
      const store = storeOf();
      const error = await rejection(fetchExpecting(expectations, { store }), 'CHECKSUM_MISMATCH');
      assert.equal(error.message, 'acme-web 1.0.0: the archive is not the one that was promised');
      const [promised = '', arrived = ''] = error.notes;
      assert.ok(promised.startsWith(`promised by ${by}: `), promised);
      assert.ok(
        arrived.startsWith(`what arrived: ${actual} (${bytes.length} bytes from `),
        arrived,
      );
      assert.equal(await store.read(sha256), undefined);
    });
  }

  it('downloads once more what was damaged on its way', async () => {
    const damaged = Buffer.from(bytes).fill(0, 20);
    const answers = inTurn(reply(200, {}, damaged), reply(200, {}, bytes));
    for (const reference of [true, false]) {
      await withFaultyServer(answers, async (server) => {
        const known = reference ? referenceTo(`${server.url}/a`, { sha256 }) : undefined;
        const archive = await fetch(server, { lockedSha256: sha256, reference: known });
        assert.deepEqual(archive.bytes, bytes);
      });
    }
  });

  it('downloads once more and no further what is something else', async () => {
    await withFaultyServer(reply(200, {}, '<!doctype html><p>Sign in'), async (server) => {
      const error = await rejection(fetch(server, { lockedSha256: sha256 }), 'CHECKSUM_MISMATCH');
      assert.equal(error.hint, 'nothing of it was used; what arrived is a web page');
      assert.equal(server.requests.length, 2);
    });
  });

  it('reads no file of this machine that a server names', async () => {
    const reference = referenceTo('file:///etc/passwd', { sha256 });
    const fetching = fetch({ url: 'http://127.0.0.1:9' }, { reference });
    const error = await rejection(fetching, 'FORGE_UNREACHABLE');
    assert.equal(error.message, 'acme-web 1.0.0: `file:///etc/passwd` is not an http(s) address');
  });

  it('refuses what nobody gives a checksum for', async () => {
    const error = await rejection(fetchExpecting({}), 'CHECKSUM_MISSING');
    assert.match(error.hint ?? '', /--allow-unverified/);
  });

  it('accepts it where that is allowed', async () => {
    assert.equal((await fetchExpecting({}, { allowsUnverified: true })).sha256, sha256);
  });

  it('never accepts a wrong checksum, even where none would do', async () => {
    const fetching = fetchExpecting({ sha256: wrong }, { allowsUnverified: true });
    await rejection(fetching, 'CHECKSUM_MISMATCH');
  });

  it('asks for the release where the usual address has no archive', async () => {
    const document = JSON.stringify({ file_uri: '/odd/place.tar.gz' });
    const answers = inTurn(reply(404), reply(200, json, document), reply(200, {}, bytes));
    await withFaultyServer(answers, async (server) => {
      assert.equal((await fetch(server, { lockedSha256: sha256 })).sha256, sha256);
      assert.deepEqual(
        server.requests.map(({ url }) => url),
        ['/v3/files/acme-web-1.0.0.tar.gz', '/v3/releases/acme-web-1.0.0', '/odd/place.tar.gz'],
      );
    });
  });

  it('says that a locked release is no longer there', async () => {
    await withForge([{ name: 'acme-web', version: '2.0.0' }], async (forge) => {
      const fetching = fetch(forge, { lockedSha256: sha256 });
      const error = await rejection(fetching, 'VERSION_NOT_FOUND');
      assert.match(
        error.message,
        /no longer has `acme-web` 1\.0\.0, which Puppetfile\.lock asks for/,
      );
    });
  });

  it('says that an archive is refused, whose address the Forge gave', async () => {
    await withFaultyServer(reply(403), async (server) => {
      const reference = referenceTo(`${server.url}/a.tar.gz`, { sha256 });
      const error = await rejection(fetch(server, { reference }), 'FORGE_REFUSED');
      assert.equal(error.message, `acme-web 1.0.0: ${server.url} answers with status 403`);
    });
  });
});

interface Expectations {
  readonly lockedSha256?: string;
  readonly sha256?: string;
  readonly md5?: string;
}

interface Settings {
  readonly store?: ArchiveStore;
  readonly allowsUnverified?: boolean;
  readonly vendorDirectory?: string;
}

async function fetchExpecting(
  { lockedSha256, ...published }: Expectations,
  settings: Settings = {},
): Promise<FetchedArchive> {
  const answer: FaultyAnswer = reply(200, {}, bytes);
  let archive: FetchedArchive | undefined;
  await withFaultyServer(answer, async (server) => {
    const reference = referenceTo(`${server.url}/a.tar.gz`, published);
    archive = await fetch(server, { lockedSha256, reference }, settings);
  });
  assert.ok(archive);
  return archive;
}

function fetch(
  { url }: Pick<FaultyServer, 'url'>,
  wanted: Partial<WantedArchive>,
  { store = storeOf(), vendorDirectory, allowsUnverified = false }: Settings = {},
): Promise<FetchedArchive> {
  const complete = {
    name: moduleName('acme-web'),
    version: '1.0.0',
    forgeUrl: url,
    reference: undefined,
    lockedSha256: undefined,
    ...wanted,
  };
  return withHttpClient((http) =>
    fetchArchive(complete, { http, store, vendorDirectory, allowsUnverified }),
  );
}

function referenceTo(url: string, published: Partial<ArchiveReference>): ArchiveReference {
  return { url, sha256: undefined, md5: undefined, sizeBytes: undefined, ...published };
}

function storeOf(...entries: readonly (readonly [sha256: string, bytes: Buffer])[]): ArchiveStore {
  const archives = new Map(entries);
  return {
    has: (key) => archives.has(key),
    read: (key) => Promise.resolve(archives.get(key)),
    write: (key, content) => Promise.resolve(void archives.set(key, wholeOf(content))),
  };
}

function digest(algorithm: string, content: Buffer): string {
  return createHash(algorithm).update(content).digest('hex');
}
