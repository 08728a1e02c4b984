import type { ModuleName } from './module-name.ts';
import type { SourcePin } from './module-source.ts';
import type { Version } from './version.ts';
import type { VersionRange } from './version-range.ts';

/** One published version of a module, as far as resolving and fetching need to know it. */
export interface Release {
  readonly name: ModuleName;
  readonly version: Version;
  /** In the order of its metadata.json. */
  readonly dependencies: readonly Dependency[];
  /** What it says that it runs on, in the order of its metadata.json. */
  readonly requirements: readonly PlatformRequirement[];
  /** Where its archive is and what must come out of it; undefined for a module that is no archive. */
  readonly archive: ArchiveReference | undefined;
  /** Where it was found; undefined for a release of a Forge. */
  readonly pin?: SourcePin;
  /** The Forge that it was found on, as the Puppetfile names it; undefined where there is none. */
  readonly forgeUrl?: string;
  /** What its metadata.json says of its licence, in the words of its author. */
  readonly licence?: string;
  /** Where its project is at home, as its metadata.json says: an http(s) address. */
  readonly projectUrl?: string;
  /** Why this release can never be chosen, if so: a broken version range in its metadata. */
  readonly unusable?: string;
}

/** What one release requires of another module. */
export interface Dependency {
  readonly name: ModuleName;
  readonly range: VersionRange;
}

/** Which versions of Puppet, of its fork OpenVox or of Puppet Enterprise a release runs on. */
export interface PlatformRequirement {
  readonly name: 'puppet' | 'openvox' | 'pe';
  readonly range: VersionRange;
}

/** An archive and the checksums that its publisher gives for it. */
export interface ArchiveReference {
  readonly url: string;
  readonly sha256: string | undefined;
  readonly md5: string | undefined;
  readonly sizeBytes: number | undefined;
}
