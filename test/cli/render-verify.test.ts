import assert from 'node:assert/strict';
import { verifyResult } from '../../src/cli/render-verify.ts';
import type { VerifyResult } from '../../src/commands/verify.ts';
import type { VerifyFinding } from '../../src/commands/verify-finding.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';

const finding: VerifyFinding = {
  rule: 'file-missing',
  severity: 'error',
  module: 'acme-web',
  path: 'web/lib/x.rb',
  message: 'is missing',
  lockLine: 4,
  fix: 'pupfile install',
};
const warning: VerifyFinding = { ...finding, rule: 'mode-changed', severity: 'warning' };

function resultOf(...findings: readonly VerifyFinding[]): VerifyResult {
  const lockfileName = 'Puppetfile.lock';
  return { lockfileName, modulesDirectory: 'modules', modules: 2, compared: 2, files: 9, findings };
}

describe('verifyResult', () => {
  it('says that everything is what the lock says', () => {
    assert.equal(
      verifyResult(resultOf()).text(namedLook),
      '<green Verified:> modules holds what Puppetfile.lock says, 2 modules with 9 files',
    );
  });

  it('marks what only looks odd, and says how much was not compared', () => {
    const result = { ...resultOf(finding, { ...warning, fix: 'other' }), compared: 1 };
    assert.equal(
      verifyResult(result).text(namedLook),
      `web/lib/x.rb is missing <dim [file-missing]>
<yellow warning:> web/lib/x.rb is missing <dim [mode-changed]>

<red Different:> 1 difference between modules and Puppetfile.lock, 1 module not compared
<cyan hint:> run \`pupfile install\``,
    );
  });

  it('gives reports the line of the lock as the place', () => {
    const { findings } = verifyResult(resultOf(finding));
    assert.deepEqual(findings?.findings, [
      {
        rule: 'file-missing',
        severity: 'error',
        message: 'web/lib/x.rb is missing',
        lockLine: 4,
        fix: 'pupfile install',
      },
    ]);
    assert.equal(findings?.summary, '1 difference between modules and Puppetfile.lock');
  });

  it('shows ten lines of each module, and gives programs all', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ ...finding, path: `web/${index}` }));
    const other = { ...finding, module: 'acme-base', path: 'base' };
    const { text, json } = verifyResult(resultOf(...many, other));
    const lines = text(plainLook).split('\n');
    assert.deepEqual(lines.slice(9, 12), [
      'web/9 is missing [file-missing]',
      'acme-web: and 2 more; --json has them all',
      'base is missing [file-missing]',
    ]);
    assert.equal((json as { findings: unknown[] }).findings.length, 13);
  });

  it('prints no line break and no escape out of a name', () => {
    const evil = { ...finding, path: 'web/\n\u001b[2Jok' };
    const [first, second] = verifyResult(resultOf(evil)).text(plainLook).split('\n');
    assert.equal(first, 'web/\u{fffd}\u{fffd}[2Jok is missing [file-missing]');
    assert.equal(second, '');
  });

  const statuses: readonly [string, readonly VerifyFinding[], number][] = [
    ['nothing', [], 0],
    ['what only looks odd', [warning], 0],
    ['a difference', [warning, finding], 1],
    ['a Forge that failed', [{ ...finding, failure: 5 }], 5],
    ['a Forge that failed and a difference', [{ ...finding, failure: 5 }, finding], 1],
    ['a wrong archive and a difference', [finding, { ...finding, failure: 6 }], 6],
  ];
  for (const [what, findings, status] of statuses) {
    it(`ends with ${status} for ${what}`, () => {
      assert.equal(verifyResult(resultOf(...findings)).exitCode, status);
    });
  }
});
