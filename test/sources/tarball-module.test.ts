import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checksumOf } from '../../src/files/bytes.ts';
import { fetchTarball, type TarballModule } from '../../src/sources/tarball-module.ts';
import { type MemoryStore, memoryStore } from '../support/archive-store.ts';
import { type FaultyAnswer, reply, withFaultyServer } from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { moduleTarball } from '../support/module-tarball.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory } from '../support/temporary-directory.ts';

const bytes = moduleTarball({ name: 'acme-web', version: '1.0.0' });
const sha256 = checksumOf('sha256', bytes);
const wrong = '0'.repeat(64);
const paths = ['manifests/init.pp', 'metadata.json'];

interface Fetching {
  readonly sha256?: string;
  readonly lockedSha256?: string;
  readonly store?: MemoryStore;
  readonly baseDirectory?: string;
  readonly isOffline?: boolean;
}

function fetchUrl(url: string, fetching: Fetching = {}): Promise<TarballModule> {
  const { store = memoryStore(), baseDirectory = '/nowhere', lockedSha256, isOffline } = fetching;
  const source = { kind: 'tarball', url, sha256: fetching.sha256 } as const;
  return withHttpClient(
    (http) => fetchTarball(source, { http, store, baseDirectory, lockedSha256 }),
    { isOffline: isOffline ?? false },
  );
}

/** Fetches what a server answers, and counts how often that was asked for. */
async function fetchAnswer(
  answer: FaultyAnswer,
  fetching: Fetching = {},
): Promise<TarballModule & { readonly requests: number }> {
  let result: (TarballModule & { readonly requests: number }) | undefined;
  await withFaultyServer(answer, async ({ url, requests }) => {
    const module = await fetchUrl(`${url}/web.tar.gz?sig=secret`, fetching);
    result = { ...module, requests: requests.length };
  });
  assert.ok(result);
  return result;
}

