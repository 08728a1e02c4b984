import type { MovingFinding } from '../moving-finding.ts';
import type { ProjectFacts } from '../project-facts.ts';
import { isPipeline } from '../replaced-commands.ts';

/** A lock that pupfile would take over otherwise than it is. */
export function findLockState({ lock }: ProjectFacts): readonly MovingFinding[] {
  if (lock === undefined) return [];
  const { file, lockfile } = lock;
  if (lockfile === undefined) {
    return [
      {
        rule: 'lock-invalid',
        weight: 'refused',
        file,
        message: 'the lock cannot be read',
        advice: '`pupfile check` tells its lines; without it, `pupfile lock` chooses anew',
      },
    ];
  }
  const hasModules = lockfile.sources.some(({ modules }) => modules.length > 0);
  if (!hasModules || lockfile.checksums.size > 0 || (lockfile.commits?.size ?? 0) > 0) return [];
  return [
    {
      rule: 'lock-without-checksums',
      weight: 'different',
      file,
      message:
        "it is librarian-puppet's: no module has a checksum, so that `pupfile check` ends with 1",
      advice: '`pupfile lock` keeps every version that still fits and adds the checksums',
    },
  ];
}

/** Where `CI=true`, an install writes no lock: it has to be there. */
export function findFrozenWithoutLock({
  scripts,
  lock,
  git,
}: ProjectFacts): readonly MovingFinding[] {
  const pipeline = scripts.find(({ file }) => isPipeline(file));
  if (pipeline === undefined || (lock !== undefined && git?.ignoresLock !== true)) return [];
  return [
    {
      rule: 'frozen-without-lock',
      weight: 'different',
      file: pipeline.file,
      message: `where CI=true, \`pupfile install\` installs what Puppetfile.lock says or ends with 1, and ${lock === undefined ? 'there is none' : 'git ignores it'}`,
      advice: 'commit Puppetfile.lock, or give `--no-frozen`',
    },
  ];
}
