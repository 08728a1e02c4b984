import { createHash } from 'node:crypto';

/** `sha256:` and the digest of a tar: the diff_id of a layer (OCI image-spec, config.md). */
export async function tarDigest(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) hash.update(piece);
  return `sha256:${hash.digest('hex')}`;
}
