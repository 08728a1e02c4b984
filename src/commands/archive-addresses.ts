import { findNamedForge } from '../lockfile/named-forges.ts';
import { findForgeFolder } from '../sources/forge-folder.ts';
import type { Project } from './open-project.ts';

/** Where the Forge is that a lock names: an http(s) address, or the absolute path of a folder. */
export type AddressOf = (remote: string) => string;

/**
 * Finds Forges that a project's lock names. A lock has no credentials: where the Puppetfile names the
 * same Forge, it knows how to get in. A relative path begins at the Puppetfile.
 */
export function archiveAddresses({
  puppetfile,
  paths,
}: Pick<Project, 'puppetfile' | 'paths'>): AddressOf {
  // Each of many modules asks for one of few Forges.
  const known = new Map<string, string>();
  const find: AddressOf = (remote) => {
    const url = findNamedForge(puppetfile, remote) ?? remote;
    return findForgeFolder(url, paths.directory) ?? url;
  };
  return (remote) => {
    const address = known.get(remote) ?? find(remote);
    known.set(remote, address);
    return address;
  };
}
