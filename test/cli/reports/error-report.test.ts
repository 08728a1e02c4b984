import assert from 'node:assert/strict';
import { reportError } from '../../../src/cli/reports/error-report.ts';
import { PupfileError } from '../../../src/errors/pupfile-error.ts';

const failed = { command: 'check', file: 'Puppetfile' };
const span = { file: 'Puppetfile', line: 3, column: 5, length: 10, lineText: '' };

describe('reportError', () => {
  it('tells an error where it is, with all that can be done', () => {
    const error = new PupfileError('PUPPETFILE_SYNTAX', 'it is not Ruby', {
      labels: [{ span, text: 'a comma is missing' }],
      notes: ['a note'],
      hint: 'add one',
    });
    const report = reportError(error, failed);
    assert.deepEqual(report.findings, [
      {
        rule: 'PUPPETFILE_SYNTAX',
        message: 'it is not Ruby\na comma is missing\na note\nhint: add one',
        span,
      },
    ]);
    assert.equal(report.rules['PUPPETFILE_SYNTAX']?.title, 'The Puppetfile is not valid Ruby');
    assert.equal(report.summary, 'Failed: it is not Ruby');
    assert.equal(report.isComplete, false);
  });

  it('tells each place of an error', () => {
    const labels = [3, 4].map((line) => ({ span: { ...span, line }, text: `line ${line}` }));
    const error = new PupfileError('PUPPETFILE_INVALID', '2 problems', { labels });
    assert.deepEqual(
      reportError(error, failed).findings.map((finding) => [finding.message, finding.span?.line]),
      [
        ['2 problems\nline 3', 3],
        ['2 problems\nline 4', 4],
      ],
    );
  });

  it('blames the Puppetfile where an error has no place', () => {
    const report = reportError(new PupfileError('OFFLINE', 'no network'), failed);
    assert.deepEqual(report.findings, [
      { rule: 'OFFLINE', message: 'no network', file: 'Puppetfile' },
    ]);
  });

  it('tells a bug without its details', () => {
    const report = reportError(new TypeError('x is not a function'), failed);
    assert.equal(report.findings[0]?.rule, 'INTERNAL');
    assert.equal(JSON.stringify(report).includes('not a function'), false);
  });
});
