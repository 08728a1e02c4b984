import assert from 'node:assert/strict';
import { drawMovingFindings, movingFindingToJson } from '../../src/cli/draw-moving.ts';
import type { MovingFinding } from '../../src/moving/moving-finding.ts';
import { namedLook } from '../support/plain-look.ts';

const findings: readonly MovingFinding[] = [
  { rule: 'leftover', weight: 'renamed', file: '.librarian/', message: 'was', advice: 'rm' },
  { rule: 'default-branch', weight: 'different', file: 'Puppetfile', line: 3, message: 'odd' },
];

describe('drawMovingFindings', () => {
  it('draws them by weight, with their places, rules and advice', () => {
    assert.deepEqual(drawMovingFindings(findings, namedLook.paint), [
      '<yellow Would be different>',
      '  Puppetfile:3: odd <dim [default-branch]>',
      '',
      '<cyan Has another name here>',
      '  .librarian/: was <dim [leftover]>',
      '    rm',
      '',
    ]);
  });

  it('prints no control characters and no line breaks of files', () => {
    const [, line = ''] = drawMovingFindings(
      [{ rule: 'leftover', weight: 'refused', file: 'a\nb', message: 'x\u001b[31m' }],
      namedLook.paint,
    );
    assert.equal(line.includes('\n') || line.includes('\u001b'), false);
  });
});

describe('movingFindingToJson', () => {
  it('has every field', () => {
    assert.deepEqual(findings.map(movingFindingToJson), [
      {
        rule: 'leftover',
        weight: 'renamed',
        file: '.librarian/',
        line: null,
        message: 'was',
        advice: 'rm',
      },
      {
        rule: 'default-branch',
        weight: 'different',
        file: 'Puppetfile',
        line: 3,
        message: 'odd',
        advice: null,
      },
    ]);
  });
});
