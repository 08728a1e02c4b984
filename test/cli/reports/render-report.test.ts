import assert from 'node:assert/strict';
import { renderGithubCommands } from '../../../src/cli/reports/github-report.ts';
import { renderGitlabReport } from '../../../src/cli/reports/gitlab-report.ts';
import { renderJunitReport } from '../../../src/cli/reports/junit-report.ts';
import { renderReport } from '../../../src/cli/reports/render-report.ts';
import type { FormatName } from '../../../src/cli/reports/report-format.ts';
import { renderSarifReport } from '../../../src/cli/reports/sarif-report.ts';
import { awkwardReport, place, reportContext } from '../../support/awkward-report.ts';
import { plainLook } from '../../support/plain-look.ts';

const result = { text: () => 'text', json: { version: 1 }, findings: awkwardReport };
const context = { look: plainLook, findContext: () => reportContext };

describe('renderReport', () => {
  const placed = place(awkwardReport);
  const cases: readonly [FormatName, string][] = [
    ['text', 'text\n'],
    ['json', '{\n  "version": 1\n}\n'],
    ['github', renderGithubCommands(placed)],
    ['gitlab', renderGitlabReport(placed)],
    ['junit', renderJunitReport(placed)],
    ['sarif', renderSarifReport(placed)],
  ];
  for (const [format, text] of cases) {
    it(`knows ${format}`, () => assert.equal(renderReport(format, result, context), text));
  }

  it('says nothing where there is no text', () => {
    assert.equal(renderReport('text', { ...result, text: () => '' }, context), '');
  });

  it('does not look for the project where no format needs it', () => {
    const findContext = () => assert.fail('it looked');
    for (const format of ['text', 'json'] as const) {
      renderReport(format, result, { look: plainLook, findContext });
    }
  });

  it('fails where a command has no findings', () => {
    const { findings: _, ...without } = result;
    assert.throws(() => renderReport('sarif', without, context), TypeError);
  });
});
