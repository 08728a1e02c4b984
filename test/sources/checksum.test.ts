import assert from 'node:assert/strict';
import { checksumMismatch } from '../../src/sources/checksum.ts';

describe('checksumMismatch', () => {
  it('shows both checksums and hides credentials', () => {
    const error = checksumMismatch({
      subject: 'acme-web 1.0.0',
      by: 'Puppetfile.lock',
      expected: 'aa',
      actual: 'bb',
      sizeBytes: 7,
      origin: 'https://user:secret@files.example/web.tar.gz',
      hint: 'ask',
    });
    assert.deepEqual(
      [error.code, error.message, error.notes, error.hint],
      [
        'CHECKSUM_MISMATCH',
        'acme-web 1.0.0: the archive is not the one that was promised',
        [
          'promised by Puppetfile.lock: aa',
          'what arrived: bb (7 bytes from https://files.example/web.tar.gz)',
        ],
        'nothing of it was used; ask',
      ],
    );
  });
});
