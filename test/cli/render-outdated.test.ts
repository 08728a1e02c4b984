import assert from 'node:assert/strict';
import { outdatedResult } from '../../src/cli/render-outdated.ts';
import type { OutdatedModule } from '../../src/commands/outdated.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';

const newer = { name: 'acme-web', locked: '1.0.0', wanted: '1.1.0', latest: '1.1.0' };
const modules: readonly OutdatedModule[] = [
  { ...newer, heldBackBy: undefined },
  { ...newer, name: 'acme-log', latest: '2.0.0', heldBackBy: 'Puppetfile:3 asks for 1.x' },
  { ...newer, name: 'acme-old', wanted: '1.0.0', heldBackBy: 'acme-web 1.1.0 requires 1.0.x' },
  { ...newer, name: 'acme-mail', wanted: undefined, heldBackBy: undefined },
];

describe('outdatedResult', () => {
  it('says what an update would bring, and who keeps it from more', () => {
    assert.equal(
      outdatedResult(modules, { asExitCode: false }).text(plainLook),
      `acme-web (1.0.0 -> 1.1.0)
acme-log (1.0.0 -> 1.1.0) newest is 2.0.0: Puppetfile:3 asks for 1.x
acme-old (1.0.0) newest is 1.1.0: acme-web 1.1.0 requires 1.0.x
acme-mail (no longer needed)`,
    );
  });

  it('says that there is nothing', () => {
    assert.equal(
      outdatedResult([], { asExitCode: true }).text(namedLook),
      '<green Up to date:> every module is at its newest release',
    );
  });

  const statuses: readonly [
    found: readonly OutdatedModule[],
    asExitCode: boolean,
    status: number,
  ][] = [
    [modules, true, 1],
    [modules, false, 0],
    [[], true, 0],
    [[], false, 0],
  ];
  for (const [found, asExitCode, status] of statuses) {
    it(`ends with ${status} for ${found.length} modules${asExitCode ? ' and --exit-code' : ''}`, () => {
      assert.equal(outdatedResult(found, { asExitCode }).exitCode, status);
    });
  }

  it('gives programs the same', () => {
    assert.deepEqual(outdatedResult(modules, { asExitCode: false }).json, { version: 1, modules });
  });
});
