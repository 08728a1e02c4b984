import type { PupfileError } from '../errors/pupfile-error.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { SettingsFile } from './settings-file.ts';

/** The tools that people come from. */
export type Peer = 'r10k' | 'librarian' | 'bolt';

/** What is in a project that another tool worked on. */
export interface ProjectFacts {
  /** Undefined where it cannot be read, or where there is none. */
  readonly puppetfile: Puppetfile | undefined;
  /** Why it cannot be read. */
  readonly refusal: PupfileError | undefined;
  readonly lock: LockFacts | undefined;
  readonly settings: Readonly<Partial<Record<SettingsKind, SettingsFile>>>;
  /** Files of settings that cannot be read, and why. */
  readonly unreadable: readonly UnreadableFile[];
  readonly modules: ModulesFacts;
  /** Undefined where the project is in no git repository, or git cannot be asked. */
  readonly git: GitFacts | undefined;
  /** Scripts, recipes and pipelines that may call one of the tools. */
  readonly scripts: readonly ScriptFile[];
  /** Directories that only another tool needs, relative to the project. */
  readonly leftovers: readonly string[];
}

/** Whose settings a file holds. */
export type SettingsKind = 'r10k' | 'g10k' | 'librarian' | 'bolt' | 'fixtures';

/** A file that cannot be read. */
export interface UnreadableFile {
  readonly file: string;
  readonly line?: number | undefined;
  readonly reason: string;
}

/** The project's lock. */
export interface LockFacts {
  readonly file: string;
  /** Undefined where it cannot be read. */
  readonly lockfile: Lockfile | undefined;
}

/** The modules directory. */
export interface ModulesFacts {
  /** Relative to the project. */
  readonly directory: string;
  readonly modules: readonly FoundModule[];
}

/** A directory of the modules directory. */
export interface FoundModule {
  readonly directory: string;
  /** Whether pupfile put it there. */
  readonly isOurs: boolean;
  /** What its metadata.json says; undefined where there is none that can be read. */
  readonly metadata: FoundMetadata | undefined;
}

/** What a metadata.json says of its module. */
export interface FoundMetadata {
  readonly name: ModuleName;
  readonly spelledName: string;
  readonly version: string;
  readonly dependencies: readonly FoundDependency[];
}

/** A dependency of a module. */
export interface FoundDependency {
  readonly name: ModuleName;
  readonly spelledName: string;
  /** Empty for any version. */
  readonly requirement: string;
}

/** What git says. */
export interface GitFacts {
  /** How many files of the modules directory are under version control. */
  readonly trackedFiles: number;
  readonly ignoresModules: boolean;
  readonly ignoresLock: boolean;
}

/** A text that runs commands. */
export interface ScriptFile {
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
}
