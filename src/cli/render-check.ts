import type { CheckResult } from '../commands/check.ts';
import { exitCodes } from '../errors/error-codes.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { LockfileDifference } from '../lockfile/compare-lockfile.ts';
import type { LockedOverride } from '../lockfile/lockfile.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';
import type { Paint } from './paint.ts';

/** What `pupfile check` says: that the lock is current, or every way in which it is not. */
export function checkResult(result: CheckResult): CommandResult {
  const { lockfileName, modules, differences, overrides } = result;
  const isCurrent = differences.every(({ severity }) => severity === 'warning');
  return {
    text: ({ paint }) =>
      isCurrent
        ? [
            ...overrides.map((override) => overrideToText(override, paint)),
            ...differences.map((one) => differenceToText(lockfileName, one, paint)),
            `${paint('green', 'Current:')} ${lockfileName} locks ${formatCount(modules, 'module')}`,
          ].join('\n')
        : drawDifferences(lockfileName, differences, paint),
    json: {
      version: 1,
      lockfile: lockfileName,
      isCurrent,
      differences: differences.map(toJson),
      overrides: overrides.map(overrideToJson),
    },
    exitCode: isCurrent ? exitCodes.done : exitCodes.difference,
  };
}

function drawDifferences(
  lockfileName: string,
  differences: readonly LockfileDifference[],
  paint: Paint,
): string {
  const errors = differences.filter(({ severity }) => severity !== 'warning');
  const fixes = [...new Set(errors.map(({ fix }) => fix))];
  return [
    ...differences.map((one) => differenceToText(lockfileName, one, paint)),
    '',
    `${paint('red', 'Outdated:')} ${formatCount(errors.length, 'difference')}`,
    `${paint('cyan', 'hint:')} run ${fixes.map((fix) => `\`${fix}\``).join(' or ')}`,
  ].join('\n');
}

function differenceToText(lockfileName: string, one: LockfileDifference, paint: Paint): string {
  const { message, severity, rule } = one;
  const warning = severity === 'warning' ? `${paint('yellow', 'warning:')} ` : '';
  return `${placeOf(lockfileName, one)} ${warning}${sanitizeText(message)} ${paint('dim', `[${rule}]`)}`;
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

function placeOf(lockfileName: string, { span, lockLine }: LockfileDifference): string {
  if (span !== undefined) return `${span.file}:${span.line}:${span.column}:`;
  return lockLine === undefined ? `${lockfileName}:` : `${lockfileName}:${lockLine}:`;
}

function toJson({
  rule,
  severity = 'error',
  message,
  span,
  lockLine,
  fix,
}: LockfileDifference): unknown {
  return {
    rule,
    severity,
    message: sanitizeText(message),
    ...(span === undefined
      ? {}
      : { puppetfile: { file: span.file, line: span.line, column: span.column } }),
    ...(lockLine === undefined ? {} : { lockLine }),
    fix,
  };
}
