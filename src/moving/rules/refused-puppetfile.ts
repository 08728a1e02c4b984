import type { MovingFinding } from '../moving-finding.ts';
import type { ProjectFacts } from '../project-facts.ts';

const withoutPuppetfile: MovingFinding = {
  rule: 'puppetfile-refused',
  weight: 'refused',
  file: 'Puppetfile',
  message: 'there is none',
  advice: '`pupfile init` writes one: `--from bolt`, `modules` or `metadata`',
};

/** What pupfile does not read in the Puppetfile: one finding for each place of it. */
export function findRefusedPuppetfile({ refusal }: ProjectFacts): readonly MovingFinding[] {
  if (refusal === undefined) return [];
  const { labels, message, hint: advice } = refusal;
  if (refusal.code === 'PUPPETFILE_NOT_FOUND') return [withoutPuppetfile];
  const shared = { rule: 'puppetfile-refused', weight: 'refused', advice } as const;
  if (labels.length === 0) return [{ ...shared, file: 'Puppetfile', message }];
  return labels.map(({ span, text }) => ({
    ...shared,
    file: span.file,
    line: span.line,
    message: labels.length === 1 ? message : text,
  }));
}
