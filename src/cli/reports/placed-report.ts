import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { sanitizeText } from '../../errors/redact.ts';
import {
  type Finding,
  type FindingsReport,
  type ReportContext,
  type Severity,
  severityOf,
} from './finding.ts';
import type { RuleDescription } from './rule-descriptions.ts';

/** A file of the repository and, where it is known, a line of it; both count from 1. */
export interface Place {
  /** Relative to the root of the repository, with slashes. */
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  /** The column behind the last one that is meant. */
  readonly endColumn?: number;
}

/** A finding as CI services want it: its file relative to the repository, and safe to print. */
export interface PlacedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The message with the command that mends it. */
  readonly advice: string;
  readonly place: Place;
  /** The line of the lock, where the place itself is another file. */
  readonly lockPlace?: Place;
  /** Hexadecimal. Says nothing of lines: edits elsewhere in the file don't change it. */
  readonly fingerprint: string;
}

/** A report whose findings have their places in the repository. */
export interface PlacedReport extends ReportContext, Omit<FindingsReport, 'findings' | 'rules'> {
  readonly findings: readonly PlacedFinding[];
  /** Every rule that was tried, and every other one that found something. */
  readonly rules: ReadonlyMap<string, RuleDescription>;
}

interface Placement {
  readonly directory: string;
  readonly lockfileName: string;
  /** How often a finding was met that says the same of the same file. */
  readonly times: Map<string, number>;
}

/** Brings a report into the form that all formats for programs are made from. */
export function placeReport(report: FindingsReport, context: ReportContext): PlacedReport {
  const { findings, rules } = report;
  const known = new Map(Object.entries(rules));
  for (const { rule } of findings) {
    if (!known.has(rule)) known.set(rule, { title: rule, explanation: '' });
  }
  const { lockfileName } = report;
  const placement = { directory: context.directory, lockfileName, times: new Map() };
  return {
    ...context,
    ...report,
    rules: known,
    findings: findings.map((finding) => placeFinding(finding, placement)),
  };
}

/** `Puppetfile:3:1`, as far as it is known. */
export function placeToText({ path, line, column }: Place): string {
  return [path, line, column].filter((part) => part !== undefined).join(':');
}

function placeFinding(
  finding: Finding,
  { directory, lockfileName, times }: Placement,
): PlacedFinding {
  const { rule, fix, lockLine } = finding;
  const message = cleanText(finding.message);
  const lockPlace = {
    path: posix.join(directory, lockfileName),
    ...(lockLine === undefined ? {} : { line: lockLine }),
  };
  const otherPlace = placeOutsideLock(finding, directory);
  const place = otherPlace ?? lockPlace;
  const identity = JSON.stringify([rule, place.path, message]);
  const time = times.get(identity) ?? 0;
  times.set(identity, time + 1);
  return {
    rule,
    severity: severityOf(finding),
    message,
    advice: fix === undefined ? message : `${message}; run \`${cleanText(fix)}\``,
    place,
    ...(otherPlace === undefined || lockLine === undefined ? {} : { lockPlace }),
    fingerprint: createHash('sha256').update(`${identity}${time}`).digest('hex'),
  };
}

function placeOutsideLock({ span, file }: Finding, directory: string): Place | undefined {
  if (span === undefined) {
    return file === undefined ? undefined : { path: posix.join(directory, file) };
  }
  const { line, column, length } = span;
  return { path: posix.join(directory, span.file), line, column, endColumn: column + length };
}

/** Nothing that a terminal or a parser would stumble over; half of a surrogate pair is no text. */
function cleanText(text: string): string {
  return sanitizeText(text).replace(/\p{Cs}/gu, '\u{fffd}');
}
