import type { TaskRunner } from '../net/http-tasks.ts';
import { formatImageReference, type RegistryReference, tagOrDigest } from './image-reference.ts';
import type { ImageSource } from './image-source.ts';
import type { OciBlob, OciDescriptor } from './oci-image.ts';
import { registryBlob } from './registry-blob.ts';
import type { FoundLogin } from './registry-login.ts';
import { readManifest } from './registry-manifest.ts';
import { createSession, type RegistrySession } from './registry-session.ts';

/** A registry of images, and how it is spoken to. */
export interface Registry {
  readonly session: RegistrySession;
  readonly http: TaskRunner;
}

export interface RegistryOptions {
  /** As names of images say it: `docker.io`, `localhost:5000`. */
  readonly registry: string;
  readonly http: TaskRunner;
  /** Asked where the registry wants to know who asks, once for each repository. */
  readonly findLogin?: (repository: string) => Promise<FoundLogin | undefined>;
  /** Speaks http; without it that is for this machine itself alone. */
  readonly isInsecure?: boolean;
}

/** Opens a registry; nothing is asked before it has to be. */
export function openRegistry(options: RegistryOptions): Registry {
  const { registry, http, findLogin = async () => undefined, isInsecure = false } = options;
  return { session: createSession({ registry, findLogin, isInsecure }), http };
}

/** An image of a registry, to be read. */
export function registrySource(registry: Registry, reference: RegistryReference): ImageSource {
  const { repository } = reference;
  return {
    name: formatImageReference(reference),
    repository: { registry: reference.registry, name: repository },
    readRoot: () => readManifest(registry, { repository, reference: tagOrDigest(reference) }),
    readManifest: async ({ digest, mediaType }: OciDescriptor) => {
      const { bytes, descriptor } = await readManifest(registry, { repository, reference: digest });
      return { bytes, descriptor: { ...descriptor, mediaType: mediaType || descriptor.mediaType } };
    },
    blob: (descriptor: OciDescriptor): OciBlob => registryBlob(registry, repository, descriptor),
  };
}
