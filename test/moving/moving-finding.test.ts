import assert from 'node:assert/strict';
import { type MovingFinding, rankFindings } from '../../src/moving/moving-finding.ts';

describe('rankFindings', () => {
  it('puts the gravest first and keeps the order of equals', () => {
    const of = (weight: MovingFinding['weight'], message: string): MovingFinding => ({
      rule: 'leftover',
      weight,
      file: 'x',
      message,
    });
    const findings = [
      of('renamed', 'a'),
      of('different', 'b'),
      of('refused', 'c'),
      of('different', 'd'),
    ];
    assert.deepEqual(
      rankFindings(findings).map(({ message }) => message),
      ['c', 'b', 'd', 'a'],
    );
  });
});
