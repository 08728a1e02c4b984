import type { FindingsReport, ReportContext } from '../../src/cli/reports/finding.ts';
import { type PlacedReport, placeReport } from '../../src/cli/reports/placed-report.ts';

const line = { file: 'Puppetfile', lineText: "mod 'acme-web', '2.x'" };

/** Findings whose words every format has to escape. */
export const awkwardReport: FindingsReport = {
  command: 'check',
  lockfileName: 'Puppetfile.lock',
  findings: [
    {
      rule: 'requirement-changed',
      message: 'the Puppetfile asks for `acme-web` <2 & "3", 100% of it: a,b]]>',
      span: { ...line, line: 3, column: 5, length: 10 },
      lockLine: 9,
      fix: 'pupfile lock',
    },
    {
      rule: 'module-orphaned',
      message: 'Grüße 🐘 |\r\n::error::[x](y) `a|b` \u001b[2J\ud800',
      severity: 'warning',
      lockLine: 5,
      fix: 'pupfile lock',
    },
    { rule: 'house-rule', message: "it's not ours", file: 'modules/a b,ü:%/x.pp' },
  ],
  rules: {
    'module-orphaned': { title: 'A module is not needed', explanation: 'Nothing leads to it.' },
    'requirement-changed': { title: 'A "range" <changed>', explanation: 'Run `pupfile lock`.' },
    'source-changed': { title: 'A source changed', explanation: 'It comes from elsewhere.' },
  },
  summary: 'Outdated: 2 differences, 1 warning',
  isComplete: true,
};

/** A report that found nothing. */
export const cleanReport: FindingsReport = {
  ...awkwardReport,
  findings: [],
  summary: 'Current: Puppetfile.lock locks 12 modules',
};

/** A check that ended before it began. */
export const failedReport: FindingsReport = {
  ...awkwardReport,
  findings: [{ rule: 'LOCKFILE_INVALID', message: 'it cannot be read\nhint: mend it' }],
  rules: { LOCKFILE_INVALID: { title: 'The lock cannot be read', explanation: 'Mend it.' } },
  summary: 'Failed: it cannot be read',
  isComplete: false,
};

/** A project in a folder of its repository. */
export const reportContext: ReportContext = {
  version: '1.2.3',
  homepage: undefined,
  directory: 'puppet/site',
};

export function place(report: FindingsReport, context = reportContext): PlacedReport {
  return placeReport(report, context);
}
