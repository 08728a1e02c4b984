import assert from 'node:assert/strict';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { renderJunitReport } from '../../../src/cli/reports/junit-report.ts';
import { awkwardReport, cleanReport, failedReport, place } from '../../support/awkward-report.ts';

describe('renderJunitReport', () => {
  it('has a test case for each rule, with all that it found', () => {
    assert.equal(
      renderJunitReport(place(awkwardReport)),
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="pupfile check" tests="4" failures="2" errors="0">',
        '  <testsuite name="pupfile check" tests="4" failures="2" errors="0">',
        '    <testcase classname="pupfile.check" name="module-orphaned: A module is not needed" file="puppet/site/Puppetfile.lock">',
        '      <system-out>puppet/site/Puppetfile.lock:5: Grüße 🐘 |�&#10;::error::[x](y) `a|b` �[2J�; run `pupfile lock`</system-out>',
        '    </testcase>',
        '    <testcase classname="pupfile.check" name="requirement-changed: A &quot;range&quot; &lt;changed&gt;" file="puppet/site/Puppetfile">',
        '      <failure type="requirement-changed" message="the Puppetfile asks for `acme-web` &lt;2 &amp; &quot;3&quot;, 100% of it: a,b]]&gt;">puppet/site/Puppetfile:3:5: the Puppetfile asks for `acme-web` &lt;2 &amp; &quot;3&quot;, 100% of it: a,b]]&gt;; run `pupfile lock`</failure>',
        '    </testcase>',
        '    <testcase classname="pupfile.check" name="source-changed: A source changed"/>',
        '    <testcase classname="pupfile.check" name="house-rule" file="puppet/site/modules/a b,ü:%/x.pp">',
        '      <failure type="house-rule" message="it\'s not ours">puppet/site/modules/a b,ü:%/x.pp: it\'s not ours</failure>',
        '    </testcase>',
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });

  it('passes every rule where nothing was found', () => {
    assert.equal(
      renderJunitReport(place(cleanReport)),
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="pupfile check" tests="3" failures="0" errors="0">',
        '  <testsuite name="pupfile check" tests="3" failures="0" errors="0">',
        '    <testcase classname="pupfile.check" name="module-orphaned: A module is not needed"/>',
        '    <testcase classname="pupfile.check" name="requirement-changed: A &quot;range&quot; &lt;changed&gt;"/>',
        '    <testcase classname="pupfile.check" name="source-changed: A source changed"/>',
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });

  it('is an error, not a failure, where nothing could be checked', () => {
    assert.equal(
      renderJunitReport(place(failedReport)),
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="pupfile check" tests="1" failures="0" errors="1">',
        '  <testsuite name="pupfile check" tests="1" failures="0" errors="1">',
        '    <testcase classname="pupfile.check" name="LOCKFILE_INVALID: The lock cannot be read" file="puppet/site/Puppetfile.lock">',
        '      <error type="LOCKFILE_INVALID" message="it cannot be read&#10;hint: mend it">puppet/site/Puppetfile.lock: it cannot be read&#10;hint: mend it</error>',
        '    </testcase>',
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });

  it('is read as it was meant', () => {
    const text = renderJunitReport(place(awkwardReport));
    const parser = new XMLParser({ ignoreAttributes: false, htmlEntities: true });
    const { testsuites } = parser.parse(text);
    const changed = testsuites.testsuite.testcase[1];
    assert.equal(changed['@_name'], 'requirement-changed: A "range" <changed>');
    assert.equal(changed.failure['@_message'], awkwardReport.findings[0]?.message);
  });

  it('gathers the findings of a rule in one failure', () => {
    const finding = { rule: 'source-changed', message: 'a' };
    const findings = [finding, { ...finding, message: 'b' }, { ...finding, message: 'c' }];
    const text = renderJunitReport(place({ ...awkwardReport, findings }));
    assert.equal(text.match(/<failure /g)?.length, 1);
    assert.match(text, /message="a \(and 2 more\)"/);
    assert.match(text, /failures="1"/);
  });

  it('has no characters that XML forbids', () => {
    const forbidden = '\0\u0001\u000b\u001f\u007f\u0085\udfff\ufffe\ud800\uffff';
    const report = place(awkwardReport);
    const [finding] = report.findings;
    assert.ok(finding);
    const bad = { ...finding, message: `a${forbidden}b`, advice: `c${forbidden}d` };
    const text = renderJunitReport({ ...report, findings: [bad] });
    assert.match(text, /message="ab"/);
    assert.match(text, /: cd<\/failure>/);
  });

  for (const report of [awkwardReport, cleanReport, failedReport]) {
    it(`is well-formed: ${report.summary}`, () => {
      assert.equal(XMLValidator.validate(renderJunitReport(place(report))), true);
    });
  }
});
