/** Where a declared module comes from. */
export type ModuleSource = ForgeSource | GitSource | PathSource;

/** A release of a Forge. */
export interface ForgeSource {
  readonly kind: 'forge';
  /** The Forge's base URL, without a trailing slash and without credentials' being hidden. */
  readonly url: string;
}

/** A git repository, at a commit, tag or branch. */
export interface GitSource {
  readonly kind: 'git';
  readonly url: string;
  /** What the Puppetfile asks for; undefined means the remote's HEAD. */
  readonly ref: string | undefined;
  /** The module's directory inside the repository. */
  readonly path: string | undefined;
}

/** A directory of this machine. */
export interface PathSource {
  readonly kind: 'path';
  /** As written: absolute, or relative to the file that declares it. */
  readonly path: string;
}
