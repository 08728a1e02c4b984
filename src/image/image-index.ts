import { memoryBlob } from './memory-blob.ts';
import {
  type OciBlob,
  type OciDescriptor,
  type OciImage,
  type OciPlatform,
  ociMediaTypes,
} from './oci-image.ts';

/** An image and what it runs on. */
export interface PlatformImage {
  readonly platform: OciPlatform;
  readonly image: OciImage;
}

/** The manifest's descriptor as an index lists it. */
export function platformDescriptor({ image, platform }: PlatformImage): OciDescriptor {
  return { ...image.manifest.descriptor, platform };
}

/** One name for the images of several platforms (OCI image-spec, image-index.md). */
export function imageIndex(
  images: readonly PlatformImage[],
  annotations: Readonly<Record<string, string>>,
): OciBlob {
  const index = {
    schemaVersion: 2,
    mediaType: ociMediaTypes.index,
    manifests: images.map(platformDescriptor),
    annotations,
  };
  return memoryBlob(Buffer.from(JSON.stringify(index)), { mediaType: ociMediaTypes.index });
}
