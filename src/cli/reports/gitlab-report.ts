import type { PlacedFinding, PlacedReport } from './placed-report.ts';

/**
 * A Code Quality report of GitLab:
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function renderGitlabReport({ findings, isComplete }: PlacedReport): string {
  const issues = findings.map((finding) => toIssue(finding, isComplete));
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}

function toIssue({ rule, severity, advice, place, fingerprint }: PlacedFinding, isDone: boolean) {
  return {
    description: advice,
    check_name: rule,
    fingerprint,
    severity: isDone ? { error: 'major', warning: 'minor' }[severity] : 'blocker',
    // GitLab demands a line.
    location: { path: place.path, lines: { begin: place.line ?? 1 } },
  };
}
