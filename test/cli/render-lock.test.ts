import assert from 'node:assert/strict';
import { changesToText, lockResult, stepBacksToText } from '../../src/cli/render-lock.ts';
import type { LockChange } from '../../src/commands/lock-changes.ts';
import type { StepBack } from '../../src/model/resolution.ts';
import { lockOf } from '../support/declare-lock.ts';
import { moduleName, releaseOf } from '../support/declare-modules.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';

const lockfile = lockOf(['acme-web 2.0.0', 'acme-base 1.0.0']);
const changes: readonly LockChange[] = [
  { kind: 'upgraded', name: moduleName('acme-web'), from: '1.0.0', to: '2.0.0' },
  {
    kind: 'downgraded',
    name: moduleName('acme-base'),
    from: '1.1.0',
    to: '1.0.0',
    reason: 'x asks',
  },
  { kind: 'added', name: moduleName('acme-new'), from: undefined, to: '1.0.0' },
  { kind: 'removed', name: moduleName('acme-old'), from: '3.0.0', to: undefined },
];

const stepBack: StepBack = {
  release: releaseOf('acme-base 1.0.0'),
  newest: releaseOf('acme-base 3.0.0'),
  heldBackBy: 'acme-web 2.0.0 requires 1.x',
};
const stepBacks = [stepBack];

describe('stepBacksToText', () => {
  it('names five, and counts the others', () => {
    const lines = stepBacksToText(Array(7).fill(stepBack), plainLook.paint);
    assert.deepEqual(
      [lines.length, lines.at(-1)],
      [6, '2 more are far behind: `pupfile outdated` lists all'],
    );
  });
});

describe('lockResult', () => {
  it('says what moved', () => {
    const result = lockResult({
      name: 'Puppetfile.lock',
      lockfile,
      isWritten: true,
      changes,
      stepBacks,
    });
    assert.equal(
      result.text(plainLook),
      `Upgraded acme-web 1.0.0 -> 2.0.0
Downgraded acme-base 1.1.0 -> 1.0.0: x asks
Added acme-new 1.0.0
Removed acme-old 3.0.0
Far behind: acme-base 1.0.0, newest is 3.0.0: acme-web 2.0.0 requires 1.x
Wrote Puppetfile.lock: 2 modules`,
    );
  });

  it('says that nothing had to be written', () => {
    const result = lockResult({
      name: 'env/P.lock',
      lockfile,
      isWritten: false,
      changes: [],
      stepBacks: [],
    });
    assert.equal(result.text(plainLook), 'env/P.lock is up to date: 2 modules');
  });

  it('gives programs the same', () => {
    const result = lockResult({
      name: 'Puppetfile.lock',
      lockfile,
      isWritten: true,
      changes,
      stepBacks,
    });
    assert.deepEqual(result.json, {
      version: 1,
      lockfile: { name: 'Puppetfile.lock', isWritten: true },
      modules: [
        { name: 'acme-web', version: '2.0.0' },
        { name: 'acme-base', version: '1.0.0' },
      ],
      changes,
      stepBacks: [
        {
          name: 'acme-base',
          version: '1.0.0',
          newest: '3.0.0',
          heldBackBy: 'acme-web 2.0.0 requires 1.x',
        },
      ],
    });
  });
});

describe('changesToText', () => {
  it('colours what happened', () => {
    assert.deepEqual(
      changesToText(changes, namedLook.paint).map((line) => line.split(' ').slice(0, 2).join(' ')),
      ['<green Upgraded>', '<yellow Downgraded>', '<green Added>', '<red Removed>'],
    );
  });
});
