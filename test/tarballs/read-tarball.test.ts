import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTarball, releaseSlug } from '../../src/tarballs/read-tarball.ts';
import { moduleTarball } from '../support/module-tarball.ts';

const bytes = moduleTarball({ name: 'Acme/web', version: '1.2.0' });
const withMetadata = (metadata: Record<string, unknown>) =>
  moduleTarball({ name: 'acme-web', version: '1.0.0', metadata });

describe('readTarball', () => {
  let directory: string;

  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-read-'));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  function read(content: Buffer) {
    const path = join(directory, 'any-name.tar.gz');
    writeFileSync(path, content);
    return readTarball({ path, sizeBytes: content.length, modifiedMs: 0 });
  }

  it('takes the name and version from metadata.json, whatever the file is called', async () => {
    const reading = await read(bytes);
    assert.ok('release' in reading);
    assert.equal(reading.release.name, 'acme-web');
    assert.equal(releaseSlug(reading.release), 'Acme-web-1.2.0');
  });

  it('takes the checksums of the whole file', async () => {
    const reading = await read(bytes);
    assert.ok('release' in reading);
    const { md5, sha256 } = reading.release;
    assert.equal(md5, createHash('md5').update(bytes).digest('hex'));
    assert.equal(sha256, createHash('sha256').update(bytes).digest('hex'));
  });

  for (const [title, content, reason] of [
    ['no gzip', Buffer.from('<html>'), /cannot be read: it is not a complete gzip file/],
    ['cut off', bytes.subarray(0, 100), /it is not a complete gzip file/],
    ['empty', Buffer.alloc(0), /cannot be read/],
    ['without a name', withMetadata({ name: undefined }), /has nothing for its name$/],
    ['without an author', withMetadata({ name: 'web' }), /has `"web"` for its name$/],
    ['named like a path', withMetadata({ name: 'acme-../../x' }), /for its name$/],
    ['with a number for its name', withMetadata({ name: 7 }), /has `7` for its name$/],
    ['without a version', withMetadata({ version: undefined }), /has nothing for its version$/],
    ['with a short version', withMetadata({ version: '1.2' }), /has `"1.2"` for its version$/],
  ] as const) {
    it(`refuses a tarball that is ${title}`, async () => {
      const reading = await read(content);
      assert.ok('reason' in reading);
      assert.match(reading.reason, reason);
    });
  }

  it('refuses a file that is gone', async () => {
    const path = join(directory, 'gone.tar.gz');
    const reading = await readTarball({ path, sizeBytes: 1, modifiedMs: 0 });
    assert.ok('reason' in reading);
    assert.equal(reading.reason, 'it is not there');
  });
});
