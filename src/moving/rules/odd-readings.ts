import type { PuppetfileWarning, WarningRule } from '../../puppetfile/puppetfile.ts';
import type { MovingFinding, MovingRule } from '../moving-finding.ts';
import type { ProjectFacts } from '../project-facts.ts';

// The warnings about what other tools read otherwise; the others are as good as they were before.
const differing: Readonly<Partial<Record<WarningRule, MovingRule>>> = {
  'duplicate-declaration': 'reads-differently',
  'fallback-forge': 'reads-differently',
  'ignored-version': 'reads-differently',
  'moving-branch': 'moving-branch',
  'not-evaluated': 'reads-differently',
  'two-revisions': 'reads-differently',
};

/** What of the Puppetfile means something else to another tool, as far as its warnings tell. */
export function findOddReadings({ puppetfile }: ProjectFacts): readonly MovingFinding[] {
  return (puppetfile?.warnings ?? []).flatMap((warning) => {
    const rule = differing[warning.rule];
    // `default-branch` tells that with what the others take.
    const isTold = warning.message.includes('the default branch of its repository');
    return rule === undefined || isTold ? [] : [findingOf(warning, rule)];
  });
}

function findingOf({ message, span, hint }: PuppetfileWarning, rule: MovingRule): MovingFinding {
  const place = { file: span.file, line: span.line };
  if (rule !== 'moving-branch') {
    return { rule, weight: 'different', ...place, message, advice: hint };
  }
  return {
    rule,
    weight: 'different',
    ...place,
    message: `${message}, and the lock holds it where it is`,
    advice: '`pupfile update MODULE` moves it; r10k and g10k take the newest commit each time',
  };
}
