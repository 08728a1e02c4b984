import assert from 'node:assert/strict';
import { describeRun } from '../../../bench/report/describe-run.ts';

const machine = {
  processor: 'AMD EPYC ',
  cores: 2,
  memoryBytes: 24.6e9,
  nodeVersion: '20.20.2',
  isInMemory: true,
};

describe('describeRun', () => {
  it('tells the command and the machine', () => {
    assert.equal(
      describeRun({ command: 'npm run bench', machine, runs: 5 }),
      '    npm run bench\n\n2 cores of AMD EPYC, 23 GiB, Node.js 20.20.2, on a file system in memory; medians of 5 runs.',
    );
  });

  it('says of whom there is but one run', () => {
    const facts = {
      command: 'x',
      machine,
      runs: 3,
      playedOnce: ['librarian-puppet', 'puppet module'],
    };
    assert.match(
      describeRun(facts),
      /; medians of 3 runs, but one of librarian-puppet and puppet module\.$/,
    );
  });

  it('does not speak of medians where there was one run', () => {
    const facts = { command: 'x', machine: { ...machine, isInMemory: false }, runs: 1 };
    assert.match(describeRun(facts), /on a disk; one run\.$/);
  });
});
