import type { ProgressEvent } from './progress-event.ts';

/** A project, and how it is read. */
export interface ProjectOptions {
  /** Where the search for the Puppetfile begins, as `pupfile` does where it is run: it goes upwards. */
  readonly directory: string;
  /** Another Puppetfile than `Puppetfile`, relative to `directory`; its lock is `FILE.lock`. */
  readonly puppetfile?: string | undefined;
  /** Another modules directory than that of the Puppetfile, relative to `directory`. */
  readonly modulesDir?: string | undefined;
  /** The address of a Forge, or the path of a folder of tarballs, that takes the place of the Puppetfile's. */
  readonly forge?: string | undefined;
  /** The version of Puppet that modules have to support, such as `8.10.0`; none by default. */
  readonly puppet?: string | undefined;
  /** The version of Puppet Enterprise that modules have to support; none by default. */
  readonly pe?: string | undefined;
  /** What `:control_branch` of the Puppetfile stands for; by default the branch that is checked out. */
  readonly controlBranch?: string | undefined;
  /** The name of the environment that the Puppetfile is read for. */
  readonly environment?: string | undefined;
  /**
   * The environment variables that count: proxies, certificates and tokens as the command line knows
   * them, `PATH` and all that git and Subversion want, and what the Puppetfile itself asks for. With
   * them, `~/.netrc` and a build's secret count, too. None by default; a program of its user hands in
   * `process.env`. No `PUPFILE_` variable stands for an option here.
   */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Takes what happens on the way; must not throw. */
  readonly onProgress?: ((event: ProgressEvent) => void) | undefined;
}

/** What concerns the network. */
export interface SourceOptions extends ProjectOptions {
  /** Make no requests; false by default. */
  readonly offline?: boolean | undefined;
  /** Where archives and mirrors are kept between runs; none are by default. See `defaultCacheDirectory`. */
  readonly cacheDir?: string | undefined;
  /** How many requests may be under way at once; 100 by default. */
  readonly concurrency?: number | undefined;
  /** Whether the submodules of git repositories are read, too; false by default. */
  readonly gitSubmodules?: boolean | undefined;
  /** The address of the API of a GitHub Enterprise. */
  readonly githubApiUrl?: string | undefined;
  /**
   * Gives up: the promise rejects with the signal's reason, connections are closed, and no file is
   * changed. What has begun to change files is finished first, at once.
   */
  readonly signal?: AbortSignalLike | undefined;
}

/** What of resolving a project decides about. */
export interface LockOptions extends SourceOptions {
  /** The modules that need not stay as they are locked: these, or all; none by default. */
  readonly update?: readonly string[] | 'all' | undefined;
  /** Exact versions of the Puppetfile win over what other modules require; false by default. */
  readonly overridePins?: boolean | undefined;
  /** Whether modules are installed that only others require; true by default. */
  readonly dependencies?: boolean | undefined;
}

/** Texts that take the place of a project's files, which then need not be there. */
export interface ResolveOptions extends LockOptions {
  /** The text of the Puppetfile; its paths begin at `directory`, where nobody searches upwards then. */
  readonly puppetfileText?: string | undefined;
  /** The text of the lock; an empty one means that there is none. */
  readonly lockfileText?: string | undefined;
}

/** What of a project is installed, and with which care. */
export interface InstallOptions extends Omit<LockOptions, 'update'> {
  /** Install what is locked, or nothing; false by default. Nobody looks at `CI`. */
  readonly frozen?: boolean | undefined;
  /** What of a module is installed: what Puppet reads, that and its documents, or all; `runtime` by default. */
  readonly content?: 'runtime' | 'release' | 'full' | undefined;
  /** What is installed beside it: `GLOB`, or `MODULE:GLOB` for one module. */
  readonly keep?: readonly string[] | undefined;
  /** Remove from the modules directory what pupfile did not install; false by default. */
  readonly clean?: boolean | undefined;
  /** Accept archives for which nobody gives a checksum; false by default. */
  readonly allowUnverified?: boolean | undefined;
}

/** An `AbortSignal`, in the words that every TypeScript project knows. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
