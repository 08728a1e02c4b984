import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { compareLockfile } from '../../src/lockfile/compare-lockfile.ts';
import type { LockfileRule } from '../../src/lockfile/lockfile-finding.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { read } from '../puppetfile/support.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';

interface Expectation {
  readonly paired_puppetfile: string | null;
  readonly lockcheck: {
    readonly same: boolean;
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly requirement_changed: readonly (readonly string[])[];
    readonly source_changed: readonly (readonly string[])[];
  } | null;
}

// What librarian-puppet compares; it never looks at versions, orphans or checksums.
const compared: readonly LockfileRule[] = [
  'declaration-not-locked',
  'declaration-removed',
  'requirement-changed',
  'source-changed',
  'exclusion-changed',
];

if (hasSharedData) {
  describe('compareLockfile, for the locks and Puppetfiles of the world', () => {
    for (const { name, puppetfile, verdict } of readPairs()) {
      it(`agrees with librarian-puppet that ${name} is ${verdict.length === 0 ? 'current' : 'stale'}`, () => {
        const lock = readFileSync(sharedData('locks', 'files', name), 'utf8');
        const text = readFileSync(sharedData('puppetfiles', 'files', puppetfile), 'utf8');
        const differences = compareLockfile(read(text), parseLockfile(lock, name));
        const found = differences.filter(({ rule }) => compared.includes(rule));
        assert.deepEqual(
          found.map(({ rule, message }) => `${rule} ${/`(.*?)`/.exec(message)?.[1]}`).sort(),
          verdict,
        );
      });
    }

    it('has pairs of both kinds', () => {
      const verdicts = readPairs().map(({ verdict }) => verdict.length === 0);
      assert.deepEqual([...new Set(verdicts)].sort(), [false, true]);
    });
  });
}

function readPairs() {
  return readdirSync(sharedData('locks', 'files')).flatMap((name) => {
    const json = readFileSync(sharedData('locks', 'expected', `${name}.json`), 'utf8');
    const { paired_puppetfile: puppetfile, lockcheck }: Expectation = JSON.parse(json);
    const isThere =
      puppetfile !== null && existsSync(sharedData('puppetfiles', 'files', puppetfile));
    if (!isThere || lockcheck === null) return [];
    const verdict = [
      ...lockcheck.added.map((one) => `declaration-not-locked ${one}`),
      ...lockcheck.removed.map((one) => `declaration-removed ${one}`),
      ...lockcheck.requirement_changed.map(([one]) => `requirement-changed ${one}`),
      ...lockcheck.source_changed.map(([one]) => `source-changed ${one}`),
    ];
    return [{ name, puppetfile, verdict: verdict.sort() }];
  });
}
