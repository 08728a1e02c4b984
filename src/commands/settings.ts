import type { ContentProfile } from '../layout/trim.ts';
import type { Platform } from '../resolver/platform.ts';

/** A lock is frozen where somebody says so, and in CI unless somebody says otherwise. */
export type FrozenBy = '--frozen' | 'CI=true';

/** How the user wants things done; every command reads what concerns it. */
export interface Settings {
  /** The directory in which the search for the project begins. */
  readonly directory: string;
  /** Another Puppetfile than `Puppetfile`, relative to `directory`. */
  readonly puppetfile?: string | undefined;
  /** Overrides the Puppetfile's `moduledir`, relative to `directory`. */
  readonly modulesDirectory?: string | undefined;
  /** Overrides the Puppetfile's `forge`; the path of a folder is relative to `directory`. */
  readonly forgeUrl?: string | undefined;
  /** What `:control_branch` stands for; the branch that is checked out where it is left out. */
  readonly controlBranch?: string | undefined;
  /** The name of the environment that the Puppetfile is read for, as r10k would tell it. */
  readonly environmentName?: string | undefined;
  /** The environment variables, which a Puppetfile may read. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Read the submodules of git repositories, too. */
  readonly followsSubmodules?: boolean;
  /** The base URL of GitHub's API; that of GitHub itself where it is left out. */
  readonly githubApiUrl?: string | undefined;
  /** No requests. */
  readonly isOffline: boolean;
  /** Where archives are kept between runs; undefined to keep none. */
  readonly cacheDirectory: string | undefined;
  /** How many requests may be under way at once. */
  readonly concurrency: number;
  /** What forbids `install` to write the lock, as messages name it; undefined where nothing does. */
  readonly frozenBy?: FrozenBy | undefined;
  /** What modules have to run on. */
  readonly platform: Platform;
  /** Exact versions of the Puppetfile win over what other modules require. */
  readonly overridesPins: boolean;
  /** Nothing is installed but what is declared. */
  readonly ignoresDependencies: boolean;
  /** What of a module is installed. */
  readonly content: ContentProfile;
  /** What is installed beside it: `GLOB`, or `MODULE:GLOB` for one module. */
  readonly keeps?: readonly string[];
  /** Accept archives for which nobody gives a checksum. */
  readonly allowsUnverified: boolean;
  /** Remove what stands in the modules directory and was not installed by pupfile. */
  readonly removesForeign: boolean;
  /** How pupfile introduces itself to servers. */
  readonly userAgent: string;
  /**
   * Gives everything up that has not changed a file yet: what runs rejects, and nothing is left behind.
   * What it rejects with is for the owner of the signal to say.
   */
  readonly signal?: AbortSignal | undefined;
  /** Use no login but those that `variables` hold, whatever files of the user would say. */
  readonly ignoresUserFiles?: boolean;
  /** Nobody else lives in the process, so that its engine may be set to what suits pupfile. */
  readonly ownsProcess?: boolean;
}
