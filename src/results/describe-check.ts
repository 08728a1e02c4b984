import type { CheckResult as Checked } from '../commands/check.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import type { LockedOverride } from '../lockfile/lockfile.ts';
import type { CheckResult, DifferenceResult, OverrideResult } from './check-result.ts';

/** A difference as any check finds it. */
interface Difference {
  readonly rule: string;
  readonly message: string;
  readonly severity?: 'error' | 'warning' | undefined;
  readonly span?: SourceSpan | undefined;
  readonly lockLine?: number | undefined;
  readonly fix?: string | undefined;
}

/** What `check` found, for programs. */
export function describeCheck({ lockfileName, differences, overrides }: Checked): CheckResult {
  const described = differences.map(describeDifference);
  return {
    lockfile: lockfileName,
    isCurrent: described.every(({ severity }) => severity === 'warning'),
    differences: described,
    overrides: overrides.map(describeOverride),
  };
}

function describeDifference({
  rule,
  message,
  severity = 'error',
  span,
  lockLine,
  fix,
}: Difference): DifferenceResult {
  return {
    rule,
    severity,
    message: sanitizeText(message),
    ...(span === undefined
      ? {}
      : { puppetfile: { file: span.file, line: span.line, column: span.column } }),
    ...(lockLine === undefined ? {} : { lockLine }),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** A requirement that is not met, for programs. */
export function describeOverride({
  spelledName,
  version,
  dependency,
}: LockedOverride): OverrideResult {
  const { spelledName: name, requirement } = dependency;
  return { name: spelledName, version, dependency: { name, requirement } };
}
