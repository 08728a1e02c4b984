import type { MovingFinding } from '../moving-finding.ts';
import type { ProjectFacts } from '../project-facts.ts';

/** Modules of git without a ref: `master` to the others, the repository's default branch here. */
export function findDefaultBranches({ puppetfile }: ProjectFacts): readonly MovingFinding[] {
  return (puppetfile?.declarations ?? [])
    .filter(({ source }) => source.kind === 'git' && source.ref === undefined)
    .map(({ spelledName, span }) => ({
      rule: 'default-branch',
      weight: 'different',
      file: span.file,
      line: span.line,
      message: `\`${spelledName}\` has no ref: librarian-puppet and r10k take \`master\`, pupfile the default branch of the repository`,
      advice: "name it: `branch: 'master'`, or better a `tag:`",
    }));
}
