import type { CheckResult } from '../commands/check.ts';
import { exitCodes } from '../errors/error-codes.ts';
import type { LockedOverride } from '../lockfile/lockfile.ts';
import { describeCheck } from '../results/describe-check.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';
import type { Paint } from './paint.ts';
import { type Finding, type FindingsReport, severityOf } from './reports/finding.ts';
import { lockfileRules } from './reports/rule-descriptions.ts';
import { countFindings, drawFindings, drawFixes } from './reports/text-report.ts';
import { currentDetails } from './up-to-date.ts';

/** What `pupfile check` says: that the lock is current, or every way in which it is not. */
export function checkResult(result: CheckResult): CommandResult {
  const { lockfileName, isUnreadable = false } = result;
  const differences: readonly Finding[] = result.differences;
  const verdict = judge(result);
  return {
    text: ({ paint }) => drawResult(result, verdict, paint),
    json: { version: 1, ...describeCheck(result) },
    findings: {
      command: 'check',
      lockfileName,
      findings: differences,
      rules: rulesFor(result),
      summary: `${verdict.word}: ${verdict.details}`,
      isComplete: !isUnreadable,
    },
    exitCode: verdict.exitCode,
  };
}

interface Verdict {
  readonly isCurrent: boolean;
  readonly exitCode: number;
  readonly word: string;
  readonly details: string;
}

/** A lock with nothing but warnings is current; who cannot read it knows of no difference. */
function judge({ lockfileName, modules, differences, isUnreadable = false }: CheckResult): Verdict {
  const errors = countFindings(differences, 'error');
  if (errors === 0) {
    const details = currentDetails(lockfileName, modules);
    return { isCurrent: true, exitCode: exitCodes.done, word: 'Current', details };
  }
  const details = isUnreadable ? lockfileName : formatCount(errors, 'difference');
  return {
    isCurrent: false,
    exitCode: isUnreadable ? exitCodes.unreadableInput : exitCodes.difference,
    word: isUnreadable ? 'Unreadable' : 'Outdated',
    details,
  };
}

function drawResult(
  { lockfileName, differences, overrides }: CheckResult,
  { isCurrent, word, details }: Verdict,
  paint: Paint,
): string {
  const findings = drawFindings({ findings: differences, lockfileName }, paint);
  if (isCurrent) {
    const told = [...overrides.map((one) => overrideToText(one, paint)), ...findings];
    return [...told, `${paint('green', `${word}:`)} ${details}`].join('\n');
  }
  const errors = differences.filter((one: Finding) => severityOf(one) === 'error');
  const sum = `${paint('red', `${word}:`)} ${details}`;
  return [...findings, '', sum, ...drawFixes(errors, paint)].join('\n');
}

// Only the Forges tell of these.
const onlineRules: readonly string[] = ['release-deleted', 'module-deprecated'];

/** The rules that were tried, so that no report calls one passed that was not. */
function rulesFor(result: CheckResult): FindingsReport['rules'] {
  const { differences, isUnreadable = false, isOnline = false, hasPolicy = false } = result;
  const found = new Set<string>(differences.map(({ rule }) => rule));
  const isCompared = !isUnreadable && !found.has('lockfile-missing');
  const isTried = (rule: string) => {
    if (onlineRules.includes(rule)) return isOnline;
    return rule.startsWith('policy-') ? hasPolicy : isCompared;
  };
  return Object.fromEntries(
    Object.entries(lockfileRules).filter(([rule]) => found.has(rule) || isTried(rule)),
  );
}

/** `Overridden: acme-web 1.1.0 requires acme-base >= 1.0.0, < 2.0.0` */
function overrideToText({ spelledName, version, dependency }: LockedOverride, paint: Paint) {
  const required = `${dependency.spelledName} ${dependency.requirement}`;
  return `${paint('yellow', 'Overridden:')} ${spelledName} ${version} requires ${required}`;
}
