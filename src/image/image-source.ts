import type { OciBlob, OciDescriptor } from './oci-image.ts';

/** A document of an image, verified against its digest. */
export interface ImageDocument {
  readonly descriptor: OciDescriptor;
  readonly bytes: Buffer;
}

/** Where an image can be read. */
export interface ImageSource {
  /** As messages say it: `registry.example/app:1`, `oci:DIR`. */
  readonly name: string;
  /** The repository of a registry that it is in. */
  readonly repository?: { readonly registry: string; readonly name: string };
  /**
   * The manifest or index that the name leads to. Throws IMAGE_NOT_FOUND, DIGEST_MISMATCH, and what
   * reading does.
   */
  readRoot(): Promise<ImageDocument>;
  /** A manifest or index that another one names. Throws as `readRoot`. */
  readManifest(descriptor: OciDescriptor): Promise<ImageDocument>;
  /** Content that a manifest names; nothing is read before it is asked to. */
  blob(descriptor: OciDescriptor): OciBlob;
}
