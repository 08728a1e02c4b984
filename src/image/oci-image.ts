/** Where content is told by its digest (OCI image-spec, descriptor.md). */
export interface OciDescriptor {
  readonly mediaType: string;
  /** `sha256:` and 64 lower-case hexadecimal digits. */
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly platform?: OciPlatform;
  readonly artifactType?: string;
}

/** What an image runs on; for `linux/arm/v7` the variant is `v7`. */
export interface OciPlatform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** Content of an image: a layer, a config, a manifest. */
export interface OciBlob {
  readonly descriptor: OciDescriptor;
  /**
   * The bytes, from the first one each time it is called. Whoever reads them to the end has them
   * verified against the descriptor's digest and size; what differs is thrown.
   */
  read(): AsyncIterable<Uint8Array>;
}

/** One image for one platform. */
export interface OciImage {
  readonly manifest: OciBlob;
  readonly config: OciBlob;
  /** The lowest first. */
  readonly layers: readonly OciBlob[];
}

/** The media types that pupfile writes; Docker's own are read as well. */
export const ociMediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
  gzipLayer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;
