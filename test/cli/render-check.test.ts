import assert from 'node:assert/strict';
import { errorResult } from '../../src/cli/deliver-result.ts';
import { checkResult } from '../../src/cli/render-check.ts';
import { lockfileRules } from '../../src/cli/reports/rule-descriptions.ts';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import type { LockfileDifference } from '../../src/lockfile/compare-lockfile.ts';
import type { LockedOverride } from '../../src/lockfile/lockfile.ts';
import { moduleName } from '../support/declare-modules.ts';
import { compileOwnSchema } from '../support/own-schemas.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';

const lockfileName = 'Puppetfile.lock';
const span = { file: 'Puppetfile', line: 3, column: 1, length: 3, lineText: "mod 'acme-web'" };
const differences: readonly LockfileDifference[] = [
  {
    rule: 'requirement-changed',
    message: 'the Puppetfile asks for `acme-web` 2.x, the lock was written for 1.x',
    span,
    lockLine: 9,
    fix: 'pupfile lock',
  },
  {
    rule: 'module-orphaned',
    message: '`acme-log` 1.0.0 is locked, and nothing in the Puppetfile needs it',
    lockLine: 5,
    fix: 'pupfile lock',
  },
  { rule: 'lockfile-missing', message: 'there is no lock\u001b[2J', fix: 'pupfile install' },
];

const overrides: readonly LockedOverride[] = [
  {
    name: moduleName('acme-web'),
    spelledName: 'acme-web',
    version: '1.1.0',
    dependency: {
      name: moduleName('acme-base'),
      spelledName: 'acme-base',
      requirement: '< 2.0.0',
    },
  },
];

