import assert from 'node:assert/strict';
import { countFindings, drawFindings, drawFixes } from '../../../src/cli/reports/text-report.ts';
import { awkwardReport } from '../../support/awkward-report.ts';
import { namedLook, plainLook } from '../../support/plain-look.ts';

describe('drawFindings', () => {
  it('tells each finding at its place, and which are only warnings', () => {
    assert.deepEqual(drawFindings(awkwardReport, plainLook.paint), [
      'Puppetfile:3:5: the Puppetfile asks for `acme-web` <2 & "3", 100% of it: a,b]]> [requirement-changed]',
      'Puppetfile.lock:5: warning: Grüße 🐘 |\u{fffd}\n::error::[x](y) `a|b` \u{fffd}[2J\ud800 [module-orphaned]',
      "modules/a b,ü:%/x.pp: it's not ours [house-rule]",
    ]);
  });

  it('colours errors red and warnings yellow', () => {
    const finding = { rule: 'x', message: 'm' };
    const findings = [finding, { ...finding, severity: 'warning' as const }];
    assert.deepEqual(drawFindings({ findings, lockfileName: 'lock' }, namedLook.paint), [
      '<red lock:> m <dim [x]>',
      '<yellow lock:> <yellow warning:> m <dim [x]>',
    ]);
  });
});

describe('drawFixes', () => {
  const finding = { rule: 'x', message: 'm' };

  it('names each command once', () => {
    const findings = ['a', 'b', 'a'].map((fix) => ({ ...finding, fix }));
    assert.deepEqual(drawFixes(findings, plainLook.paint), ['hint: run `a` or `b`']);
  });

  it('says nothing where nothing mends it', () => {
    assert.deepEqual(drawFixes([finding], plainLook.paint), []);
  });
});

describe('countFindings', () => {
  it('takes a finding without a severity for an error', () => {
    const { findings } = awkwardReport;
    assert.deepEqual(
      [countFindings(findings, 'error'), countFindings(findings, 'warning')],
      [2, 1],
    );
  });
});
