import type { DependencyResult, OverrideResult } from './check-result.ts';

/** What a lock says. */
export interface LockfileResult {
  readonly modules: readonly LockedModule[];
  /** What the Puppetfile asked for when the lock was written. */
  readonly declarations: readonly DependencyResult[];
  /** What the Puppetfile excluded when the lock was written. */
  readonly exclusions: readonly string[];
  /** What locked modules require and, by the project's own wish, do not get. */
  readonly overrides: readonly OverrideResult[];
  /** The version of Puppet that all modules were asked to support; null where nobody asked. */
  readonly puppet: string | null;
  /** The same of Puppet Enterprise. */
  readonly pe: string | null;
}

/** One module at the version that was chosen. */
export interface LockedModule {
  /** `author-name`, in the spelling of the Puppetfile. */
  readonly name: string;
  readonly version: string;
  readonly source: LockedSource;
  /**
   * 64 lower-case hexadecimal digits: of the archive, or of the files where the module is a directory;
   * null where nothing is known, and for git, whose commit says it.
   */
  readonly sha256: string | null;
  /** What it requires of other modules, without what is excluded. */
  readonly dependencies: readonly DependencyResult[];
}

/** Where a locked module comes from; addresses are without credentials. */
export type LockedSource =
  | { readonly kind: 'forge'; readonly remote: string }
  | {
      readonly kind: 'git';
      readonly remote: string;
      readonly ref: string;
      /** The commit. */
      readonly sha: string;
      /** The module's directory inside of the repository; undefined means its root. */
      readonly path: string | undefined;
    }
  | { readonly kind: 'path'; readonly remote: string }
  | { readonly kind: 'github_tarball'; readonly remote: string }
  | { readonly kind: 'tarball'; readonly remote: string }
  | { readonly kind: 'svn'; readonly remote: string; readonly revision: string };
