import type { LockfileRule } from '../../lockfile/lockfile-finding.ts';

/** What a rule is about, for those who only know its name. */
export interface RuleDescription {
  /** What is wrong where the rule finds something; no full stop. */
  readonly title: string;
  /** How that comes about, and what mends it; whole sentences. */
  readonly explanation: string;
}

function describe(title: string, explanation: string): RuleDescription {
  return { title, explanation };
}

/** Every rule that `pupfile check` holds a lock to. */
export const lockfileRules: Readonly<Record<LockfileRule, RuleDescription>> = {
  'lockfile-missing': describe(
    'There is no lock',
    'Nothing says which versions the project runs with. `pupfile lock` resolves the Puppetfile and writes the lock, which belongs into version control.',
  ),
  'lockfile-invalid': describe(
    'The lock cannot be read',
    'The lock is empty, damaged or no text. Restore it from version control; without it, `pupfile lock` writes a new one.',
  ),
  'conflict-marker': describe(
    'The lock holds the conflict markers of a merge',
    'A merge left both of its sides in the lock. Take one of them, and `pupfile lock` brings it up to date.',
  ),
  'not-canonical': describe(
    'The lock is not written as pupfile writes it',
    'The lock was edited or comes from another tool; it means the same. `pupfile lock` writes it anew.',
  ),
  credentials: describe(
    'The lock holds credentials',
    'A URL of the lock has a user, a password or a token, which everybody can read who reads the repository. Take it out of the Puppetfile, revoke it, and run `pupfile lock`.',
  ),
  'checksum-changed': describe(
    'The lock has another checksum',
    'The Puppetfile or the Forge states another checksum for the locked archive than the lock.',
  ),
  'checksum-orphaned': describe(
    'A checksum belongs to no locked module',
    'The lock was edited. `pupfile lock` takes the checksum out of it.',
  ),
  'declaration-not-locked': describe(
    'A declared module is not locked',
    'The Puppetfile declares a module that the lock does not list or has no version of: it was declared after the lock was written. `pupfile lock` adds it.',
  ),
  'declaration-removed': describe(
    'The lock lists a declaration that is gone',
    'The module is no longer declared in the Puppetfile. `pupfile lock` takes it out of the lock, unless another module needs it.',
  ),
  'requirement-changed': describe(
    'A requirement was changed after the lock was written',
    'The Puppetfile asks for other versions of a module than when the lock was written. `pupfile lock` moves what has to move, and nothing else.',
  ),
  'source-changed': describe(
    'A module is locked from another source',
    'The module would now be taken from another Forge, repository or directory than the one it was locked from. `pupfile lock` locks it from the new one.',
  ),
  'declaration-violated': describe(
    'A locked version is not one that the Puppetfile asks for',
    'The lock was edited, or merged from two branches. `pupfile lock` chooses a version that the Puppetfile asks for.',
  ),
  'dependency-violated': describe(
    'A locked version is not one that another locked module requires',
    'The lock was edited, or merged from two branches, and its modules do not fit together. `pupfile lock` chooses versions that do.',
  ),
  'dependency-not-locked': describe(
    'A locked module requires one that is not locked',
    'The lock was edited, or an exclusion was lifted. `pupfile lock` adds the module.',
  ),
  'module-orphaned': describe(
    'A locked module is not needed',
    'Nothing in the Puppetfile leads to the module. `pupfile lock` takes it out of the lock.',
  ),
  'module-duplicated': describe(
    'A module is locked more than once',
    'The lock was edited, or merged from two branches. `pupfile lock` leaves one version of the module.',
  ),
  'directory-shared': describe(
    'Two locked modules want the same directory',
    'A module is installed under its short name, so that two authors cannot both have theirs installed. Remove one of the two, or exclude it, and run `pupfile lock`.',
  ),
  'exclusion-changed': describe(
    'An exclusion was added or removed after the lock was written',
    'What is excluded decides what is locked. `pupfile lock` resolves with the exclusions of the Puppetfile.',
  ),
  'path-changed': describe(
    'The directory that a module is copied from changed',
    'A module of a `:path` is locked with a checksum of its files, and these are other files now, or none. `pupfile lock` records them.',
  ),
  'layout-changed': describe(
    'The lock was made for another layout of the modules',
    'Another version of pupfile keeps other files or gives them other times, so that an image layer would get other bytes. Use the version that wrote the lock, or run `pupfile lock`.',
  ),
  'platform-changed': describe(
    'The lock was made for another version of Puppet',
    'Releases were chosen that support the Puppet of the lock, and not the one that `--puppet` or `--pe` names now. `pupfile lock` with the same option chooses again.',
  ),
  'checksum-missing': describe(
    'A locked archive has no checksum',
    'Nobody would notice if the archive were exchanged. The lock comes from a tool that writes no checksums, or was edited; `pupfile lock` adds them.',
  ),
  'release-deleted': describe(
    'The Forge no longer lists a locked release',
    'Its author took it back. `pupfile update` with the name of the module chooses another one.',
  ),
  'module-deprecated': describe(
    'A locked module is deprecated',
    'Its owner says on the Forge that nobody should begin to use it, and often what to use instead.',
  ),
  'policy-forge': describe(
    'A module comes from a Forge that the policy does not allow',
    'The policy lists the Forges that modules may come from.',
  ),
  'policy-host': describe(
    'A module comes from a host that the policy does not allow',
    'The policy lists the hosts of git, tarball and Subversion sources.',
  ),
  'policy-https': describe(
    'A module comes over a connection that is not encrypted',
    'Anybody on the way can change it.',
  ),
  'policy-branch': describe(
    'A git source follows a branch',
    'What is installed changes whenever somebody pushes. Name a tag or a commit.',
  ),
  'policy-licence': describe(
    'A licence is not allowed by the policy, or not known',
    'The policy lists the licences that modules may have.',
  ),
  'policy-deprecated': describe(
    'A deprecated module is not allowed by the policy',
    'Its owner says on the Forge that nobody should begin to use it.',
  ),
  'policy-version': describe(
    'A declaration leaves the version open',
    'The policy demands a version or a range for each declared module.',
  ),
};
