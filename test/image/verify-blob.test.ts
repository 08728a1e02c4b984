import assert from 'node:assert/strict';
import { memoryBlob } from '../../src/image/memory-blob.ts';
import type { OciBlob } from '../../src/image/oci-image.ts';
import { readDocument, verifyBlob, verifyBytes } from '../../src/image/verify-blob.ts';
import { rejection, thrown } from '../support/rejection.ts';
import { bytesOf } from '../support/test-image.ts';

const good = Buffer.from('content');
const { descriptor } = memoryBlob(good, { mediaType: 'text/plain' });

describe('content of an image', () => {
  it('is handed on as it comes where it is what its digest promises', async () => {
    assert.deepEqual(await bytesOf(verified('con', 'tent')), good);
  });

  for (const [title, chunks, note] of [
    ['is another one', ['another'], 'what arrived: sha256:'],
    ['is too short', ['cont'], 'there are 4 of its 7 bytes'],
    ['is empty', [], 'there are 0 of its 7 bytes'],
    ['does not end', ['content', '!'], 'there are more than the 7 bytes of it'],
  ] as const) {
    it(`is refused where it ${title}`, async () => {
      const error = await rejection(bytesOf(verified(...chunks)), 'DIGEST_MISMATCH');
      assert.equal(error.message, 'x: content is not what its digest promises');
      assert.equal(error.notes[0], `promised: ${descriptor.digest}`);
      assert.ok(error.notes[1]?.startsWith(note), error.notes[1]);
    });
  }

  it('that is at hand is held against its digest as well', () => {
    verifyBytes(good, descriptor.digest, 'x');
    thrown(() => verifyBytes(Buffer.from('another'), descriptor.digest, 'x'), 'DIGEST_MISMATCH');
  });

  it('is read into memory only where it is a document', async () => {
    assert.deepEqual(await readDocument(verified('content'), 'x'), good);
    const large = {
      ...verified('content'),
      descriptor: { ...descriptor, size: 4 * 1024 * 1024 + 1 },
    };
    await rejection(readDocument(large, 'x'), 'IMAGE_INVALID');
  });
});

function verified(...chunks: readonly string[]): OciBlob {
  const read = async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  };
  return { descriptor, read: () => verifyBlob(read(), descriptor, 'x') };
}