describe('checkResult', () => {
  it('says that the lock is current', () => {
    const result = checkResult({ lockfileName, modules: 12, differences: [], overrides: [] });
    assert.equal(result.text(plainLook), 'Current: Puppetfile.lock locks 12 modules');
    assert.equal(result.exitCode, 0);
    assert.deepEqual(result.json, {
      version: 1,
      lockfile: 'Puppetfile.lock',
      isCurrent: true,
      differences: [],
      overrides: [],
    });
  });

  it('shows what is overridden, though it is no difference', () => {
    const result = checkResult({ lockfileName, modules: 12, differences: [], overrides });
    assert.equal(
      result.text(plainLook),
      `Overridden: acme-web 1.1.0 requires acme-base < 2.0.0
Current: Puppetfile.lock locks 12 modules`,
    );
    assert.equal(result.exitCode, 0);
  });

  it('lists every difference at its place, and what mends it', () => {
    const result = checkResult({ lockfileName, modules: 2, differences, overrides });
    assert.equal(
      result.text(plainLook),
      `Puppetfile:3:1: the Puppetfile asks for \`acme-web\` 2.x, the lock was written for 1.x [requirement-changed]
Puppetfile.lock:5: \`acme-log\` 1.0.0 is locked, and nothing in the Puppetfile needs it [module-orphaned]
Puppetfile.lock: there is no lock\u{fffd}[2J [lockfile-missing]

Outdated: 3 differences
hint: run \`pupfile lock\` or \`pupfile install\``,
    );
    assert.equal(result.exitCode, 1);
  });

  const warning: LockfileDifference = {
    rule: 'credentials',
    severity: 'warning',
    message: 'a URL has credentials',
    lockLine: 2,
    fix: 'pupfile lock',
  };

  it('takes a lock with warnings alone for current', () => {
    const result = checkResult({ lockfileName, modules: 1, differences: [warning], overrides: [] });
    assert.equal(
      result.text(plainLook),
      `Puppetfile.lock:2: warning: a URL has credentials [credentials]
Current: Puppetfile.lock locks 1 module`,
    );
    assert.equal(result.exitCode, 0);
  });

  it('does not count warnings as differences', () => {
    const [changed] = differences;
    assert.ok(changed);
    const all = { lockfileName, modules: 1, differences: [changed, warning], overrides: [] };
    assert.match(checkResult(all).text(plainLook), /^Outdated: 1 difference$/m);
    assert.equal(checkResult(all).exitCode, 1);
  });

  it('ends with another status where the lock cannot be read', () => {
    const result = checkResult({
      lockfileName,
      modules: 0,
      differences: [
        {
          rule: 'conflict-marker',
          message: 'the conflict marker of a merge',
          lockLine: 3,
          fix: 'git checkout --ours Puppetfile.lock && pupfile lock',
        },
      ],
      overrides: [],
      isUnreadable: true,
    });
    assert.equal(
      result.text(plainLook),
      `Puppetfile.lock:3: the conflict marker of a merge [conflict-marker]

Unreadable: Puppetfile.lock
hint: run \`git checkout --ours Puppetfile.lock && pupfile lock\``,
    );
    assert.equal(result.exitCode, 3);
  });

  it('gives programs the same', () => {
    assert.deepEqual(checkResult({ lockfileName, modules: 2, differences, overrides }).json, {
      version: 1,
      lockfile: 'Puppetfile.lock',
      isCurrent: false,
      differences: [
        {
          rule: 'requirement-changed',
          severity: 'error',
          message: 'the Puppetfile asks for `acme-web` 2.x, the lock was written for 1.x',
          puppetfile: { file: 'Puppetfile', line: 3, column: 1 },
          lockLine: 9,
          fix: 'pupfile lock',
        },
        {
          rule: 'module-orphaned',
          severity: 'error',
          message: '`acme-log` 1.0.0 is locked, and nothing in the Puppetfile needs it',
          lockLine: 5,
          fix: 'pupfile lock',
        },
        {
          rule: 'lockfile-missing',
          severity: 'error',
          message: 'there is no lock\u{fffd}[2J',
          fix: 'pupfile install',
        },
      ],
      overrides: [
        {
          name: 'acme-web',
          version: '1.1.0',
          dependency: { name: 'acme-base', requirement: '< 2.0.0' },
        },
      ],
    });
  });

  it('takes a lock with nothing but warnings for current', () => {
    const warnings = differences
      .slice(1, 2)
      .map((one) => ({ ...one, severity: 'warning' as const }));
    const result = checkResult({ lockfileName, modules: 2, differences: warnings, overrides });
    assert.equal(
      result.text(plainLook),
      `Overridden: acme-web 1.1.0 requires acme-base < 2.0.0
Puppetfile.lock:5: warning: \`acme-log\` 1.0.0 is locked, and nothing in the Puppetfile needs it [module-orphaned]
Current: Puppetfile.lock locks 2 modules`,
    );
    assert.equal(result.exitCode, 0);
    assert.equal(result.findings?.summary, 'Current: Puppetfile.lock locks 2 modules');
  });

  it('does not count warnings as differences, nor tell what mends them', () => {
    const [one, two] = differences;
    assert.ok(one && two);
    const mixed = [one, { ...two, severity: 'warning' as const, fix: 'pupfile nothing' }];
    const result = checkResult({ lockfileName, modules: 2, differences: mixed, overrides: [] });
    assert.match(result.text(plainLook), /\n\nOutdated: 1 difference\nhint: run `pupfile lock`$/);
    assert.equal(result.exitCode, 1);
  });

  it('ends with another status where the lock cannot be read', () => {
    const found = differences.slice(1, 2);
    const all = { lockfileName, modules: 0, differences: found, overrides: [], isUnreadable: true };
    const { text, findings, exitCode } = checkResult(all);
    assert.match(text(plainLook), /\n\nUnreadable: Puppetfile\.lock\nhint: run `pupfile lock`$/);
    assert.equal(exitCode, 3);
    assert.equal(findings?.isComplete, false);
    assert.deepEqual(Object.keys(findings.rules), ['module-orphaned']);
  });

  it('gives reports the findings, and every rule that was tried', () => {
    const found = differences.slice(0, 2);
    const all = { lockfileName, modules: 2, differences: found, overrides };
    const { findings } = checkResult({ ...all, isOnline: true, hasPolicy: true });
    assert.deepEqual(findings, {
      command: 'check',
      lockfileName,
      findings: found,
      rules: lockfileRules,
      summary: 'Outdated: 2 differences',
      isComplete: true,
    });
  });

  it('claims no rule of the Forges and of a policy that nobody asked for', () => {
    const rulesOf = (asked: object) => {
      const all = { lockfileName, modules: 2, differences: [], overrides: [], ...asked };
      return Object.keys(checkResult(all).findings?.rules ?? {});
    };
    const isFurther = (rule: string) => /^policy-|^release-deleted$|^module-deprecated$/.test(rule);
    assert.deepEqual(rulesOf({}).filter(isFurther), []);
    assert.deepEqual(rulesOf({ isOnline: true }).filter(isFurther), [
      'release-deleted',
      'module-deprecated',
    ]);
    assert.equal(rulesOf({ hasPolicy: true }).filter(isFurther).length, 7);
  });

  it('claims no rule that could not be tried without a lock', () => {
    const found = differences.slice(2);
    const { findings } = checkResult({ lockfileName, modules: 0, differences: found, overrides });
    assert.deepEqual(Object.keys(findings?.rules ?? {}), ['lockfile-missing']);
  });

  it('prints JSON as its schema says', () => {
    const validate = compileOwnSchema('check');
    for (const found of [differences, []]) {
      const { json } = checkResult({ lockfileName, modules: 2, differences: found, overrides });
      assert.deepEqual(validate(json), []);
    }
    const error = new PupfileError('LOCKFILE_INVALID', 'it cannot be read', {
      labels: [{ span, text: 'a conflict marker' }],
      notes: ['a note'],
      hint: 'mend it',
      data: { line: 3 },
    });
    for (const failure of [error, new TypeError('a bug')]) {
      const validateError = compileOwnSchema('error');
      assert.deepEqual(
        validateError(errorResult(failure, { command: 'check', options: {} }).json),
        [],
      );
    }
    assert.notDeepEqual(validate({ version: 1, lockfile: 'x', isCurrent: true }), []);
  });

  it('colours what counts', () => {
    const result = checkResult({ lockfileName, modules: 1, differences: [], overrides: [] });
    assert.equal(result.text(namedLook), '<green Current:> Puppetfile.lock locks 1 module');
  });
});
