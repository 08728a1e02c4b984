import type { PuppetfileWarning } from '../puppetfile/puppetfile.ts';

// Enough to see what it is about; real Puppetfiles have hundreds of modules that follow a branch.
const mostOfRule = 3;

/** The first warnings of each rule, the last of which says how many more there are. */
export function foldWarnings(warnings: readonly PuppetfileWarning[]): readonly PuppetfileWarning[] {
  const counts = new Map<string, number>();
  const shown = warnings.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= mostOfRule;
  });
  const last = new Map(shown.map((warning) => [warning.rule, warning]));
  return shown.map((warning) => {
    const more = (counts.get(warning.rule) ?? 0) - mostOfRule;
    return more > 0 && last.get(warning.rule) === warning ? withMore(warning, more) : warning;
  });
}

function withMore(warning: PuppetfileWarning, more: number): PuppetfileWarning {
  const hint = `${more} more of this kind: \`pupfile parse\` lists all`;
  return { ...warning, hint: warning.hint === undefined ? hint : `${warning.hint} (${hint})` };
}
