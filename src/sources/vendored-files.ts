import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { VendoredFile } from './vendored-file.ts';
import { commitInName, commitsFolder, digestInName } from './vendored-file-name.ts';

/**
 * What a project has vendored beside the releases of Forges, found by what the names promise. The
 * folders are listed once, when somebody first asks; FILE_SYSTEM is thrown where they cannot be.
 */
export interface VendoredFiles {
  /** The archive with this sha256, as far as its name tells. */
  tarball(sha256: string): VendoredFile | undefined;
  /** The pack of a commit. */
  pack(sha: string): VendoredFile | undefined;
  /** The archive that a host has made of a commit. */
  commitTarball(sha: string): VendoredFile | undefined;
}

/**
 * Looks for vendored files in a folder, which need not exist.
 *
 * @param directory absolute; undefined where nothing is vendored
 */
export function openVendoredFiles(directory: string | undefined): VendoredFiles {
  let known: ReadonlyMap<string, VendoredFile> | undefined;
  const find = (key: string) => {
    known ??= directory === undefined ? new Map() : indexFiles(directory);
    return known.get(key);
  };
  return {
    tarball: (sha256) => find(sha256.slice(0, 12)),
    pack: (sha) => find(`${sha} pack`),
    commitTarball: (sha) => find(`${sha} tarball`),
  };
}

/** Of two that promise the same the first counts. */
function indexFiles(directory: string): ReadonlyMap<string, VendoredFile> {
  const index = new Map<string, VendoredFile>();
  const add = (key: string | undefined, file: string) => {
    if (key === undefined || index.has(key)) return;
    const shown = `${basename(directory)}/${file}`;
    index.set(key, { file, path: join(directory, file), shown });
  };
  for (const name of namesIn(directory)) add(digestInName(name), name);
  for (const name of namesIn(join(directory, commitsFolder))) {
    const commit = commitInName(name);
    add(commit && `${commit.sha} ${commit.kind}`, `${commitsFolder}/${name}`);
  }
  return index;
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return [];
    const message = `Cannot read \`${directory}\`: ${reasonOf(error)}`;
    throw new PupfileError('FILE_SYSTEM', message, { cause: error });
  }
}
