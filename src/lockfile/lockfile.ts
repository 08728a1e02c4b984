import type { ModuleName } from '../model/module-name.ts';

/**
 * What Puppetfile.lock says: librarian-puppet's blocks, then pupfile's own.
 *
 *     FORGE
 *       remote: https://forgeapi.puppet.com
 *       specs:
 *         puppetlabs-apt (9.4.0)
 *           puppetlabs-stdlib (< 10.0.0, >= 9.0.0)
 *         puppetlabs-stdlib (9.6.0)
 *
 *     DEPENDENCIES
 *       puppetlabs-apt (~> 9.0)
 *
 *     CHECKSUMS
 *       puppetlabs-apt (9.4.0) sha256=…
 *       puppetlabs-stdlib (9.6.0) sha256=…
 *
 *     EXCLUSIONS
 *       puppetlabs-translate
 *
 *     LAYER
 *       sha256=… /etc/puppetlabs/code/environments/production/modules
 *
 *     LAYOUT
 *       2
 *
 *     NAMES
 *       site acme-site
 *
 *     OVERRIDES
 *       puppetlabs-apt (9.4.0) puppetlabs-stdlib (>= 9.0.0, < 10.0.0)
 *
 *     PE
 *       2023.8.0
 *
 *     PUPPET
 *       8.10.0
 *
 *     REQUIREMENTS
 *       puppetlabs-apt (9.1.x || 9.3.x)
 *
 * docs/lockfile.md tells what each block means.
 */
export interface Lockfile {
  readonly sources: readonly LockedSource[];
  /** The Puppetfile's declarations when the lock was written. */
  readonly dependencies: readonly LockedDeclaration[];
  /** The Puppetfile's exclusions when the lock was written, as hyphenated names. */
  readonly exclusions: readonly ModuleName[];
  /** Of the archives and directories, by module. */
  readonly checksums: ReadonlyMap<ModuleName, LockedChecksum>;
  /** The commits that stand among the checksums, by module; the blocks GIT say them too. */
  readonly commits?: ReadonlyMap<ModuleName, LockedCommit>;
  /** What locked modules require and, by the project's own wish, do not get. */
  readonly overrides: readonly LockedOverride[];
  /** What all modules were asked to run on, where they were. */
  readonly platform: LockedPlatform;
  /** The version of the layout's rules that it was made for; left out where that is the first. */
  readonly layout?: number;
  /** The image layers that the lock is known to make, the lowest first. */
  readonly layers?: readonly LockedLayer[];
  /** The full names of modules that are declared without their author, by what they are declared as. */
  readonly names?: ReadonlyMap<ModuleName, ModuleName>;
  /** Where a lock that was read has what has no line of its own here. */
  readonly lines?: LockfileLines;
}

/** Line numbers; 1 is the first line. */
export interface LockfileLines {
  readonly exclusions: ReadonlyMap<ModuleName, number>;
  readonly checksums: ReadonlyMap<ModuleName, number>;
  readonly layout?: number;
  readonly puppet?: number;
  readonly pe?: number;
}

/** A declaration of the Puppetfile when the lock was written. */
export interface LockedDeclaration extends LockedDependency {
  /**
   * Its requirements as the Puppetfile stated them, where RubyGems' words do not hold the same
   * versions; without commas.
   */
  readonly stated?: readonly string[];
}

/** A requirement of a locked module that is not met. */
export interface LockedOverride {
  readonly name: ModuleName;
  readonly spelledName: string;
  readonly version: string;
  readonly dependency: LockedDependency;
}

/** Versions of Puppet and of Puppet Enterprise. */
export interface LockedPlatform {
  readonly puppet?: string | undefined;
  readonly pe?: string | undefined;
}

/** One block of modules that come from the same place. */
export type LockedSource =
  | LockedForge
  | LockedGit
  | LockedPath
  | LockedGithubTarball
  | LockedSvn
  | LockedTarball;

/** `FORGE`: the modules of one Forge. */
export interface LockedForge {
  readonly kind: 'forge';
  readonly remote: string;
  readonly modules: readonly LockedModule[];
}

/** `GIT`: the modules of one directory of one repository at one commit. */
export interface LockedGit {
  readonly kind: 'git';
  readonly remote: string;
  readonly ref: string;
  readonly sha: string;
  readonly path: string | undefined;
  readonly modules: readonly LockedModule[];
}

/** `PATH`: a directory of this machine. */
export interface LockedPath {
  readonly kind: 'path';
  readonly remote: string;
  readonly modules: readonly LockedModule[];
}

/** `GITHUBTARBALL`: the archive that GitHub makes of a tag. */
export interface LockedGithubTarball {
  readonly kind: 'github_tarball';
  readonly remote: string;
  readonly modules: readonly LockedModule[];
}

/** `SVN`: a directory of a Subversion repository at one revision; librarian-puppet has no such block. */
export interface LockedSvn {
  readonly kind: 'svn';
  readonly remote: string;
  readonly revision: string;
  readonly modules: readonly LockedModule[];
}

/** `TARBALL`: the archive at one place; librarian-puppet has no such block. */
export interface LockedTarball {
  readonly kind: 'tarball';
  readonly remote: string;
  readonly modules: readonly LockedModule[];
}

/** One module at the version that was chosen, with what that version depends on. */
export interface LockedModule {
  readonly name: ModuleName;
  /** As the lock shows it: the Puppetfile's spelling, `author-name`. */
  readonly spelledName: string;
  readonly version: string;
  readonly dependencies: readonly LockedDependency[];
  /** Where a lock that was read has it; 1 is the first line. */
  readonly line?: number;
}

/** A module and the range it is asked for with, in RubyGems' words: `>= 4.6.0, < 5.0.0`. */
export interface LockedDependency {
  readonly name: ModuleName;
  readonly spelledName: string;
  readonly requirement: string;
  readonly line?: number;
}

/** An image layer of everything that is locked, or of a part of it. */
export interface LockedLayer {
  /** Of its tar: 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** Where the modules stand in the image; empty for its root. */
  readonly prefix: string;
}

/** The commit of git that a module's files are those of. */
export interface LockedCommit {
  /** Lower-case hexadecimal digits. */
  readonly sha: string;
  readonly version: string;
}

/** The checksum of a module's archive, or of its files where it is a directory. */
export interface LockedChecksum {
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly version: string;
  /** It is of a directory's files, as `treeHashOf` computes it, and not of an archive. */
  readonly isTree?: boolean;
}
