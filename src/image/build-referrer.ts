import { memoryBlob } from './memory-blob.ts';
import { type OciBlob, type OciDescriptor, ociMediaTypes } from './oci-image.ts';

/** Something about an image that is kept beside it (OCI image-spec 1.1, manifest.md, `subject`). */
export interface Referrer {
  readonly manifest: OciBlob;
  /** What the manifest names: its empty config, and the document. */
  readonly blobs: readonly OciBlob[];
  readonly subject: OciDescriptor;
}

export interface ReferrerContent {
  /** The image, or the index of several. */
  readonly subject: OciDescriptor;
  /** What kind of document it is: `application/spdx+json`. */
  readonly artifactType: string;
  readonly document: Uint8Array;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Makes a referrer of a document. */
export function buildReferrer(content: ReferrerContent): Referrer {
  const { artifactType, annotations } = content;
  const { mediaType, digest, size } = content.subject;
  const subject = { mediaType, digest, size };
  const config = memoryBlob(Buffer.from('{}'), { mediaType: 'application/vnd.oci.empty.v1+json' });
  const document = memoryBlob(content.document, { mediaType: artifactType });
  const manifest = {
    schemaVersion: 2,
    mediaType: ociMediaTypes.manifest,
    artifactType,
    config: config.descriptor,
    layers: [document.descriptor],
    subject,
    annotations,
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  return {
    manifest: memoryBlob(bytes, { mediaType: ociMediaTypes.manifest, artifactType }),
    blobs: [config, document],
    subject,
  };
}
