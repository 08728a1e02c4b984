import assert from 'node:assert/strict';
import { renderGitlabReport } from '../../../src/cli/reports/gitlab-report.ts';
import { awkwardReport, cleanReport, failedReport, place } from '../../support/awkward-report.ts';
import { compileSchema } from '../../support/json-schema.ts';

// What GitLab demands, from its documentation of the format.
const schema = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32,64}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'lines'],
        properties: {
          // Without `./` in front, or GitLab doesn't find the file.
          path: { type: 'string', pattern: '^[^./]' },
          lines: {
            type: 'object',
            additionalProperties: false,
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
};

describe('renderGitlabReport', () => {
  it('has an issue for each finding', () => {
    const { findings } = place(awkwardReport);
    assert.deepEqual(JSON.parse(renderGitlabReport(place(awkwardReport))), [
      {
        description: `${awkwardReport.findings[0]?.message}; run \`pupfile lock\``,
        check_name: 'requirement-changed',
        fingerprint: findings[0]?.fingerprint,
        severity: 'major',
        location: { path: 'puppet/site/Puppetfile', lines: { begin: 3 } },
      },
      {
        description:
          'Grüße 🐘 |\u{fffd}\n::error::[x](y) `a|b` \u{fffd}[2J\u{fffd}; run `pupfile lock`',
        check_name: 'module-orphaned',
        fingerprint: findings[1]?.fingerprint,
        severity: 'minor',
        location: { path: 'puppet/site/Puppetfile.lock', lines: { begin: 5 } },
      },
      {
        description: "it's not ours",
        check_name: 'house-rule',
        fingerprint: findings[2]?.fingerprint,
        severity: 'major',
        location: { path: 'puppet/site/modules/a b,ü:%/x.pp', lines: { begin: 1 } },
      },
    ]);
  });

  it('is an empty list where nothing was found', () => {
    assert.equal(renderGitlabReport(place(cleanReport)), '[]\n');
  });

  it('makes it a blocker that nothing could be checked', () => {
    const [issue] = JSON.parse(renderGitlabReport(place(failedReport)));
    assert.deepEqual(
      [issue.severity, issue.check_name, issue.description],
      ['blocker', 'LOCKFILE_INVALID', 'it cannot be read\nhint: mend it'],
    );
  });

  for (const report of [awkwardReport, cleanReport, failedReport]) {
    it(`is what GitLab demands: ${report.summary}`, () => {
      const validate = compileSchema(schema);
      assert.deepEqual(validate(JSON.parse(renderGitlabReport(place(report)))), []);
    });
  }
});
