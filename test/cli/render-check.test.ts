import assert from 'node:assert/strict';
import { checkResult } from '../../src/cli/render-check.ts';
import type { LockfileDifference } from '../../src/lockfile/compare-lockfile.ts';
import type { LockedOverride } from '../../src/lockfile/lockfile.ts';
import { moduleName } from '../support/declare-modules.ts';
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

  it('lets warnings pass, and tells them', () => {
    const [first, second] = differences as readonly [LockfileDifference, LockfileDifference];
    const warning = { ...first, severity: 'warning', fix: 'pupfile why acme-web' } as const;
    const alone = checkResult({ lockfileName, modules: 2, differences: [warning], overrides: [] });
    assert.equal(alone.exitCode, 0);
    assert.equal(
      alone.text(namedLook),
      `Puppetfile:3:1: <yellow warning:> ${first.message} <dim [requirement-changed]>
<green Current:> Puppetfile.lock locks 2 modules`,
    );
    const both = { lockfileName, modules: 2, differences: [warning, second], overrides: [] };
    assert.equal(checkResult(both).exitCode, 1);
    assert.deepEqual(checkResult(both).text(plainLook).split('\n').slice(-2), [
      'Outdated: 1 difference',
      'hint: run `pupfile lock`',
    ]);
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

  it('colours what counts', () => {
    const result = checkResult({ lockfileName, modules: 1, differences: [], overrides: [] });
    assert.equal(result.text(namedLook), '<green Current:> Puppetfile.lock locks 1 module');
  });
});
