import assert from 'node:assert/strict';
import {
  renderGithubCommands,
  renderGithubSummary,
} from '../../../src/cli/reports/github-report.ts';
import { awkwardReport, cleanReport, failedReport, place } from '../../support/awkward-report.ts';

describe('renderGithubCommands', () => {
  it('writes a command for each finding and ends with a line for the log', () => {
    assert.equal(
      renderGithubCommands(place(awkwardReport)),
      [
        '::error file=puppet/site/Puppetfile,line=3,endLine=3,col=5,title=pupfile requirement-changed::the Puppetfile asks for `acme-web` <2 & "3", 100%25 of it: a,b]]>; run `pupfile lock`',
        '::warning file=puppet/site/Puppetfile.lock,line=5,endLine=5,title=pupfile module-orphaned::Grüße 🐘 |�%0A::error::[x](y) `a|b` �[2J�; run `pupfile lock`',
        "::error file=puppet/site/modules/a b%2Cü%3A%25/x.pp,title=pupfile house-rule::it's not ours",
        'Outdated: 2 differences, 1 warning',
        '',
      ].join('\n'),
    );
  });

  it('says no more than one line where nothing was found', () => {
    assert.equal(
      renderGithubCommands(place(cleanReport)),
      'Current: Puppetfile.lock locks 12 modules\n',
    );
  });

  it('tells that nothing could be checked', () => {
    assert.equal(
      renderGithubCommands(place(failedReport)),
      [
        '::error file=puppet/site/Puppetfile.lock,title=pupfile LOCKFILE_INVALID::it cannot be read%0Ahint: mend it',
        'Failed: it cannot be read',
        '',
      ].join('\n'),
    );
  });

  it('is read by the runner as it was meant', () => {
    const report = place(awkwardReport);
    const lines = renderGithubCommands(report).split('\n').slice(0, -2).map(readCommand);
    assert.deepEqual(
      lines,
      report.findings.map(({ severity, rule, advice, place: { path, line, column } }) => ({
        command: severity,
        properties: {
          file: path,
          ...(line === undefined ? {} : { line: String(line), endLine: String(line) }),
          ...(column === undefined ? {} : { col: String(column) }),
          title: `pupfile ${rule}`,
        },
        data: advice,
      })),
    );
  });
});

describe('renderGithubSummary', () => {
  it('is a table that no text breaks out of', () => {
    assert.equal(
      renderGithubSummary(place(awkwardReport)),
      [
        '### pupfile check',
        '',
        'Outdated: 2 differences, 1 warning',
        '',
        '| Severity | Place | Finding | Rule |',
        '|---|---|---|---|',
        '| error | `puppet/site/Puppetfile:3:5` | the Puppetfile asks for `acme-web` \\<2 \\& "3", 100% of it: a,b\\]\\]\\>; run `pupfile lock` | `requirement-changed` |',
        '| warning | `puppet/site/Puppetfile.lock:5` | Grüße 🐘 \\|� ::error::\\[x\\](y) `a\\|b` �\\[2J�; run `pupfile lock` | `module-orphaned` |',
        "| error | `puppet/site/modules/a b,ü:%/x.pp` | it's not ours | `house-rule` |",
        '',
        '',
      ].join('\n'),
    );
  });

  it('has no table where nothing was found', () => {
    assert.equal(
      renderGithubSummary(place(cleanReport)),
      '### pupfile check\n\nCurrent: Puppetfile.lock locks 12 modules\n\n',
    );
  });

  it('stays below the size that GitHub takes', () => {
    const finding = { rule: 'module-orphaned', message: 'x'.repeat(1000) };
    const findings = Array.from({ length: 2000 }, () => finding);
    const text = renderGithubSummary(place({ ...awkwardReport, findings }));
    assert.ok(text.length < 1024 * 1024);
    assert.match(text, /\n\n… and 1500 more\n\n$/);
  });
});

/** As the runner does (ActionCommand.TryParseV2 in actions/runner). */
function readCommand(line: string) {
  const end = line.indexOf('::', 2);
  const [command = '', ...rest] = line.slice(2, end).split(' ');
  const properties = rest
    .join(' ')
    .split(',')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [name, unescapeText(value, { '%3A': ':', '%2C': ',' })];
    });
  return {
    command,
    properties: Object.fromEntries(properties),
    data: unescapeText(line.slice(end + 2), {}),
  };
}

function unescapeText(text: string, more: Readonly<Record<string, string>>): string {
  const pairs = Object.entries({ '%0D': '\r', '%0A': '\n', ...more, '%25': '%' });
  return pairs.reduce(
    (result, [escaped, character]) => result.replaceAll(escaped, character),
    text,
  );
}
