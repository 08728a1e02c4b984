import assert from 'node:assert/strict';
import { checksumOf } from '../../src/files/bytes.ts';
import { fetchCommitArchive, type WantedCommit } from '../../src/sources/commit-archive.ts';
import { memoryChecksums, memoryStore } from '../support/archive-store.ts';
import {
  type CodeHost,
  commitArchive,
  type HostedAnswer,
  shaOf,
  withCodeHost,
} from '../support/code-host.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';
import { tarGzBytes } from '../support/tar-bytes.ts';

const sha = shaOf('a');
const bytes = commitArchive(sha, { 'metadata.json': '{}' });
const sha256 = checksumOf('sha256', bytes);
const archive: HostedAnswer = { body: bytes };

/** Fetches from `/first`, then `/second`, with one store for as many runs as a test makes. */
function fetcher(store = memoryStore(), checksums = memoryChecksums()) {
  const run = ({ url }: CodeHost, changed: Partial<WantedCommit> = {}) =>
    withHttpClient((http) =>
      fetchCommitArchive(
        { subject: 'The archive', sha, urls: [`${url}/first`, `${url}/second`], ...changed },
        { http, store, checksums },
      ),
    );
  const once = (answers: Readonly<Record<string, HostedAnswer>>, changed?: Partial<WantedCommit>) =>
    withCodeHost(
      () => answers,
      async (host) => ({ ...(await run(host, changed)), asked: host.asked }),
    );
  return { store, checksums, run, once };
}

describe('fetchCommitArchive', () => {
  it('downloads an archive and keeps it', async () => {
    const { once, store } = fetcher();
    const fetched = await once({ '/first': archive });
    assert.deepEqual(fetched, { bytes, sha256, isFromStore: false, asked: ['/first'] });
    assert.deepEqual(store.archives.get(sha256), bytes);
  });

  it('asks nobody for the same commit again', async () => {
    const { run } = fetcher();
    await withCodeHost(
      () => ({ '/first': archive }),
      async (host) => {
        await run(host);
        assert.deepEqual(await run(host), { bytes, sha256, isFromStore: true });
        assert.deepEqual(host.asked, ['/first']);
      },
    );
  });

  it('asks nobody for what is locked and in the store', async () => {
    const { once } = fetcher(memoryStore([sha256, bytes]));
    const { asked, isFromStore } = await once({}, { lockedSha256: sha256 });
    assert.deepEqual([asked, isFromStore], [[], true]);
  });

  it('does not let what is remembered outrank the lock', async () => {
    const other = tarGzBytes({ path: 'm/other' });
    const otherSha256 = checksumOf('sha256', other);
    const { run, checksums } = fetcher(memoryStore([otherSha256, other]));
    await withCodeHost(
      () => ({ '/first': archive }),
      async (host) => {
        checksums.names.set(`${host.url}/first`, otherSha256);
        assert.equal((await run(host)).sha256, otherSha256);
        assert.equal((await run(host, { lockedSha256: sha256 })).sha256, sha256);
        assert.deepEqual(host.asked, ['/first']);
      },
    );
  });

  it('refuses what is not what is locked, and does not keep it', async () => {
    const { once, store, checksums } = fetcher();
    const fetching = once({ '/first': archive }, { lockedSha256: '0'.repeat(64) });
    const error = await rejection(fetching, 'CHECKSUM_MISMATCH');
    assert.equal(error.notes[0], `promised by Puppetfile.lock: ${'0'.repeat(64)}`);
    assert.match(error.hint ?? '', /tag was moved/);
    assert.deepEqual([store.archives.size, checksums.names.size], [0, 0]);
  });

  it('refuses the archive of another commit, from the host and from the store', async () => {
    const other = shaOf('c');
    const reason = `it is that of the commit ${sha}, not of ${other}`;
    const asked = fetcher().once({ '/first': archive }, { sha: other });
    assert.ok((await rejection(asked, 'ARCHIVE_INVALID')).message.endsWith(reason));
    const { once } = fetcher(memoryStore([sha256, bytes]));
    const stored = once({}, { sha: other, lockedSha256: sha256 });
    assert.ok((await rejection(stored, 'ARCHIVE_INVALID')).message.endsWith(reason));
  });

  it('takes an archive that does not say its commit', async () => {
    const silent = tarGzBytes({ path: 'm/metadata.json' });
    const { asked } = await fetcher().once({ '/first': { body: silent } });
    assert.deepEqual(asked, ['/first']);
  });

  for (const [title, answer] of [
    ['nothing', { status: 404 }],
    ['a login page', { body: '<html>Sign in</html>' }],
    ['a refusal', { status: 403 }],
  ] as const) {
    it(`goes on to the next address where the first has ${title}`, async () => {
      const { asked } = await fetcher().once({ '/first': answer, '/second': archive });
      assert.deepEqual(asked, ['/first', '/second']);
    });
  }

  it('tells what the last address says', async () => {
    const page = { body: '<html>Sign in</html>' };
    const refused = fetcher().once({ '/first': page, '/second': { status: 401 } });
    assert.match((await rejection(refused, 'DOWNLOAD_REFUSED')).message, /status 401$/);
    const invalid = fetcher().once({ '/second': page });
    const error = await rejection(invalid, 'ARCHIVE_INVALID');
    assert.match(error.message, /it is a web page, and no \.tar\.gz$/);
  });

  for (const [title, answer] of [
    ['by 403', { status: 403, headers: { 'x-ratelimit-remaining': '0' } }],
    ['by 429', { status: 429 }],
  ] as const) {
    it(`knows the limit of requests, told ${title}`, async () => {
      const fetching = fetcher().once({ '/first': answer, '/second': answer });
      await rejection(fetching, 'API_RATE_LIMITED');
    });
  }
});
