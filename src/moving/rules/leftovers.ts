import type { MovingFinding } from '../moving-finding.ts';
import type { ProjectFacts } from '../project-facts.ts';

/** What only another tool needs. */
export function findLeftovers({ leftovers }: ProjectFacts): readonly MovingFinding[] {
  return leftovers.map((path) => ({
    rule: 'leftover',
    weight: 'renamed',
    file: `${path}/`,
    message: 'another tool worked there, and pupfile needs nothing of it',
    advice: `\`rm -r ${path}\`, once nobody uses that tool any more`,
  }));
}
