import type { MovingFinding } from '../moving-finding.ts';
import type { ProjectFacts } from '../project-facts.ts';

/** A modules directory that git does not ignore, or has under version control. */
export function findGitState({
  git,
  modules: { directory },
}: ProjectFacts): readonly MovingFinding[] {
  if (git === undefined) return [];
  const file = `${directory}/`;
  if (git.trackedFiles > 0) {
    return [
      {
        rule: 'modules-in-git',
        weight: 'different',
        file,
        message: `${git.trackedFiles} files of it are under version control, and pupfile replaces modules whole and without their tests and documentation`,
        advice: `\`git rm -r --cached ${directory}\`, and \`/${directory}/\` in .gitignore; own modules elsewhere, by \`path:\``,
      },
    ];
  }
  if (git.ignoresModules) return [];
  return [
    {
      rule: 'modules-not-ignored',
      weight: 'different',
      file,
      message: 'git does not ignore the modules directory, where pupfile keeps its own notes, too',
      advice: `\`/${directory}/\` in .gitignore`,
    },
  ];
}
