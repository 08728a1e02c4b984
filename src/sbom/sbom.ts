/** What a project's lock holds, as far as a bill of materials tells it; the same for the same lock. */
export interface Sbom {
  readonly project: SbomProject;
  /** Ordered by name. */
  readonly components: readonly SbomComponent[];
  /** Names of the components that the project itself asks for, in order. */
  readonly dependencies: readonly string[];
  /** `sha256:…`, of the lock's text. */
  readonly lockDigest: string;
  /** The time of the newest thing in it: `2024-01-31T12:00:00Z`. */
  readonly created: string;
  /** Of all of the above: 64 hexadecimal digits, which no other bill of materials has. */
  readonly digest: string;
}

/** What somebody says of a project or a module in its metadata.json, in plain text on one line. */
export interface SbomStatement {
  readonly licence?: string | undefined;
  readonly description?: string | undefined;
  readonly author?: string | undefined;
  /** Where it is developed: the address of a repository. */
  readonly repositoryUrl?: string | undefined;
  /** An http(s) URL. */
  readonly websiteUrl?: string | undefined;
}

/** The project whose modules they are. */
export interface SbomProject extends SbomStatement {
  readonly name: string;
  readonly version?: string | undefined;
}

/** One module. */
export interface SbomComponent extends SbomStatement {
  /** `author-name`, or `name` where nobody knows the author; no other component has it. */
  readonly name: string;
  readonly version: string;
  readonly origin: SbomOrigin;
  /** Names of the components that it requires, in order. */
  readonly dependencies: readonly string[];
}

/**
 * Where a module comes from. A `sha256` is that of its archive, a `treeSha256` the lock's hash of its
 * files; a lock that somebody else wrote may lack them.
 */
export type SbomOrigin =
  /** A release of a Forge. */
  | { readonly kind: 'forge'; readonly url: string; readonly sha256?: string | undefined }
  /** The files of a commit, or of a directory in it. */
  | {
      readonly kind: 'git';
      readonly url: string;
      readonly commit: string;
      readonly path?: string | undefined;
    }
  | { readonly kind: 'tarball'; readonly url: string; readonly sha256?: string | undefined }
  /** The archive that GitHub makes of a tag of `owner/repository`. */
  | {
      readonly kind: 'github_tarball';
      readonly repository: string;
      readonly sha256?: string | undefined;
    }
  | {
      readonly kind: 'svn';
      readonly url: string;
      readonly revision: string;
      readonly treeSha256?: string | undefined;
    }
  /** A directory of the project. */
  | { readonly kind: 'path' | 'local'; readonly treeSha256?: string | undefined };
