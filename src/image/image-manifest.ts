import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import { isDigest } from './image-reference.ts';
import type { ImageDocument } from './image-source.ts';
import { type OciDescriptor, type OciPlatform, ociMediaTypes } from './oci-image.ts';

/** What a manifest or index of an image says. */
export type ImageManifestOrIndex = ImageManifest | ImageIndex;

/** The manifest of one image (OCI image-spec, manifest.md; Docker's image manifest, schema 2). */
export interface ImageManifest {
  readonly kind: 'manifest';
  /** As it says itself, or else whoever has it; OCI's where nobody says anything that makes sense. */
  readonly mediaType: string;
  readonly config: OciDescriptor;
  /** The lowest first. */
  readonly layers: readonly OciDescriptor[];
  readonly annotations: Readonly<Record<string, string>>;
  readonly artifactType: string | undefined;
}

/** Images for several platforms (image-index.md; Docker's manifest list). */
export interface ImageIndex {
  readonly kind: 'index';
  /** As that of a manifest. */
  readonly mediaType: string;
  readonly manifests: readonly OciDescriptor[];
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * Reads a manifest or an index, of OCI or of Docker's schema 2. What it is must be certain: one that could
 * be both is refused (CVE-2021-41190).
 *
 * @param name where it comes from, for messages
 * @throws PupfileError IMAGE_INVALID
 */
export function parseManifest(
  { descriptor, bytes }: ImageDocument,
  name: string,
): ImageManifestOrIndex {
  const document = parseJson(bytes, name);
  const { mediaType = descriptor.mediaType, schemaVersion } = document;
  refuseOldKind({ mediaType, schemaVersion }, name);
  const isIndex = 'manifests' in document;
  if (isIndex && ('layers' in document || 'config' in document)) {
    throw invalid(name, 'it could be a manifest or an index');
  }
  const kind = isIndex ? 'index' : 'manifest';
  const type = expectKind(mediaType, kind, name);
  return isIndex ? readIndex(document, type, name) : readImage(document, type, name);
}

/** The media type, or OCI's where there is none that says what it is. */
function expectKind(mediaType: unknown, kind: ImageManifestOrIndex['kind'], name: string): string {
  const isKnown = typeof mediaType === 'string' && Object.hasOwn(kinds, mediaType);
  if (!isKnown) return ociMediaTypes[kind];
  const called = kinds[mediaType];
  if (called === kind) return mediaType;
  throw invalid(name, `it is called ${called === 'index' ? 'an' : 'a'} ${called}, and is none`);
}

/** Refuses Docker's schema 1, which no docker has written since 2017. Throws IMAGE_INVALID. */
export function refuseOldKind(
  { mediaType, schemaVersion }: { readonly mediaType: unknown; readonly schemaVersion?: unknown },
  name: string,
): void {
  const isOld = /^application\/vnd\.docker\.distribution\.manifest\.v1\+/.test(String(mediaType));
  if (!isOld && schemaVersion !== 1) return;
  throw invalid(
    name,
    "it is of the oldest kind, Docker's schema 1, whose layers have no certain digests",
    'pull and push it with a docker of today, which writes it anew',
  );
}

const kinds: Readonly<Record<string, ImageManifestOrIndex['kind']>> = {
  'application/vnd.oci.image.index.v1+json': 'index',
  'application/vnd.docker.distribution.manifest.list.v2+json': 'index',
  'application/vnd.oci.image.manifest.v1+json': 'manifest',
  'application/vnd.docker.distribution.manifest.v2+json': 'manifest',
};

type Json = Readonly<Record<string, unknown>>;

/** Reads a JSON document that is an object. Throws IMAGE_INVALID. */
export function parseJson(bytes: Buffer, name: string): Json {
  try {
    const document: unknown = JSON.parse(bytes.toString('utf8'));
    if (isObject(document)) return document;
  } catch {
    // Told below, in the words for all that is no such document.
  }
  const start = sanitizeText(bytes.toString('utf8', 0, 60)).split('\n')[0] ?? '';
  throw invalid(name, `it is no JSON object and begins with \`${start}\``);
}

// Docker itself stops at 127.
const mostLayers = 1000;

function readImage(document: Json, mediaType: string, name: string): ImageManifest {
  const { config, layers, annotations, artifactType } = document;
  if (!Array.isArray(layers)) throw invalid(name, 'it has no layers');
  if (layers.length > mostLayers) throw invalid(name, `it has more than ${mostLayers} layers`);
  return {
    kind: 'manifest',
    mediaType,
    config: readDescriptor(config, `${name}: its config`),
    layers: layers.map((layer, index) => readDescriptor(layer, `${name}: layer ${index + 1}`)),
    annotations: readTexts(annotations),
    artifactType: typeof artifactType === 'string' ? artifactType : undefined,
  };
}

function readIndex({ manifests, annotations }: Json, mediaType: string, name: string): ImageIndex {
  if (!Array.isArray(manifests)) throw invalid(name, 'it lists no images');
  return {
    kind: 'index',
    mediaType,
    manifests: manifests.map((one, index) => readDescriptor(one, `${name}: entry ${index + 1}`)),
    annotations: readTexts(annotations),
  };
}

function readDescriptor(value: unknown, name: string): OciDescriptor {
  const { mediaType, digest, size, annotations, platform, artifactType } = isObject(value)
    ? value
    : {};
  if (typeof mediaType !== 'string') throw invalid(name, 'it has no mediaType');
  if (typeof digest !== 'string' || !isDigest(digest)) {
    throw invalid(name, 'it has no digest of the kind sha256');
  }
  if (!Number.isSafeInteger(size) || (size as number) < 0) throw invalid(name, 'it has no size');
  return {
    mediaType,
    digest,
    size: size as number,
    ...(isObject(annotations) && { annotations: readTexts(annotations) }),
    ...(isObject(platform) && { platform: readPlatform(platform) }),
    ...(typeof artifactType === 'string' && { artifactType }),
  };
}

/** What is missing is as unknown as what says so itself. */
function readPlatform({ os, architecture, variant }: Json): OciPlatform {
  return {
    os: typeof os === 'string' ? os : 'unknown',
    architecture: typeof architecture === 'string' ? architecture : 'unknown',
    ...(typeof variant === 'string' && variant !== '' && { variant }),
  };
}

function readTexts(value: unknown): Readonly<Record<string, string>> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter(([, text]) => typeof text === 'string')) as Record<
    string,
    string
  >;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(name: string, problem: string, hint?: string): PupfileError {
  return new PupfileError('IMAGE_INVALID', `${name} cannot be read: ${problem}`, {
    ...(hint !== undefined && { hint }),
  });
}
