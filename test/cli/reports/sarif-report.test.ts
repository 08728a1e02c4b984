import assert from 'node:assert/strict';
import { renderSarifReport } from '../../../src/cli/reports/sarif-report.ts';
import {
  awkwardReport,
  cleanReport,
  failedReport,
  place,
  reportContext,
} from '../../support/awkward-report.ts';
import { compileSchema, readStoredSchema } from '../../support/json-schema.ts';

const documented = { ...reportContext, homepage: 'https://pupfile.example/docs/ci.html#top' };

describe('renderSarifReport', () => {
  const validate = compileSchema(readStoredSchema('sarif-2.1.0.json'));

  it('has a result for each finding, at its places', () => {
    const { findings } = place(awkwardReport);
    const { results } = runOf(renderSarifReport(place(awkwardReport)));
    assert.deepEqual(results, [
      {
        ruleId: 'requirement-changed',
        ruleIndex: 1,
        level: 'error',
        message: { text: `${awkwardReport.findings[0]?.message}; run \`pupfile lock\`` },
        locations: [
          locationOf('puppet/site/Puppetfile', { startLine: 3, startColumn: 5, endColumn: 15 }),
        ],
        relatedLocations: [locationOf('puppet/site/Puppetfile.lock', { startLine: 9 })],
        partialFingerprints: { 'pupfile/v1': findings[0]?.fingerprint },
      },
      {
        ruleId: 'module-orphaned',
        ruleIndex: 0,
        level: 'warning',
        message: {
          text: 'Grüße 🐘 |\u{fffd}\n::error::[x](y) `a|b` \u{fffd}[2J\u{fffd}; run `pupfile lock`',
        },
        locations: [locationOf('puppet/site/Puppetfile.lock', { startLine: 5 })],
        partialFingerprints: { 'pupfile/v1': findings[1]?.fingerprint },
      },
      {
        ruleId: 'house-rule',
        ruleIndex: 3,
        level: 'error',
        message: { text: "it's not ours" },
        locations: [locationOf('puppet/site/modules/a%20b%2C%C3%BC%3A%25/x.pp', { startLine: 1 })],
        partialFingerprints: { 'pupfile/v1': findings[2]?.fingerprint },
      },
    ]);
  });

  it('describes every rule, and where it is documented', () => {
    const { tool } = runOf(renderSarifReport(place(awkwardReport, documented)));
    const { rules, ...driver } = tool.driver;
    assert.deepEqual(driver, {
      name: 'pupfile',
      version: '1.2.3',
      semanticVersion: '1.2.3',
      informationUri: 'https://pupfile.example/docs/ci.html#top',
    });
    assert.equal(rules.length, 4);
    assert.deepEqual(rules[1], {
      id: 'requirement-changed',
      shortDescription: { text: 'A "range" <changed>.' },
      fullDescription: { text: 'Run `pupfile lock`.' },
      help: { text: 'Run `pupfile lock`.' },
      helpUri: 'https://pupfile.example/docs/ci.html#requirement-changed',
      defaultConfiguration: { level: 'error' },
    });
    assert.deepEqual(rules[3].help, { text: 'house-rule.' });
  });

  it('names no address where there is none', () => {
    const { tool } = runOf(renderSarifReport(place(awkwardReport)));
    assert.equal(JSON.stringify(tool).includes('Uri'), false);
  });

  it('says whether the check was carried out', () => {
    const invocations = [cleanReport, failedReport].map(
      (report) => runOf(renderSarifReport(place(report))).invocations,
    );
    assert.deepEqual(invocations, [
      [{ executionSuccessful: true }],
      [{ executionSuccessful: false }],
    ]);
  });

  for (const context of [reportContext, documented]) {
    for (const report of [awkwardReport, cleanReport, failedReport]) {
      it(`follows its schema: ${report.summary}, ${context.homepage}`, () => {
        const document = JSON.parse(renderSarifReport(place(report, context)));
        assert.deepEqual(validate(document), []);
        assert.equal(document.version, '2.1.0');
      });
    }
  }

  it('would be told by its schema what is wrong', () => {
    const document = JSON.parse(renderSarifReport(place(awkwardReport)));
    document.runs[0].results[0].level = 'fatal';
    document.runs[0].tool.driver.informationUri = 'no address';
    assert.equal(validate(document).length, 2);
  });
});

function runOf(text: string) {
  return JSON.parse(text).runs[0];
}

function locationOf(uri: string, region: object) {
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region } };
}
