import assert from 'node:assert/strict';
import type { Finding, FindingsReport } from '../../../src/cli/reports/finding.ts';
import { placeToText } from '../../../src/cli/reports/placed-report.ts';
import { awkwardReport, place, reportContext } from '../../support/awkward-report.ts';

const span = { file: 'Puppetfile', line: 3, column: 5, length: 10, lineText: '' };
const reportOf = (...findings: readonly Finding[]): FindingsReport => ({
  ...awkwardReport,
  findings,
});
const orphan: Finding = { rule: 'module-orphaned', message: 'nobody needs it', lockLine: 5 };

describe('placeReport', () => {
  const places: readonly [title: string, Partial<Finding>, place: object, lockPlace?: object][] = [
    [
      'the Puppetfile first, and the lock beside it',
      { span, lockLine: 9 },
      { path: 'puppet/site/Puppetfile', line: 3, column: 5, endColumn: 15 },
      { path: 'puppet/site/Puppetfile.lock', line: 9 },
    ],
    [
      'the Puppetfile alone',
      { span },
      { path: 'puppet/site/Puppetfile', line: 3, column: 5, endColumn: 15 },
    ],
    ['a line of the lock', { lockLine: 9 }, { path: 'puppet/site/Puppetfile.lock', line: 9 }],
    ['the lock as a whole', {}, { path: 'puppet/site/Puppetfile.lock' }],
    ['another file', { file: 'modules/a/b.pp' }, { path: 'puppet/site/modules/a/b.pp' }],
    ['a file outside of the project', { file: '../lib/x' }, { path: 'puppet/lib/x' }],
  ];
  for (const [title, partial, expected, lockPlace] of places) {
    it(`finds the place: ${title}`, () => {
      const [finding] = place(reportOf({ ...orphan, lockLine: undefined, ...partial })).findings;
      assert.deepEqual([finding?.place, finding?.lockPlace], [expected, lockPlace]);
    });
  }

  it('adds nothing to paths where the project is the repository', () => {
    const [finding] = place(reportOf(orphan), { ...reportContext, directory: '' }).findings;
    assert.equal(finding?.place.path, 'Puppetfile.lock');
  });

  it('takes a finding without a severity for an error', () => {
    const { findings } = place(reportOf(orphan, { ...orphan, severity: 'warning' }));
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['error', 'warning'],
    );
  });

  it('hides credentials and terminal escapes', () => {
    const message = 'from https://me:secret@git.example/x\u001b[2J\ud800';
    const [finding] = place(reportOf({ ...orphan, message, fix: 'rm\u0007' })).findings;
    assert.equal(finding?.message, 'from https://git.example/x\u{fffd}[2J\u{fffd}');
    assert.equal(finding?.advice, `${finding?.message}; run \`rm\u{fffd}\``);
  });

  it('knows rules that were not announced by their names', () => {
    const { rules } = place(reportOf({ ...orphan, rule: 'house-rule' }));
    assert.deepEqual([...rules.keys()], [...Object.keys(awkwardReport.rules), 'house-rule']);
    assert.equal(rules.get('house-rule')?.title, 'house-rule');
  });
});

describe('the fingerprint of a finding', () => {
  const of = (...findings: readonly Finding[]) =>
    place(reportOf(...findings)).findings.map(({ fingerprint }) => fingerprint);
  const [first] = of(orphan);

  it('stays when lines move and other findings come and go', () => {
    const other = { ...orphan, message: 'another' };
    assert.equal(of(other, { ...orphan, lockLine: 77 })[1], first);
    const [moved] = of({ ...orphan, span });
    assert.equal(of({ ...orphan, span: { ...span, line: 9, column: 1 } })[0], moved);
  });

  it('differs between rules, messages and files', () => {
    const others = of(
      { ...orphan, rule: 'source-changed' },
      { ...orphan, message: 'somebody needs it' },
      { ...orphan, file: 'Puppetfile' },
    );
    assert.equal(new Set([first, ...others]).size, 4);
  });

  it('differs between findings that say the same of the same file', () => {
    const [one, two] = of(orphan, { ...orphan, lockLine: 6 });
    assert.equal(one, first);
    assert.notEqual(two, first);
  });
});

describe('placeToText', () => {
  it('tells as much as is known', () => {
    assert.equal(placeToText({ path: 'a', line: 1, column: 2, endColumn: 5 }), 'a:1:2');
    assert.equal(placeToText({ path: 'a', line: 1 }), 'a:1');
    assert.equal(placeToText({ path: 'a' }), 'a');
  });
});
