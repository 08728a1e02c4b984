import type { ModuleName } from '../model/module-name.ts';

/**
 * The name of a release's archive in a folder, `author-name-version.tar.gz`; undefined where the
 * version is none that a file could be named after. A lock is from outside: it is not to name a file
 * of another folder.
 */
export function archiveFileName(name: ModuleName, version: string): string | undefined {
  const isName = /^[\w][\w.+-]*$/.test(version);
  return isName && /^[\w.-]+$/.test(name) ? `${name}-${version}.tar.gz` : undefined;
}
