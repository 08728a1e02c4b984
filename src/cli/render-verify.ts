import type { VerifyResult } from '../commands/verify.ts';
import type { VerifyFinding } from '../commands/verify-finding.ts';
import { exitCodes } from '../errors/error-codes.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';
import type { Paint } from './paint.ts';
import type { Finding } from './reports/finding.ts';
import { verifyRules } from './reports/verify-rules.ts';

// Of a module that is wholly another one, so much is enough for people.
const mostLinesOfModule = 10;

/** What `pupfile verify` says: that every file is what the lock says, or each that is not. */
export function verifyResult(result: VerifyResult): CommandResult {
  const { lockfileName, modulesDirectory, modules, compared, files, findings } = result;
  return {
    text: ({ paint }) => drawResult(result, paint),
    json: {
      version: 1,
      lockfile: lockfileName,
      modulesDirectory: sanitizeText(modulesDirectory),
      isClean: !findings.some(isError),
      modules,
      compared,
      files: files ?? null,
      findings: findings.map(toJson),
    },
    findings: {
      command: 'verify',
      lockfileName,
      findings: findings.map(toFinding),
      rules: verifyRules,
      summary: summarize(result),
      isComplete: true,
    },
    exitCode: exitCodeOf(findings),
  };
}

function isError({ severity }: VerifyFinding): boolean {
  return severity === 'error';
}

/** A wrong archive weighs most, and a server that failed only where nothing is known to differ. */
function exitCodeOf(findings: readonly VerifyFinding[]): number {
  const failures = findings.filter(isError).map(({ failure }) => failure ?? exitCodes.difference);
  if (failures.includes(exitCodes.integrity)) return exitCodes.integrity;
  if (failures.includes(exitCodes.difference)) return exitCodes.difference;
  return failures[0] ?? exitCodes.done;
}

function drawResult(result: VerifyResult, paint: Paint): string {
  const { findings } = result;
  const errors = findings.filter(isError);
  const lines = groupByModule(findings).flatMap((group) => drawModule(group, paint));
  const worst = errors.length === 0 ? findings : errors;
  const fixes = [...new Set(worst.map(({ fix }) => fix))];
  const hint = `${paint('cyan', 'hint:')} run ${fixes.map((fix) => `\`${sanitizeText(fix)}\``).join(' or ')}`;
  const isVerified = errors.length === 0;
  const verdict = paint(isVerified ? 'green' : 'red', isVerified ? 'Verified:' : 'Different:');
  return [
    ...lines,
    ...(lines.length === 0 ? [] : ['']),
    `${verdict} ${summarize(result)}`,
    ...(fixes.length === 0 ? [] : [hint]),
  ].join('\n');
}

/** `modules holds what Puppetfile.lock says, 2 modules with 14 files` */
function summarize(result: VerifyResult): string {
  const { lockfileName, modulesDirectory, modules, compared, files, findings } = result;
  const errors = findings.filter(isError).length;
  const place = sanitizeText(modulesDirectory);
  const counted = formatCount(compared, 'module');
  const held =
    files === undefined
      ? `${counted} in the layer that it records`
      : `${counted} with ${formatCount(files, 'file')}`;
  const verdict =
    errors === 0
      ? `${place} holds what ${lockfileName} says, ${held}`
      : `${formatCount(errors, 'difference')} between ${place} and ${lockfileName}`;
  const notCompared = modules - compared;
  if (notCompared === 0) return verdict;
  return `${verdict}, ${formatCount(notCompared, 'module')} not compared`;
}

/** Installed modules are seldom in the repository: the place is the lock's line. */
function toFinding({ rule, severity, path, message, lockLine, fix }: VerifyFinding): Finding {
  return { rule, severity, message: `${path} ${message}`, lockLine, fix };
}

function groupByModule(findings: readonly VerifyFinding[]): readonly (readonly VerifyFinding[])[] {
  const groups = new Map<string, VerifyFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.module) ?? [];
    group.push(finding);
    groups.set(finding.module, group);
  }
  return [...groups.values()];
}

function drawModule(findings: readonly VerifyFinding[], paint: Paint): readonly string[] {
  const shown = findings.slice(0, mostLinesOfModule).map((one) => drawFinding(one, paint));
  const rest = findings.length - shown.length;
  const [first] = findings;
  if (rest === 0 || first === undefined) return shown;
  return [...shown, `${sanitizeText(first.module)}: and ${rest} more; --json has them all`];
}

/** `web/manifests/init.pp is missing [file-missing]` */
function drawFinding({ severity, path, message, rule }: VerifyFinding, paint: Paint): string {
  const text = sanitizeText(`${path} ${message}`).replaceAll('\n', '\u{fffd}');
  const mark = severity === 'warning' ? `${paint('yellow', 'warning:')} ` : '';
  return `${mark}${text} ${paint('dim', `[${rule}]`)}`;
}

function toJson(finding: VerifyFinding): unknown {
  const { rule, severity, module, path, message, lockLine, fix } = finding;
  return {
    rule,
    severity,
    module: sanitizeText(module),
    path: sanitizeText(path),
    message: sanitizeText(message),
    ...(lockLine === undefined ? {} : { lockLine }),
    fix: sanitizeText(fix),
  };
}
