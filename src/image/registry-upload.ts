import { PupfileError } from '../errors/pupfile-error.ts';
import type { HttpTask, SendRequest, TaskRunner } from '../net/http-tasks.ts';
import type { Answer } from '../net/sender.ts';
import { TransferFault } from '../net/transfer-fault.ts';
import type { OciBlob } from './oci-image.ts';
import { errorCodesOf, registryRefused } from './registry-refusal.ts';
import type { RegistrySession } from './registry-session.ts';

/** How content came into a repository: it was there, the registry knew it elsewhere, or it was sent. */
export type UploadOutcome = 'there' | 'mounted' | 'sent';

export interface UploadOptions {
  readonly repository: string;
  readonly blob: OciBlob;
  /** A repository of the same registry that has it. */
  readonly mountFrom?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

const mostBytes = 1024 * 1024;

/**
 * Sees to it that a repository has content (distribution-spec, Pushing a blob monolithically and
 * Mounting a blob from another repository). What fails in a way that may pass begins anew, with the
 * question whether it is there by now. Throws REGISTRY_REFUSED, REGISTRY_UNREACHABLE, and what reading
 * the content throws.
 */
export async function uploadBlob(
  { session, http }: { readonly session: RegistrySession; readonly http: TaskRunner },
  { signal, ...options }: UploadOptions,
): Promise<UploadOutcome> {
  let isSent = false;
  const work: HttpTask<UploadOutcome>['work'] = async (send) => {
    const upload = { session, send, ...options };
    if (await isThere(upload)) return isSent ? 'sent' : 'there';
    const location = await beginUpload(upload);
    if (location === undefined) return 'mounted';
    isSent = true;
    await finishUpload(upload, location);
    return 'sent';
  };
  return http.run({ work, signal });
}

interface Upload extends Omit<UploadOptions, 'signal'> {
  readonly session: RegistrySession;
  readonly send: SendRequest;
}

/** What a registry does not want to tell, it is sent; if that must not be, it says why. */
async function isThere({ session, send, repository, blob }: Upload): Promise<boolean> {
  const url = new URL(`v2/${repository}/blobs/${blob.descriptor.digest}`, session.base);
  const request = { url, repository, isWrite: true, method: 'HEAD', mostBytes } as const;
  return (await session.send(send, request)).status === 200;
}

/** Where to send the content to; undefined where it was mounted. */
async function beginUpload(upload: Upload): Promise<URL | undefined> {
  const { session, send, repository, blob, mountFrom } = upload;
  const start = new URL(`v2/${repository}/blobs/uploads/`, session.base);
  const post = { repository, isWrite: true, method: 'POST', mostBytes } as const;
  if (mountFrom !== undefined && mountFrom !== repository) {
    const url = new URL(start);
    url.searchParams.set('mount', blob.descriptor.digest);
    url.searchParams.set('from', mountFrom);
    const answer = await session.send(send, { ...post, url, alsoFrom: mountFrom });
    if (answer.status === 201) return undefined;
    // Who may not read there may still send it.
    if (answer.status === 202) return locationOf(upload, answer, url);
  }
  const answer = await session.send(send, { ...post, url: start });
  if (answer.status === 202) return locationOf(upload, answer, start);
  throw registryRefused(answer, { subject: nameOf(upload), url: start, method: 'POST' });
}

async function finishUpload(upload: Upload, location: URL): Promise<void> {
  const { session, send, repository, blob } = upload;
  const { digest, size } = blob.descriptor;
  const url = new URL(location);
  const question = `digest=${encodeURIComponent(digest)}`;
  // What the registry put there must come back letter for letter.
  url.search = url.search === '' ? question : `${url.search}&${question}`;
  const answer = await session.send(send, {
    url,
    repository,
    isWrite: true,
    method: 'PUT',
    mostBytes,
    headers: { 'content-type': 'application/octet-stream' },
    body: { sizeBytes: size, read: () => blob.read() },
  });
  if (answer.status === 201) return;
  if (errorCodesOf(answer).includes('BLOB_UPLOAD_UNKNOWN')) {
    throw new TransferFault('the registry has lost the upload', true);
  }
  throw registryRefused(answer, { subject: nameOf(upload), url, method: 'PUT' });
}

function locationOf(upload: Upload, { headers }: Answer, asked: URL): URL {
  const { location = '' } = headers;
  const { protocol, origin } = upload.session.base;
  const url = location !== '' && URL.canParse(location, asked.href) && new URL(location, asked);
  if (url && (url.protocol === 'https:' || url.protocol === protocol)) return url;
  const problem = url ? `wants it sent over ${url.protocol.slice(0, -1)}` : 'does not say where to';
  throw new PupfileError('REGISTRY_REFUSED', `${nameOf(upload)}: ${origin} ${problem}`, {
    notes: [`POST ${asked.origin}${asked.pathname}`],
    hint: 'the registry, or a proxy before it, does not know the address that it is asked at',
  });
}

function nameOf({ session, repository }: Upload): string {
  return `${session.registry}/${repository}`;
}
