import { createHash } from 'node:crypto';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { OciBlob, OciDescriptor } from './oci-image.ts';

/**
 * Hands on the bytes of content, and holds them against its digest and size.
 *
 * @param name where they come from, for messages: `registry.example/app`
 * @throws PupfileError DIGEST_MISMATCH, at the end or where they are more than there should be
 */
export async function* verifyBlob(
  chunks: AsyncIterable<Uint8Array>,
  { digest, size }: Pick<OciDescriptor, 'digest' | 'size'>,
  name: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let arrived = 0;
  for await (const chunk of chunks) {
    arrived += chunk.length;
    if (arrived > size) throw mismatch(name, digest, `there are more than the ${size} bytes of it`);
    hash.update(chunk);
    yield chunk;
  }
  if (arrived < size) throw mismatch(name, digest, `there are ${arrived} of its ${size} bytes`);
  const actual = `sha256:${hash.digest('hex')}`;
  if (actual !== digest) throw mismatch(name, digest, `what arrived: ${actual} (${arrived} bytes)`);
}

/**
 * Holds bytes that are at hand against a digest. Throws DIGEST_MISMATCH.
 *
 * @param name where they come from, for messages
 */
export function verifyBytes(bytes: Uint8Array, digest: string, name: string): void {
  const actual = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if (actual === digest) return;
  throw mismatch(name, digest, `what arrived: ${actual} (${bytes.length} bytes)`);
}

/** The largest document that an image may have: a manifest, an index, a config. */
export const mostDocumentBytes = 4 * 1024 * 1024;

/** Reads a document into memory. Throws IMAGE_INVALID where it is too large, and as reading does. */
export async function readDocument({ descriptor, read }: OciBlob, name: string): Promise<Buffer> {
  if (descriptor.size > mostDocumentBytes) {
    throw new PupfileError('IMAGE_INVALID', `${name}: ${descriptor.digest} is too large`, {
      notes: [`${descriptor.size} bytes, where ${mostDocumentBytes} are the most`],
    });
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of read()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function mismatch(name: string, digest: string, what: string): PupfileError {
  return new PupfileError('DIGEST_MISMATCH', `${name}: content is not what its digest promises`, {
    notes: [`promised: ${digest}`, what],
    hint: 'nothing of it was used; if it stays so, the registry or a proxy before it is at fault',
  });
}
