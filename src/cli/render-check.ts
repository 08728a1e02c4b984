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
  const isCurrent = differences.length === 0;
  return {
    text: ({ paint }) =>
      isCurrent
        ? [
            ...overrides.map((override) => overrideToText(override, paint)),
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
  const lines = differences.map(
    (one) =>
      `${placeOf(lockfileName, one)} ${sanitizeText(one.message)} ${paint('dim', `[${one.rule}]`)}`,
  );
  const fixes = [...new Set(differences.map(({ fix }) => fix))];
  return [
    ...lines,
    '',
    `${paint('red', 'Outdated:')} ${formatCount(differences.length, 'difference')}`,
    `${paint('cyan', 'hint:')} run ${fixes.map((fix) => `\`${fix}\``).join(' or ')}`,
  ].join('\n');
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

function toJson({ rule, message, span, lockLine, fix }: LockfileDifference): unknown {
  return {
    rule,
    message: sanitizeText(message),
    ...(span === undefined
      ? {}
      : { puppetfile: { file: span.file, line: span.line, column: span.column } }),
    ...(lockLine === undefined ? {} : { lockLine }),
    fix,
  };
}
