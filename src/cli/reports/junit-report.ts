import { type PlacedFinding, type PlacedReport, placeToText } from './placed-report.ts';
import type { RuleDescription } from './rule-descriptions.ts';

/**
 * JUnit's XML as Jenkins and GitLab read it, one test case for each rule:
 * https://github.com/testmoapp/junitxml
 *
 * Warnings are what a test prints: JUnit knows none.
 */
export function renderJunitReport(report: PlacedReport): string {
  const { command, rules, findings, isComplete } = report;
  const broken = new Set(
    findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule),
  );
  const counts = [
    `tests="${rules.size}"`,
    `failures="${isComplete ? broken.size : 0}"`,
    `errors="${isComplete ? 0 : broken.size}"`,
  ].join(' ');
  const name = `name="${escapeXml(`pupfile ${command}`)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${name} ${counts}>`,
    `  <testsuite ${name} ${counts}>`,
    ...[...rules].map((rule) => drawCase(rule, report)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function drawCase(
  [rule, { title }]: readonly [string, RuleDescription],
  { command, findings, isComplete }: PlacedReport,
): string {
  const found = findings.filter((finding) => finding.rule === rule);
  const attributes = [
    `classname="${escapeXml(`pupfile.${command}`)}"`,
    `name="${escapeXml(title === rule ? rule : `${rule}: ${title}`)}"`,
    ...(found[0] === undefined ? [] : [`file="${escapeXml(found[0].place.path)}"`]),
  ].join(' ');
  const outcome = [
    ...drawFailure(
      found.filter(({ severity }) => severity === 'error'),
      isComplete,
    ),
    ...drawWarnings(found.filter(({ severity }) => severity === 'warning')),
  ];
  return outcome.length === 0
    ? `    <testcase ${attributes}/>`
    : [`    <testcase ${attributes}>`, ...outcome, '    </testcase>'].join('\n');
}

/** All in one element: of several, most readers take only the first. */
function drawFailure(errors: readonly PlacedFinding[], isComplete: boolean): string[] {
  const [first, ...others] = errors;
  if (first === undefined) return [];
  const element = isComplete ? 'failure' : 'error';
  const message = `${first.message}${others.length === 0 ? '' : ` (and ${others.length} more)`}`;
  const attributes = `type="${escapeXml(first.rule)}" message="${escapeXml(message)}"`;
  return [`      <${element} ${attributes}>${escapeXml(toLines(errors))}</${element}>`];
}

function drawWarnings(warnings: readonly PlacedFinding[]): string[] {
  return warnings.length === 0
    ? []
    : [`      <system-out>${escapeXml(toLines(warnings))}</system-out>`];
}

function toLines(findings: readonly PlacedFinding[]): string {
  return findings.map(({ place, advice }) => `${placeToText(place)}: ${advice}`).join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** For attributes, too, where a plain line break would become a space. */
function escapeXml(text: string): string {
  return (
    text
      // XML 1.0 has no way at all to write these.
      .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\u{fffe}\u{ffff}]/gu, '')
      .replace(/[&<>"\t\n\r]/g, (character) => entities[character] ?? '')
  );
}
