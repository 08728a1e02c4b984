import type { SourceSpan } from '../errors/source-span.ts';

/** The names of the ways in which a lock can fall short; a name never changes its meaning. */
export type LockfileRule =
  /** There is no lock; whoever reads the project's files says so. */
  | 'lockfile-missing'
  /** The lock cannot be read, or this line of it. */
  | 'lockfile-invalid'
  /** A merge left both of its sides in the lock. */
  | 'conflict-marker'
  /** The lock says something in another way than pupfile writes it. */
  | 'not-canonical'
  /** A URL of the lock has a password, a user or a token. */
  | 'credentials'
  /** The Puppetfile declares a module that the lock doesn't list or has no version of. */
  | 'declaration-not-locked'
  /** The lock lists a declaration that the Puppetfile no longer has. */
  | 'declaration-removed'
  /** The Puppetfile asks for other versions than when the lock was written. */
  | 'requirement-changed'
  /** The module is locked from another place than it would be taken from now. */
  | 'source-changed'
  /** The locked version is not one that the Puppetfile asks for. */
  | 'declaration-violated'
  /** The locked version is not one that another locked module asks for. */
  | 'dependency-violated'
  /** A locked module needs one that is not locked. */
  | 'dependency-not-locked'
  /** Nothing in the Puppetfile leads to the locked module. */
  | 'module-orphaned'
  /** A module is locked twice. */
  | 'module-duplicated'
  /** Two locked modules want the same directory. */
  | 'directory-shared'
  /** An exclusion was added or removed. */
  | 'exclusion-changed'
  /** The directory that a module is copied from changed, or cannot be read. */
  | 'path-changed'
  /** The lock was made for another layout of the modules. */
  | 'layout-changed'
  /** The lock was made for another version of Puppet. */
  | 'platform-changed'
  /** The archive of the locked version has no checksum. */
  | 'checksum-missing'
  /** The Puppetfile or the Forge has another checksum for the locked archive. */
  | 'checksum-changed'
  /** There is a checksum of a module that is not locked. */
  | 'checksum-orphaned'
  /** The Forge no longer lists the locked release. */
  | 'release-deleted'
  /** Nobody should begin to use the module, its owner says on the Forge. */
  | 'module-deprecated'
  | PolicyRule;

/** The names of the ways in which a project can break its own rules. */
export type PolicyRule =
  /** A Forge that is not allowed. */
  | 'policy-forge'
  /** A host that is not allowed, of a git, tarball or Subversion source. */
  | 'policy-host'
  /** A connection that anybody on the way can change. */
  | 'policy-https'
  /** A git source that follows a branch. */
  | 'policy-branch'
  /** A licence that is not allowed, or that nobody knows. */
  | 'policy-licence'
  /** A deprecated module. */
  | 'policy-deprecated'
  /** A declaration that leaves the version open. */
  | 'policy-version';

/** Where and how a lock falls short. */
export interface LockfileFinding {
  readonly rule: LockfileRule;
  /** One sentence without a full stop. */
  readonly message: string;
  /** The place in the Puppetfile, where there is one. */
  readonly span?: SourceSpan | undefined;
  /** The line of the lock, where there is one; 1 is the first. */
  readonly lockLine?: number | undefined;
  /** An error where it is left out; a lock with warnings alone is as good as without. */
  readonly severity?: LockfileSeverity | undefined;
}

/** Whether a finding is to stop whoever asks. */
export type LockfileSeverity = 'error' | 'warning';
