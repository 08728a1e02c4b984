import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasErrno, toFileSystemError } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { makeDirectories } from '../files/make-directories.ts';
import { clearAtEnd } from '../net/clear-at-end.ts';
import type { OciBlob, OciDescriptor } from './oci-image.ts';
import { ociMediaTypes } from './oci-image.ts';
import { writeWholeFile } from './write-file.ts';

/** What an OCI image layout is to hold. */
export interface ImageLayout {
  /** Every blob that the index leads to; those that are named twice are written once. */
  readonly blobs: readonly OciBlob[];
  /** What index.json lists. */
  readonly manifests: readonly OciDescriptor[];
}

/**
 * Writes an OCI image layout (image-spec, image-layout.md) in whole or not at all:
 *
 *     DIR/oci-layout                {"imageLayoutVersion":"1.0.0"}
 *     DIR/index.json                the manifests, with their tags
 *     DIR/blobs/sha256/<digest>     manifests, configs, layers
 *
 * A layout that is there makes way; anything else that is in the way stays.
 *
 * @throws PupfileError OUTPUT_EXISTS for what is no image layout, FILE_SYSTEM, and what reading a
 * blob throws
 */
export async function writeImageLayout(directory: string, layout: ImageLayout): Promise<void> {
  const isThere = holdLayout(directory);
  const mark = randomBytes(6).toString('hex');
  const temporary = join(dirname(directory), `.${mark}.oci.tmp`);
  const old = join(dirname(directory), `.${mark}.oci.old`);
  try {
    const clear = () => rmSync(temporary, { recursive: true, force: true });
    await clearAtEnd(clear, () => fillLayout(temporary, layout));
    if (isThere) renameSync(directory, old);
    renameSync(temporary, directory);
  } catch (error) {
    if (existsSync(old) && !existsSync(directory)) renameSync(old, directory);
    throw error instanceof PupfileError ? error : toFileSystemError(error, directory);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** Whether there is a layout, which may be replaced. */
function holdLayout(directory: string): boolean {
  let names: readonly string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return false;
    throw toFileSystemError(error, directory);
  }
  const expected = new Set(['blobs', 'index.json', 'oci-layout']);
  if (names.length === 0 || (isLayout(directory) && names.every((name) => expected.has(name)))) {
    return true;
  }
  throw new PupfileError('OUTPUT_EXISTS', `\`${directory}\` is there and is no image layout`, {
    hint: 'choose a directory that is not there yet, or an image layout, which is replaced',
  });
}

function isLayout(directory: string): boolean {
  try {
    const text = readFileSync(join(directory, 'oci-layout'), 'utf8');
    return typeof JSON.parse(text).imageLayoutVersion === 'string';
  } catch {
    return false;
  }
}

async function fillLayout(directory: string, { blobs, manifests }: ImageLayout): Promise<void> {
  const folder = join(directory, 'blobs', 'sha256');
  makeDirectories(folder);
  const byDigest = new Map(blobs.map((blob) => [blob.descriptor.digest, blob]));
  for (const [digest, blob] of byDigest) {
    await writeWholeFile(join(folder, digest.replace('sha256:', '')), blob.read());
  }
  const index = { schemaVersion: 2, mediaType: ociMediaTypes.index, manifests };
  await writeWholeFile(join(directory, 'index.json'), [Buffer.from(JSON.stringify(index))]);
  const version = { imageLayoutVersion: '1.0.0' };
  await writeWholeFile(join(directory, 'oci-layout'), [Buffer.from(JSON.stringify(version))]);
}
