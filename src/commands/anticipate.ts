import { existsSync } from 'node:fs';
import { isFolderForge } from '../model/forge-url.ts';
import { isExactPin } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import type { EarlyClient } from '../net/early-answers.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { resolveOnForge } from '../sources/release-json.ts';
import { hasArchive, hasArchives } from '../store/archive-store.ts';
import type { Settings } from './settings.ts';
import { vendorDirectoryOf } from './vendor-directory.ts';

/** Begins to download what will probably be installed, while that is still being decided. */
export interface Anticipation {
  /** Exact versions of the Puppetfile, before a Forge has said anything of them. */
  expectPins(puppetfile: Puppetfile): void;
  expectRelease(release: Release): void;
}

// What is downloaded waits in memory until it is wanted, and may never be.
const mostBytes = 32 * 1024 * 1024;
const mostBytesOfOne = 8 * 1024 * 1024;
const mostPins = 64;

/** Nothing is expected that lies on this machine already, and of each module one release. */
export function createAnticipation(
  early: EarlyClient,
  { cacheDirectory, isOffline }: Settings,
  project: string,
): Anticipation {
  const isVain = isOffline || existsSync(vendorDirectoryOf(project));
  const hasStore = cacheDirectory !== undefined && hasArchives(cacheDirectory);
  const expected = new Set<ModuleName>();
  let bytes = 0;
  const expect = (name: ModuleName, version: string, url: string) => {
    expected.add(name);
    early.expect(url, { mostBytes: mostBytesOfOne, subject: `${name} ${version}` });
  };
  return {
    expectPins: (puppetfile) => {
      // Without its checksum nobody knows whether an archive is in the store.
      if (isVain || hasStore) return;
      for (const { name, version, url } of pinnedArchives(puppetfile)) expect(name, version, url);
    },
    expectRelease: ({ name, version, archive, pin }) => {
      if (isVain || pin !== undefined || archive === undefined || expected.has(name)) return;
      const { url, sha256, sizeBytes = Number.POSITIVE_INFINITY } = archive;
      const leftBytes = Math.min(mostBytesOfOne, mostBytes - bytes);
      if (!/^https?:/i.test(url) || sizeBytes > leftBytes) return;
      const isKept = hasStore && sha256 && hasArchive(cacheDirectory, sha256);
      if (isKept) return;
      bytes += sizeBytes;
      expect(name, version.text, url);
    },
  };
}

/** Where nearly every Forge keeps the archives of what has but one version to choose from. */
function pinnedArchives({ declarations }: Puppetfile) {
  return declarations
    .filter(isExactPin)
    .slice(0, mostPins)
    .flatMap(({ name, source, requirements: [requirement = ''] }) => {
      const isSure = source.kind === 'forge' && source.fallbackUrls === undefined;
      if (!isSure || isFolderForge(source.url)) return [];
      const version = requirement.replace(/^[=v\s]+/, '');
      const path = `/v3/files/${name}-${version}.tar.gz`;
      return [{ name, version, url: resolveOnForge(path, source.url) }];
    });
}
