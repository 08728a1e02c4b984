/** What `pupfile vendor` did. */
export interface VendorResult {
  /** As messages name it. */
  readonly directory: string;
  readonly lockfileName: string;
  /** Whether there was no lock before. */
  readonly isLockWritten: boolean;
  /** Releases of Forges, tarballs and tags of GitHub, by name. */
  readonly archives: readonly BroughtArchive[];
  /** Of git repositories, by file. */
  readonly commits: readonly BroughtCommit[];
  /** Files that the lock does not need and that are still there. */
  readonly stale: readonly string[];
  /** Those that were removed. */
  readonly removed: readonly string[];
  /** Modules of the lock that no vendored file is for, by name. */
  readonly leftOut: readonly LeftOut[];
}

/** What became of a file: it was not there, was another one, or was the right one. */
export type FileState = 'written' | 'replaced' | 'unchanged';

/** An archive of the lock, and its file. */
export interface BroughtArchive {
  readonly name: string;
  readonly version: string;
  /** Below the folder. */
  readonly file: string;
  readonly sha256: string;
  readonly state: FileState;
}

/** A commit that modules of the lock are read from, or submodules of theirs, and its file. */
export interface BroughtCommit {
  /** Below the folder: a pack, or the archive that a host has made of the commit. */
  readonly file: string;
  readonly sha: string;
  /** Where it comes from; safe to print. */
  readonly repository: string;
  /** Names, sorted. */
  readonly modules: readonly string[];
  readonly state: FileState;
}

/** A module that an install takes from elsewhere. */
export interface LeftOut {
  readonly name: string;
  /** Why: ``it lies in the project, in `site/profile` ``. */
  readonly reason: string;
}
