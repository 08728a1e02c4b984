import type { CheckResult } from '../commands/check.ts';
import { exitCodes } from '../errors/error-codes.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { LockedOverride } from '../lockfile/lockfile.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';
import type { Paint } from './paint.ts';
import { type Finding, type FindingsReport, severityOf } from './reports/finding.ts';
import { lockfileRules } from './reports/rule-descriptions.ts';
import { countFindings, drawFindings, drawFixes } from './reports/text-report.ts';

/** What `pupfile check` says: that the lock is current, or every way in which it is not. */
export function checkResult(result: CheckResult): CommandResult {
  const { lockfileName, overrides } = result;
  const differences: readonly Finding[] = result.differences;
  const verdict = judge(result);
  return {
    text: ({ paint }) =>
      [
        ...(verdict.isCurrent ? overrides.map((one) => overrideToText(one, paint)) : []),
        ...drawFindings({ findings: differences, lockfileName }, paint),
        ...(differences.length === 0 ? [] : ['']),
        `${paint(verdict.isCurrent ? 'green' : 'red', `${verdict.word}:`)} ${verdict.details}`,
        ...drawFixes(differences, paint),
      ].join('\n'),
    json: {
      version: 1,
      lockfile: lockfileName,
      isCurrent: verdict.isCurrent,
      differences: differences.map(toJson),
      overrides: overrides.map(overrideToJson),
    },
    findings: {
      command: 'check',
      lockfileName,
      findings: differences,
      rules: rulesFor(differences),
      summary: `${verdict.word}: ${verdict.details}`,
      isComplete: true,
    },
    exitCode: verdict.isCurrent ? exitCodes.done : exitCodes.difference,
  };
}

/** Without a lock, the other rules hold by nobody's merit: they were not tried. */
function rulesFor(findings: readonly Finding[]): FindingsReport['rules'] {
  const missing = 'lockfile-missing';
  return findings.some(({ rule }) => rule === missing)
    ? { [missing]: lockfileRules[missing] }
    : lockfileRules;
}

/** A lock with nothing but warnings is current. */
function judge({ lockfileName, modules, differences }: CheckResult) {
  const errors = countFindings(differences, 'error');
  const warnings = countFindings(differences, 'warning');
  const isCurrent = errors === 0;
  const count = isCurrent
    ? `${lockfileName} locks ${formatCount(modules, 'module')}`
    : formatCount(errors, 'difference');
  return {
    isCurrent,
    word: isCurrent ? 'Current' : 'Outdated',
    details: warnings === 0 ? count : `${count}, ${formatCount(warnings, 'warning')}`,
  };
}

/** `Overridden: acme-web 1.1.0 requires acme-base >= 1.0.0, < 2.0.0` */
function overrideToText({ spelledName, version, dependency }: LockedOverride, paint: Paint) {
  const required = `${dependency.spelledName} ${dependency.requirement}`;
  return `${paint('yellow', 'Overridden:')} ${spelledName} ${version} requires ${required}`;
}

function overrideToJson({ spelledName, version, dependency }: LockedOverride): unknown {
  const { spelledName: name, requirement } = dependency;
  return { name: spelledName, version, dependency: { name, requirement } };
}

function toJson(finding: Finding): unknown {
  const { rule, message, span, lockLine, fix } = finding;
  return {
    rule,
    severity: severityOf(finding),
    message: sanitizeText(message),
    ...(span === undefined
      ? {}
      : { puppetfile: { file: span.file, line: span.line, column: span.column } }),
    ...(lockLine === undefined ? {} : { lockLine }),
    ...(fix === undefined ? {} : { fix }),
  };
}
