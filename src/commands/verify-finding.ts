import type { FileRule } from '../layout/compare-entries.ts';

/** The names of the ways in which modules can differ from a lock; a name never changes its meaning. */
export type VerifyRule =
  | FileRule
  /** An image does not have the layer that the lock records. */
  | 'layer-missing'
  /** A locked module is not there. */
  | 'module-missing'
  /** Another release than the locked one is there, or another author's module. */
  | 'module-version'
  /** Nothing in the lock has this name. */
  | 'module-foreign'
  /** Nobody can tell what the module should be. */
  | 'module-unverified'
  /** The archive is not the one that the lock names. */
  | 'archive-mismatch'
  /** The archive is the one that the lock names, and no module of that name and version. */
  | 'archive-invalid';

/** One way in which a modules directory is not what the lock says. */
export interface VerifyFinding {
  readonly rule: VerifyRule;
  /** Whether the directory is not what it should be, or only looks odd. */
  readonly severity: 'error' | 'warning';
  /** `author-name`, or the name of the directory where no module is locked for it. */
  readonly module: string;
  /** Relative to the modules directory: `web/manifests/init.pp`. */
  readonly path: string;
  /** One sentence without a full stop. */
  readonly message: string;
  /** The line of the lock that has the module; 1 is the first. */
  readonly lockLine?: number | undefined;
  /** The command that mends it, or tells more. */
  readonly fix: string;
  /** The exit status that an archive or the network is responsible for. */
  readonly failure?: number | undefined;
}

/** The modules directory that is verified. */
export interface VerifiedDirectory {
  /** Absolute. */
  readonly path: string;
  /** How messages name it. */
  readonly shown: string;
  /** As it has to be given to `install`; undefined where that is the project's own. */
  readonly given: string | undefined;
}

/** The command line that lays the modules of a directory out anew. */
export function installCommand(
  { given }: VerifiedDirectory,
  options: readonly string[] = [],
): string {
  const where = given === undefined ? [] : ['--modules-dir', quoteWord(given)];
  return ['pupfile install', ...where, ...options].join(' ');
}

/** A path as sh reads it; one that begins with a dash is no option. */
export function quoteWord(path: string): string {
  const safe = path.startsWith('-') ? `./${path}` : path;
  return /^[\w@%+=:,./-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}
