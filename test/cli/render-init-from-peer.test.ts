import assert from 'node:assert/strict';
import { peerResult } from '../../src/cli/render-init-from-peer.ts';
import type { PeerResult } from '../../src/commands/init-from-peer.ts';
import { plainLook } from '../support/plain-look.ts';

const span = { file: 'Puppetfile', line: 3, column: 1, length: 1, lineText: 'x' };
const result: PeerResult = {
  name: 'Puppetfile',
  madeFrom: 'Puppetfile',
  declarations: 2,
  leftOut: [],
  ignored: undefined,
  hasLockfile: false,
  isWritten: true,
  places: [{ span, text: 'x: y' }],
  findings: [{ rule: 'leftover', weight: 'renamed', file: '.librarian/', message: 'was' }],
};

describe('peerResult', () => {
  it('tells findings, changed lines, what was written, and what is next', () => {
    assert.equal(
      peerResult(result).text(plainLook),
      `Has another name here
  .librarian/: was [leftover]

Changed Puppetfile:3: x: y
Wrote Puppetfile: 2 modules from Puppetfile
next: \`pupfile install\`, then commit Puppetfile and Puppetfile.lock`,
    );
  });

  const same = { ...result, isWritten: false, places: [], findings: [] };
  it('says that nothing is to change', () => {
    assert.equal(
      peerResult(same).text(plainLook),
      'Nothing to change: Puppetfile is read as it is\nnext: `pupfile install`, then commit Puppetfile.lock',
    );
    assert.match(
      peerResult({ ...same, hasLockfile: true }).text(plainLook),
      /next: `pupfile check` says whether Puppetfile\.lock fits$/,
    );
    const rule = 'lock-without-checksums';
    const findings = [
      { rule, weight: 'different', file: 'Puppetfile.lock', message: 'x' },
    ] as const;
    assert.match(
      peerResult({ ...same, findings, hasLockfile: true }).text(plainLook),
      /next: `pupfile lock` takes Puppetfile\.lock over, with checksums$/,
    );
  });

  it('gives programs the same', () => {
    const json = peerResult(result).json as Record<string, unknown>;
    assert.equal(json['isWritten'], true);
    assert.deepEqual(json['changes'], [{ file: 'Puppetfile', line: 3, text: 'x: y' }]);
    assert.equal((json['findings'] as unknown[]).length, 1);
  });
});
