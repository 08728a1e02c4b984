import type { Place, PlacedFinding, PlacedReport } from './placed-report.ts';
import type { RuleDescription } from './rule-descriptions.ts';

/**
 * SARIF 2.1.0, for GitHub's code scanning and other readers of static analysis:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarifReport(report: PlacedReport): string {
  const { version, homepage, rules, findings, isComplete } = report;
  const order = [...rules.keys()];
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'pupfile',
            version,
            semanticVersion: version,
            ...(homepage === undefined ? {} : { informationUri: homepage }),
            rules: [...rules].map(([id, rule]) => toDescriptor(id, rule, homepage)),
          },
        },
        invocations: [{ executionSuccessful: isComplete }],
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => toResult(finding, order.indexOf(finding.rule))),
      },
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function toDescriptor(
  id: string,
  { title, explanation }: RuleDescription,
  homepage: string | undefined,
) {
  const sentence = `${title}.`;
  return {
    id,
    shortDescription: { text: sentence },
    fullDescription: { text: explanation || sentence },
    help: { text: explanation || sentence },
    ...(homepage === undefined ? {} : { helpUri: new URL(`#${id}`, homepage).href }),
    defaultConfiguration: { level: 'error' },
  };
}

function toResult(finding: PlacedFinding, ruleIndex: number) {
  const { rule, severity, advice, place, lockPlace, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: advice },
    locations: [toLocation(place)],
    ...(lockPlace === undefined ? {} : { relatedLocations: [toLocation(lockPlace)] }),
    partialFingerprints: { 'pupfile/v1': fingerprint },
  };
}

function toLocation({ path, line, column, endColumn }: Place) {
  return {
    physicalLocation: {
      artifactLocation: { uri: toRelativeUri(path), uriBaseId: '%SRCROOT%' },
      // GitHub shows nothing that has no line.
      region: { startLine: line ?? 1, startColumn: column, endColumn },
    },
  };
}

function toRelativeUri(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\u{fffd}')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
