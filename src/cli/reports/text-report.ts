import { sanitizeText } from '../../errors/redact.ts';
import type { Paint } from '../paint.ts';
import { type Finding, type FindingsReport, type Severity, severityOf } from './finding.ts';

const colours = { error: 'red', warning: 'yellow' } as const;

/**
 * The findings for people, one a line, in the order in which they were found:
 *
 *     Puppetfile:3:1: the Puppetfile asks for `acme-web` 2.x, … [requirement-changed]
 *     Puppetfile.lock:5: warning: `acme-log` 1.0.0 is … [module-orphaned]
 */
export function drawFindings(
  { findings, lockfileName }: Pick<FindingsReport, 'findings' | 'lockfileName'>,
  paint: Paint,
): readonly string[] {
  return findings.map((finding) => {
    const severity = severityOf(finding);
    const place = paint(colours[severity], `${placeOf(lockfileName, finding)}:`);
    const mark = severity === 'warning' ? `${paint('yellow', 'warning:')} ` : '';
    return `${place} ${mark}${sanitizeText(finding.message)} ${paint('dim', `[${finding.rule}]`)}`;
  });
}

/** What mends the findings: ``hint: run `pupfile lock` or `pupfile install` ``. */
export function drawFixes(findings: readonly Finding[], paint: Paint): readonly string[] {
  const fixes = new Set(findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix])));
  if (fixes.size === 0) return [];
  const commands = Array.from(fixes, (fix) => `\`${sanitizeText(fix)}\``);
  return [`${paint('cyan', 'hint:')} run ${commands.join(' or ')}`];
}

/** How many findings are that grave. */
export function countFindings(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => severityOf(finding) === severity).length;
}

function placeOf(lockfileName: string, { span, file, lockLine }: Finding): string {
  if (span !== undefined) return `${span.file}:${span.line}:${span.column}`;
  if (file !== undefined) return file;
  return lockLine === undefined ? lockfileName : `${lockfileName}:${lockLine}`;
}
