import { isAbsolute, join } from 'node:path';
import { findHomeDirectory } from '../net/home-directory.ts';

/**
 * Where archives and mirrors are kept unless somebody says otherwise: librarian-puppet's variable is
 * honoured for those who come from there, then XDG's place for caches, whose rule it is that a relative
 * path is no answer (XDG Base Directory Specification). For a user without a home it is where Docker
 * would have it, in the root directory.
 */
export function defaultCacheDirectory(
  variables: Readonly<Record<string, string | undefined>>,
): string {
  const { XDG_CACHE_HOME: named = '', LIBRARIAN_PUPPET_TMP: librarian } = variables;
  const base = isAbsolute(named) ? named : join(findHomeDirectory(variables) ?? '/', '.cache');
  return librarian || join(base, 'pupfile');
}
