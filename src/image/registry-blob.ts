import type { TaskRunner } from '../net/http-tasks.ts';
import type { OciBlob, OciDescriptor } from './oci-image.ts';
import { registryRefused } from './registry-refusal.ts';
import type { RegistrySession } from './registry-session.ts';
import { verifyBlob } from './verify-blob.ts';

/** What a refusal may say at most; content itself has no limit. */
const mostRefusalBytes = 1024 * 1024;

/**
 * Content of a repository (distribution-spec, Pulling blobs). It is read as it arrives, and on from where
 * a connection broke. Reading throws DIGEST_MISMATCH, REGISTRY_REFUSED, REGISTRY_UNREACHABLE.
 */
export function registryBlob(
  { session, http }: { readonly session: RegistrySession; readonly http: TaskRunner },
  repository: string,
  descriptor: OciDescriptor,
): OciBlob {
  const { digest } = descriptor;
  const name = `${session.registry}/${repository}`;
  const url = new URL(`v2/${repository}/blobs/${digest}`, session.base);
  const open: Parameters<TaskRunner['stream']>[0]['open'] = async (send, offset) => {
    const answer = await session.send(send, {
      url,
      repository,
      isStreamed: true,
      mostBytes: mostRefusalBytes,
      headers: offset === 0 ? {} : { range: `bytes=${offset}-` },
    });
    const { status, stream, headers } = answer;
    const isWhole = status === 200;
    const isRest = status === 206 && isFrom(headers['content-range'], offset);
    if (stream === undefined || !(isWhole || isRest)) {
      throw registryRefused(answer, { subject: `${name}@${digest}`, url });
    }
    return isRest ? stream : skip(stream, offset);
  };
  return { descriptor, read: () => verifyBlob(http.stream({ open }), descriptor, name) };
}

function isFrom(contentRange: string | undefined, offset: number): boolean {
  return new RegExp(`^bytes ${offset}-`).test(contentRange ?? '');
}

/** Not every server hears what is asked of it; the digest tells whether the beginning was the same. */
async function* skip(
  chunks: AsyncIterable<Uint8Array>,
  offset: number,
): AsyncGenerator<Uint8Array> {
  let left = offset;
  for await (const chunk of chunks) {
    const rest = chunk.subarray(Math.min(left, chunk.length));
    left -= chunk.length - rest.length;
    if (rest.length > 0) yield rest;
  }
}
