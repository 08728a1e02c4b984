import type { ModuleName } from '../model/module-name.ts';
import { archiveFileName } from '../tarballs/archive-file-name.ts';
import type { GitAddress } from './git-address.ts';

/** The folder of commits, inside that of what is vendored. */
export const commitsFolder = 'git';

/** An archive of a module that is from no Forge. */
export interface VendoredTarball {
  readonly name: ModuleName;
  readonly version: string;
  readonly sha256: string;
}

/**
 * The name of a vendored archive that is from no Forge, `author-name-version-SHA256.tarball` with the
 * first 12 digits; undefined where the version is none that a file could be named after. Who looks
 * for releases passes over it, because nobody has released it under that name.
 */
export function tarballFileName({ name, version, sha256 }: VendoredTarball): string | undefined {
  return archiveFileName(name, version)?.replace(
    /\.tar\.gz$/,
    `-${sha256.slice(0, shortDigits)}.tarball`,
  );
}

/**
 * The path of a vendored commit below the folder of what is vendored, `git/REPOSITORY-SHA.pack`; one
 * ending in `.tarball` is the archive that a host makes of it. The repository is for the reader
 * alone: neither the host nor a user stand in it.
 */
export function commitFileName(
  { url, transport }: Pick<GitAddress, 'url' | 'transport'>,
  sha: string,
  kind: 'pack' | 'tarball',
): string {
  const [, path = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/]*|[^/]*:)?(.*)$/is.exec(url) ?? [];
  const segments = path
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
    .replace(/(?:\/|^)?\.git$/, '')
    .split('/');
  // What is around a directory differs from machine to machine.
  const telling = segments.slice(transport === 'file' ? -1 : -2).join('-');
  const readable = telling.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '');
  return `${commitsFolder}/${readable.slice(0, 60) || 'repository'}-${sha}.${kind}`;
}

const shortDigits = 12;

/** The digits in the name of a vendored archive; undefined where it has none. */
export function digestInName(file: string): string | undefined {
  return /-([0-9a-f]{12})\.tarball$/.exec(file)?.[1];
}

/** The commit in the name of a file in the folder of commits; undefined where it has none. */
export function commitInName(file: string): { sha: string; kind: 'pack' | 'tarball' } | undefined {
  const [, sha, kind] = /-([0-9a-f]{40}|[0-9a-f]{64})\.(pack|tarball)$/.exec(file) ?? [];
  // git itself gives such names to packs.
  if (sha === undefined || file.startsWith('pack-')) return undefined;
  return { sha, kind: kind === 'pack' ? 'pack' : 'tarball' };
}
