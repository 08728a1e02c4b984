import { pathToFileURL } from 'node:url';
import { sanitizeText } from '../errors/redact.ts';
import type { Deprecation } from '../model/deprecation.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import { once } from '../net/once.ts';
import type { FolderDeprecation } from '../tarballs/annotations.ts';
import type { FolderRelease } from '../tarballs/read-tarball.ts';
import type { FolderModule, ReleaseIndex } from '../tarballs/release-index.ts';
import { deprecatedSince, parseDeprecation } from './deprecation-json.ts';
import { type Forge, type ForgeModule, unknownModule } from './forge.ts';
import { describeRelease } from './release-json.ts';

/** A folder that stands for a Forge. */
export interface FolderForgeOptions {
  /** As the Puppetfile names it. */
  readonly url: string;
  /** Absolute. */
  readonly directory: string;
  /** Told of each tarball that is passed over, and why. */
  readonly warn: (message: string) => void;
}

/**
 * A folder of module tarballs as a Forge, without a server between: what `pupfile serve` would say
 * of it. It is read once, when somebody first asks; FILE_SYSTEM is thrown where it cannot be.
 */
export function folderForge({ url, directory, warn }: FolderForgeOptions): Forge {
  const index = once(async () => {
    // Most projects have servers alone, which are not to wait for the code that reads tarballs.
    const { openTarballFolder } = await import('../tarballs/tarball-folder.ts');
    const folder = await openTarballFolder(directory);
    const known = await folder.currentIndex();
    for (const { file, reason } of known.skipped) {
      warn(`${sanitizeText(`${url}/${file}`)} is passed over: ${reason}`);
    }
    return known;
  });
  return {
    url,
    find: async (name) => describeModule((await index()).modules.get(name), url),
    deprecation: async (name, at) => describeDeprecation(await index(), name, at),
    similar: async (name) => namesBeside(name, await index()),
  };
}

function describeModule(module: FolderModule | undefined, forgeUrl: string): ForgeModule {
  if (module === undefined) return unknownModule;
  const releases = module.releases
    .filter((release) => !module.deleted.has(release))
    .map((release) => ({ ...releaseOf(release), forgeUrl }));
  return {
    releases: releases.length > 0 ? releases : null,
    isKnown: true,
    deprecatedAt: module.deprecation && dayOf(module.deprecation, module),
  };
}

function releaseOf({ name, version, metadata, file, md5, sha256 }: FolderRelease): Release {
  const url = pathToFileURL(file.path).href;
  const archive = { url, sha256, md5, sizeBytes: file.sizeBytes };
  return describeRelease({ name, version, metadata, archive });
}

/** Who doesn't say when did so no earlier than with the current release. */
function dayOf({ sinceMs }: FolderDeprecation, { currentRelease }: FolderModule): string {
  return new Date(sinceMs ?? currentRelease.file.modifiedMs).toISOString();
}

/** In the Forge's own words, which are read with care. */
function describeDeprecation(index: ReleaseIndex, name: ModuleName, at: string): Deprecation {
  const { reason, successor } = index.modules.get(name)?.deprecation ?? {};
  const document = { deprecated_for: reason, superseded_by: { slug: successor } };
  return parseDeprecation(document, at) ?? deprecatedSince(at);
}

/** All that it has: a folder is small, and who looks for a near name picks from them. */
function namesBeside(name: ModuleName, { modules }: ReleaseIndex): readonly string[] {
  return [...modules.keys()].filter((other) => other !== name);
}
