import { createHash } from 'node:crypto';
import type { OciBlob, OciDescriptor } from './oci-image.ts';

/** Content that is at hand, under the digest that it has. */
export function memoryBlob(
  bytes: Uint8Array,
  description: Omit<OciDescriptor, 'digest' | 'size'>,
): OciBlob {
  const { mediaType, ...rest } = description;
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return {
    descriptor: { mediaType, digest, size: bytes.length, ...rest },
    read: async function* () {
      yield bytes;
    },
  };
}
