import type { Referrer } from '../image/build-referrer.ts';
import {
  formatImageReference,
  parseRegistryReference,
  type RegistryReference,
} from '../image/image-reference.ts';
import { type PushResult, pushImage } from '../image/push-image.ts';
import { pushReferrer } from '../image/push-referrer.ts';
import type { ProjectImages } from './build-images.ts';
import type { Registries } from './registries.ts';

/** An image that is in a registry now. */
export interface PushedImage extends PushResult {
  /** As messages name it: `registry.example/team/modules:1`. */
  readonly reference: string;
}

/** Where images are pushed to. */
export interface PushTarget {
  readonly reference: RegistryReference;
  readonly referrers: readonly Referrer[];
  readonly registries: Registries;
}

/** Reads the name of an image that is to be pushed. Throws USAGE. */
export function parsePushTarget(text: string): RegistryReference {
  return parseRegistryReference(text);
}

/**
 * Pushes the images of a project, as one where there are several, and what is kept beside them. Throws
 * what `pushImage` and `pushReferrer` throw.
 */
export async function pushProject(
  { images, index, origins }: ProjectImages,
  { reference, referrers, registries }: PushTarget,
): Promise<PushedImage> {
  const mounts = [...origins].flatMap(([digest, { registry, name }]) =>
    registry === reference.registry ? [[digest, name] as const] : [],
  );
  const registry = registries.open(reference.registry);
  const result = await pushImage({
    registry,
    reference,
    images: images.map(({ image }) => image),
    index,
    mounts: new Map(mounts),
  });
  const { repository } = reference;
  for (const referrer of referrers) await pushReferrer({ registry, repository, ...referrer });
  return { ...result, reference: formatImageReference(reference) };
}
