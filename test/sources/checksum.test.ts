import assert from 'node:assert/strict';
import { checksumMismatch, checksumOf } from '../../src/sources/checksum.ts';

describe('checksumOf', () => {
  it('is hexadecimal', () => {
    const bytes = Buffer.from('abc');
    assert.equal(checksumOf('md5', bytes), '900150983cd24fb0d6963f7d28e17f72');
    assert.match(checksumOf('sha256', bytes), /^ba7816bf[0-9a-f]{56}$/);
  });
});

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
