import type { MovingFinding } from '../moving-finding.ts';
import type { ProjectFacts } from '../project-facts.ts';

/** An `exclusion` in the spelling that excludes nothing in librarian-puppet, and does here. */
export function findNewExclusions({ puppetfile }: ProjectFacts): readonly MovingFinding[] {
  return (puppetfile?.exclusions ?? [])
    .filter(({ span }) => /exclusion\b.*\//.test(span.lineText))
    .map(({ spelledName, span }) => ({
      rule: 'reads-differently',
      weight: 'different',
      file: span.file,
      line: span.line,
      message: `\`${spelledName}\` is excluded; librarian-puppet excludes nothing that is written with a slash`,
      advice: 'delete the line where the module is needed',
    }));
}
