import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readArchiveMetadata } from '../archive/read-archive.ts';
import { reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import { hasAuthor, hyphenate, type ModuleName, parseModuleName } from '../model/module-name.ts';
import { parseVersion, type Version } from '../model/version.ts';
import { type FolderFile, isSystemError } from './list-tarballs.ts';

/** A release of a folder: one tarball, and what its metadata.json says. */
export interface FolderRelease {
  readonly name: ModuleName;
  /** `author-name` as the metadata.json spells it. */
  readonly moduleSlug: string;
  readonly version: Version;
  /** The metadata.json, verbatim. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly file: FolderFile;
  /** Lower-case hexadecimal digits, of the whole tarball. */
  readonly md5: string;
  readonly sha256: string;
}

/** What became of a tarball: a release, or the reason why it is none. */
export type TarballReading = { readonly file: FolderFile } & (
  | { readonly release: FolderRelease }
  | { readonly reason: string }
);

/** Reads a tarball of a folder; what no Forge would take has a reason for the user instead. */
export async function readTarball(file: FolderFile): Promise<TarballReading> {
  try {
    return { file, release: await readRelease(file) };
  } catch (error) {
    if (error instanceof PupfileError || isSystemError(error)) {
      return { file, reason: reasonOf(error) };
    }
    throw error;
  }
}

/** `author-name-version`, the name of a release in addresses and of its tarball. */
export function releaseSlug({ moduleSlug, version }: FolderRelease): string {
  return `${moduleSlug}-${version.text}`;
}

async function readRelease(file: FolderFile): Promise<FolderRelease> {
  const bytes = readFileSync(file.path);
  const metadata = await readArchiveMetadata(bytes);
  const { name, moduleSlug } = readName(metadata['name']);
  return {
    name,
    moduleSlug,
    version: readVersion(metadata['version']),
    metadata,
    file,
    md5: createHash('md5').update(bytes).digest('hex'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function readName(text: unknown): Pick<FolderRelease, 'name' | 'moduleSlug'> {
  const name = typeof text === 'string' ? parseModuleName(text) : null;
  if (name === null || !hasAuthor(name)) throw invalidField('name', text);
  return { name, moduleSlug: hyphenate(String(text)) };
}

function readVersion(text: unknown): Version {
  const version = typeof text === 'string' ? parseVersion(text) : null;
  if (version === null) throw invalidField('version', text);
  return version;
}

function invalidField(field: string, value: unknown): PupfileError {
  const found = value === undefined ? 'nothing' : `\`${sanitizeText(JSON.stringify(value))}\``;
  return new PupfileError('METADATA_INVALID', `its metadata.json has ${found} for its ${field}`);
}
