import assert from 'node:assert/strict';
import type { ProgressWords } from '../../../src/cli/progress/describe-progress.ts';
import { displayWidth } from '../../../src/cli/progress/display-width.ts';
import { drawFrame, type FrameLook } from '../../../src/cli/progress/draw-frame.ts';
import { namedLook, plainLook } from '../../support/plain-look.ts';

const words: ProgressWords = {
  head: ['Fetching 23 of 54 modules', '12.4 MiB', '3.1 MiB/s', '4 s'],
  waits: ['waiting for forge.example for acme-log 1.0.0: no answer for 3 s'],
  arrivals: [
    { subject: 'acme-web 1.0.0', amount: '1.2 MiB of 3.4 MiB' },
    { subject: '模块 2.0.0', amount: '80 B of 1.0 MiB' },
    { subject: 'acme-base 1.0.0', amount: '12 B' },
  ],
};
const look: FrameLook = {
  paint: plainLook.paint,
  hasUnicode: true,
  columns: 80,
  rows: 24,
  frame: 0,
};

describe('drawFrame', () => {
  const frames: readonly [title: string, changed: Partial<FrameLook>, lines: string[]][] = [
    [
      'four lines at most, what is waited for before what arrives',
      {},
      [
        '⠋ Fetching 23 of 54 modules, 12.4 MiB, 3.1 MiB/s, 4 s',
        '  waiting for forge.example for acme-log 1.0.0: no answer for 3 s',
        '  acme-web 1.0.0  1.2 MiB of 3.4 MiB',
        '  模块 2.0.0         80 B of 1.0 MiB',
      ],
    ],
    [
      'ASCII where the locale has no more, and turns its sign',
      { hasUnicode: false, frame: 5, columns: 40 },
      [
        '/ Fetching 23 of 54 modules, 12.4 MiB',
        '  waiting for forge.example for acme-..',
        '  acme-web 1.0.0  1.2 MiB of 3.4 MiB',
        '  模块 2.0.0         80 B of 1.0 MiB',
      ],
    ],
    [
      'the beginnings in 20 columns',
      { columns: 20 },
      ['⠋ Fetching 23 of 5…', '  waiting for forg…', '  acme-web 1.0.0', '  模块 2.0.0'],
    ],
    [
      'the names shortened, where that leaves room for the amounts',
      { columns: 34 },
      [
        '⠋ Fetching 23 of 54 modules',
        '  waiting for forge.example for …',
        '  acme-web 1…  1.2 MiB of 3.4 MiB',
        '  模块 2.0.0      80 B of 1.0 MiB',
      ],
    ],
    [
      'no more than leaves a row free',
      { rows: 2 },
      ['⠋ Fetching 23 of 54 modules, 12.4 MiB, 3.1 MiB/s, 4 s'],
    ],
  ];
  for (const [title, changed, lines] of frames) {
    it(`has ${title}`, () => assert.deepEqual(drawFrame(words, { ...look, ...changed }), lines));
  }

  it('never reaches the last column, however few there are', () => {
    for (let columns = 1; columns <= 100; columns += 1) {
      for (const hasUnicode of [true, false]) {
        for (const line of drawFrame(words, { ...look, columns, hasUnicode })) {
          assert.ok(displayWidth(line) <= Math.max(1, columns - 1), `${columns}: ${line}`);
        }
      }
    }
  });

  it('colours what is waited for', () => {
    const [head, wait] = drawFrame(words, { ...look, paint: namedLook.paint });
    assert.match(head ?? '', /^<cyan ⠋> Fetching/);
    assert.match(wait ?? '', /^<yellow {3}waiting/);
  });
});
