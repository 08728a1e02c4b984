import assert from 'node:assert/strict';
import { treeHashOf } from '../../src/archive/tree-hash.ts';
import { checksumOf } from '../../src/files/bytes.ts';
import { readGithubRelease } from '../../src/sources/github-release.ts';
import { listGithubVersions } from '../../src/sources/github-tags.ts';
import { memoryChecksums, memoryStore } from '../support/archive-store.ts';
import { commitArchive, shaOf, tagJson, withCodeHost } from '../support/code-host.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';

const sha = shaOf('a');
const bytes = commitArchive(sha, { 'metadata.json': '{"version":"1.0.0"}' });
const tags = '/repos/acme/web/tags?per_page=100';
const tarball = `/repos/acme/web/tarball/${sha}`;

/** Reads the newest version twice, with one store; tells both and what was asked for. */
function readTwice(body: Buffer | string) {
  const options = { store: memoryStore(), checksums: memoryChecksums() };
  return withCodeHost(
    () => ({ [tags]: { body: [tagJson('v1.0.0', sha)] }, [tarball]: { body } }),
    ({ url: apiUrl, asked }) =>
      withHttpClient(async (http) => {
        const [version] = await listGithubVersions({ repository: 'acme/web' }, { http, apiUrl });
        assert.ok(version);
        const first = await readGithubRelease(version, { http, ...options });
        const second = await readGithubRelease(version, { http, ...options });
        return { first, second, asked };
      }),
  );
}

describe('readGithubRelease', () => {
  it('brings the files of a tag, and what they hash to', async () => {
    const { first } = await readTwice(bytes);
    assert.deepEqual(
      first.archive.entries.map(({ path }) => path),
      ['metadata.json'],
    );
    assert.equal(first.sha256, checksumOf('sha256', bytes));
    assert.equal(first.treeHash, treeHashOf(first.archive));
    assert.equal(first.isFromStore, false);
  });

  it('asks for an archive once', async () => {
    const { first, second, asked } = await readTwice(bytes);
    assert.deepEqual({ ...second, isFromStore: false }, first);
    assert.equal(second.isFromStore, true);
    assert.deepEqual(asked, [tags, tarball]);
  });

  it('names the repository and the tag where the archive is damaged', async () => {
    const error = await rejection(readTwice(bytes.subarray(0, 60)), 'ARCHIVE_INVALID');
    assert.match(error.message, /^The archive of `acme\/web` at v1\.0\.0 cannot be read: /);
  });
});
