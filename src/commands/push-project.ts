import {
  formatImageReference,
  parseRegistryReference,
  type RegistryReference,
} from '../image/image-reference.ts';
import { type PushResult, pushImage } from '../image/push-image.ts';
import type { ProjectImages } from './build-images.ts';
import type { Registries } from './registries.ts';

/** An image that is in a registry now. */
export interface PushedImage extends PushResult {
  /** As messages name it: `registry.example/team/modules:1`. */
  readonly reference: string;
}

/** Reads the name of an image that is to be pushed. Throws USAGE. */
export function parsePushTarget(text: string): RegistryReference {
  return parseRegistryReference(text);
}

/** Pushes the images of a project, as one where there are several. Throws what `pushImage` throws. */
export async function pushProject(
  { images, index, origins }: ProjectImages,
  reference: RegistryReference,
  registries: Registries,
): Promise<PushedImage> {
  const mounts = [...origins].flatMap(([digest, { registry, name }]) =>
    registry === reference.registry ? [[digest, name] as const] : [],
  );
  const result = await pushImage({
    registry: registries.open(reference.registry),
    reference,
    images: images.map(({ image }) => image),
    index,
    mounts: new Map(mounts),
  });
  return { ...result, reference: formatImageReference(reference) };
}
