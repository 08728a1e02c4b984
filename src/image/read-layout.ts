import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import { type ImageIndex, parseJson, parseManifest } from './image-manifest.ts';
import { formatImageReference, type LayoutReference } from './image-reference.ts';
import type { ImageDocument, ImageSource } from './image-source.ts';
import { memoryBlob } from './memory-blob.ts';
import { type OciBlob, type OciDescriptor, ociMediaTypes } from './oci-image.ts';
import { mostDocumentBytes, readDocument, verifyBlob } from './verify-blob.ts';

/** Whether a directory is an OCI image layout (image-spec, image-layout.md). */
export function isImageLayout(directory: string): boolean {
  try {
    return statSync(join(directory, 'oci-layout')).isFile();
  } catch {
    return false;
  }
}

/**
 * An image of an OCI image layout, to be read. Reading throws IMAGE_NOT_FOUND where the directory or the
 * tag is not there, IMAGE_INVALID, DIGEST_MISMATCH, FILE_SYSTEM.
 */
export function layoutSource(reference: LayoutReference): ImageSource {
  const name = formatImageReference(reference);
  const blob = (descriptor: OciDescriptor) => layoutBlob(reference.directory, descriptor, name);
  const readManifest = async (descriptor: OciDescriptor): Promise<ImageDocument> => ({
    descriptor,
    bytes: await readDocument(blob(descriptor), name),
  });
  return {
    name,
    readRoot: async () => {
      const document = readIndex(reference.directory, name);
      const manifests = findManifests(document.index, reference);
      const [first] = manifests;
      if (first !== undefined && manifests.length === 1) return readManifest(first);
      return reference.tag === undefined ? document : indexOf(manifests);
    },
    readManifest,
    blob,
  };
}

const tagAnnotation = 'org.opencontainers.image.ref.name';

/** Those of the tag, or all: one layout may hold an image for several platforms without an index. */
function findManifests({ manifests }: ImageIndex, { directory, tag }: LayoutReference) {
  // What is kept beside an image has no tag.
  if (tag === undefined) return manifests.filter(({ artifactType }) => artifactType === undefined);
  const tags = manifests.flatMap(({ annotations }) => annotations?.[tagAnnotation] ?? []);
  const found = manifests.filter(({ annotations }) => annotations?.[tagAnnotation] === tag);
  if (found.length > 0) return found;
  const there = sanitizeText([...new Set(tags)].join(', '));
  throw new PupfileError('IMAGE_NOT_FOUND', `There is no image \`${tag}\` in \`${directory}\``, {
    notes: [there === '' ? 'no image there has a name' : `there are: ${there}`],
  });
}

function readIndex(
  directory: string,
  name: string,
): ImageDocument & { readonly index: ImageIndex } {
  if (!isImageLayout(directory)) {
    throw new PupfileError('IMAGE_NOT_FOUND', `\`${directory}\` is no OCI image layout`, {
      notes: ['it has no file `oci-layout`'],
    });
  }
  const version = parseJson(readSmall(join(directory, 'oci-layout')), `${name}: oci-layout`);
  if (version['imageLayoutVersion'] !== '1.0.0') {
    throw new PupfileError('IMAGE_INVALID', `${name} is a layout of a version other than 1.0.0`);
  }
  const bytes = readSmall(join(directory, 'index.json'));
  const { descriptor } = memoryBlob(bytes, { mediaType: ociMediaTypes.index });
  const parsed = parseManifest({ descriptor, bytes }, `${name}: index.json`);
  if (parsed.kind === 'index') return { bytes, descriptor, index: parsed };
  throw new PupfileError('IMAGE_INVALID', `${name}: index.json is no index`);
}

/** What several entries of index.json are together. */
function indexOf(manifests: readonly OciDescriptor[]): ImageDocument {
  const document = { schemaVersion: 2, mediaType: ociMediaTypes.index, manifests };
  const bytes = Buffer.from(JSON.stringify(document));
  return { bytes, descriptor: memoryBlob(bytes, { mediaType: ociMediaTypes.index }).descriptor };
}

function layoutBlob(directory: string, descriptor: OciDescriptor, name: string): OciBlob {
  const path = join(directory, 'blobs', 'sha256', descriptor.digest.replace('sha256:', ''));
  return { descriptor, read: () => verifyBlob(readFile(path), descriptor, name) };
}

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  checkPlain(path);
  const stream = createReadStream(path);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (cause) {
    throw unreadable(path, cause);
  } finally {
    stream.destroy();
  }
}

function readSmall(path: string): Buffer {
  const { size } = checkPlain(path);
  if (size > mostDocumentBytes) {
    throw new PupfileError('IMAGE_INVALID', `\`${path}\` is larger than any index may be`);
  }
  try {
    return readFileSync(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** Opening a FIFO would wait for ever. */
function checkPlain(path: string): { readonly size: number } {
  try {
    const stats = statSync(path);
    if (stats.isFile()) return stats;
  } catch (cause) {
    throw unreadable(path, cause);
  }
  throw new PupfileError('IMAGE_INVALID', `\`${path}\` is not a regular file`);
}

function unreadable(path: string, cause: unknown): PupfileError {
  return hasErrno(cause, 'ENOENT')
    ? new PupfileError('IMAGE_INVALID', `\`${path}\` is missing from the image layout`, { cause })
    : new PupfileError('FILE_SYSTEM', `Cannot read \`${path}\`: ${reasonOf(cause)}`, { cause });
}
