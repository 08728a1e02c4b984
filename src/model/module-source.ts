/** Where a declared module comes from. */
export type ModuleSource =
  | ForgeSource
  | GitSource
  | PathSource
  | GithubTarballSource
  | TarballSource
  | SvnSource
  | LocalSource;

/** A release of a Forge. */
export interface ForgeSource {
  readonly kind: 'forge';
  /** The Forge's address, without a trailing slash and without credentials' being hidden. */
  readonly url: string;
  /**
   * The Forges to ask, in this order, where that one does not know the module; left out where the
   * module comes from no other.
   */
  readonly fallbackUrls?: readonly string[];
  /** What the archive must have: 64 lower-case hexadecimal digits. */
  readonly sha256?: string;
}

/** A git repository, at a commit, tag or branch. */
export interface GitSource {
  readonly kind: 'git';
  readonly url: string;
  /** What the Puppetfile asks for; undefined means the remote's HEAD. */
  readonly ref: string | undefined;
  /** The module's directory inside the repository. */
  readonly path: string | undefined;
  /** What to take where the repository does not have `ref`, in this order. */
  readonly fallbackRefs?: readonly string[];
  /** What `ref` is, where the Puppetfile says so. */
  readonly refKind?: 'branch' | 'tag' | 'commit';
}

/** A directory of this machine. */
export interface PathSource {
  readonly kind: 'path';
  /** As written: absolute, or relative to the file that declares it. */
  readonly path: string;
}

/** The archive that GitHub makes of a tag; the version is the tag, with or without a `v`. */
export interface GithubTarballSource {
  readonly kind: 'github_tarball';
  /** `owner/repository`. */
  readonly repository: string;
}

/** A tarball at a URL, or a file of this machine. */
export interface TarballSource {
  readonly kind: 'tarball';
  readonly url: string;
  /** What it must have: 64 lower-case hexadecimal digits. */
  readonly sha256: string | undefined;
}

/** A directory of a Subversion repository. */
export interface SvnSource {
  readonly kind: 'svn';
  readonly url: string;
  /** Undefined means the newest one. */
  readonly revision: string | undefined;
  readonly username: string | undefined;
  /** Never to be printed or stored. */
  readonly password: string | undefined;
}

/**
 * Where a module that comes from no Forge was found, so exactly that it can be had again; what it
 * holds is told by the commit of git, else by a checksum.
 */
export type SourcePin =
  | {
      readonly kind: 'git';
      readonly url: string;
      /** As the lock states it. */
      readonly ref: string;
      /** The whole commit. */
      readonly sha: string;
      readonly path: string | undefined;
    }
  | { readonly kind: 'path'; readonly path: string; readonly treeSha256: string }
  | { readonly kind: 'github_tarball'; readonly repository: string }
  | { readonly kind: 'tarball'; readonly url: string }
  | {
      readonly kind: 'svn';
      readonly url: string;
      /** A number. */
      readonly revision: string;
      readonly treeSha256: string;
      readonly username?: string | undefined;
      /** Never to be printed or stored. */
      readonly password?: string | undefined;
    }
  | { readonly kind: 'local' };

/** Stands in the modules directory already, and is left as it is. */
export interface LocalSource {
  readonly kind: 'local';
}