describe('fetchTarball', () => {
  const directory = useTemporaryDirectory();
  const local = (fetching: Fetching = {}) => ({ baseDirectory: directory(), ...fetching });

  it('downloads a tarball, keeps it and tells its checksum', async () => {
    const store = memoryStore();
    const module = await fetchAnswer(reply(200, {}, bytes), { store });
    assert.deepEqual(pathsOf(module), paths);
    assert.deepEqual([module.sha256, module.isFromStore, module.requests], [sha256, false, 1]);
    assert.deepEqual(store.archives.get(sha256), bytes);
  });

  for (const [who, known] of [
    ['the Puppetfile', { sha256 }],
    ['the lock', { lockedSha256: sha256 }],
    ['the Puppetfile, whatever the lock', { sha256, lockedSha256: wrong }],
  ] as const) {
    it(`takes from the store what ${who} names, and asks nobody`, async () => {
      const store = memoryStore([sha256, bytes]);
      const module = await fetchAnswer(reply(500), { ...known, store });
      assert.deepEqual(pathsOf(module), paths);
      assert.deepEqual([module.sha256, module.isFromStore, module.requests], [sha256, true, 0]);
    });

    it(`downloads what ${who} names and the store does not have`, async () => {
      assert.equal((await fetchAnswer(reply(200, {}, bytes), known)).requests, 1);
    });
  }

  for (const [by, known, hint] of [
    ['the Puppetfile', { sha256: wrong }, /correct the checksum in the Puppetfile/],
    ['the Puppetfile', { sha256: wrong, lockedSha256: sha256 }, /in the Puppetfile/],
    ['Puppetfile.lock', { lockedSha256: wrong }, /`pupfile update` locks the new one/],
  ] as const) {
    it(`refuses other bytes than ${JSON.stringify(known)} promises`, async () => {
      const store = memoryStore();
      const fetching = fetchAnswer(reply(200, {}, bytes), { ...known, store });
      const error = await rejection(fetching, 'CHECKSUM_MISMATCH');
      assert.equal(error.notes[0], `promised by ${by}: ${wrong}`);
      assert.match(error.notes[1] ?? '', new RegExp(`^what arrived: ${sha256} `));
      assert.match(error.hint ?? '', hint);
      assert.doesNotMatch(JSON.stringify([error.message, error.notes]), /secret/);
      assert.equal(store.archives.size, 0);
    });
  }

  it('says that a web page came where a checksum was promised', async () => {
    const page = reply(200, {}, '<html>Please log in</html>');
    const error = await rejection(fetchAnswer(page, { sha256 }), 'CHECKSUM_MISMATCH');
    assert.match(error.hint ?? '', /what arrived is a web page/);
  });

  for (const [title, body, reason] of [
    ['a web page', Buffer.from('<!DOCTYPE html>'), /it is a web page, and neither/],
    ['an xz file', Buffer.from('fd377a585a00', 'hex'), /it is an xz file, and neither/],
    ['half a tarball', bytes.subarray(0, 100), /not a complete gzip file/],
  ] as const) {
    it(`refuses ${title}, and does not keep it`, async () => {
      const store = memoryStore();
      const fetching = fetchAnswer(reply(200, {}, body), { store });
      const error = await rejection(fetching, 'ARCHIVE_INVALID');
      assert.match(error.message, /^The tarball `http:[^?]*\/web.tar.gz` cannot be read: /);
      assert.match(error.message, reason);
      assert.equal(store.archives.size, 0);
    });
  }

  it('says that the server does not have it', async () => {
    const error = await rejection(fetchAnswer(reply(404)), 'DOWNLOAD_REFUSED');
    assert.match(error.message, /^The tarball `http:.*`: http:\S+ answers with status 404$/);
  });

  it('asks nobody offline', async () => {
    await rejection(fetchAnswer(reply(200, {}, bytes), { isOffline: true }), 'OFFLINE');
  });

  it('reads a file beside the Puppetfile, offline too', async () => {
    mkdirSync(join(directory(), 'vendor dir'));
    writeFileSync(join(directory(), 'vendor dir', 'web#1.tar.gz'), bytes);
    const module = await fetchUrl('vendor dir/web#1.tar.gz', local({ isOffline: true }));
    assert.deepEqual([pathsOf(module), module.sha256], [paths, sha256]);
  });

  it('reads a file by its absolute path and by its URL', async () => {
    const path = join(directory(), 'web 1.tar.gz');
    writeFileSync(path, bytes);
    for (const url of [path, pathToFileURL(path).href, `file:${pathToFileURL(path).pathname}`]) {
      assert.equal((await fetchUrl(url)).sha256, sha256);
    }
  });

  it('holds a file against its checksum as well', async () => {
    writeFileSync(join(directory(), 'web.tar.gz'), bytes);
    await rejection(fetchUrl('web.tar.gz', local({ sha256: wrong })), 'CHECKSUM_MISMATCH');
  });

  const notThere: readonly [title: string, url: string, message: RegExp][] = [
    ['a missing file', 'none.tar.gz', /`none.tar.gz` is not there/],
    ['a directory', '.', /`\.` is no file/],
    ['a link to nothing', 'broken', /`broken` is not there/],
    ['a missing file of a URL', 'file:///none/web.tar.gz', /is not there/],
    ['a file of another host', 'file://host/web.tar.gz', /is not there: /],
    ['a path below a file', 'file/web.tar.gz', /is not there/],
    ['a name that no file can have', 'a\0b', /is not there/],
  ];
  for (const [title, url, message] of notThere) {
    it(`says that ${title} is not there`, async () => {
      symlinkSync('nowhere', join(directory(), 'broken'));
      writeFileSync(join(directory(), 'file'), '');
      const error = await rejection(fetchUrl(url, local()), 'PATH_NOT_FOUND');
      assert.match(error.message, message);
    });
  }

  it('says why a file cannot be read', async () => {
    symlinkSync('circle', join(directory(), 'circle'));
    const error = await rejection(fetchUrl('circle', local()), 'FILE_SYSTEM');
    assert.match(error.message, /its links lead in a circle/);
  });

  for (const url of ['ftp://files.example/web.tar.gz', 's3://bucket/web.tar.gz', 'C:\\web.tgz']) {
    it(`does not know how to fetch ${url}`, async () => {
      await rejection(fetchUrl(url), 'SOURCE_UNSUPPORTED');
    });
  }
});

function pathsOf({ archive }: TarballModule): readonly string[] {
  return archive.entries.map(({ path }) => path).sort();
}
