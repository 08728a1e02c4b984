import assert from 'node:assert/strict';
import { cutToWidth, displayWidth } from '../../../src/cli/progress/display-width.ts';

describe('displayWidth', () => {
  const widths: readonly [text: string, width: number][] = [
    ['', 0],
    ['acme-web 1.0.0', 14],
    ['grün', 4],
    ['gru\u0308n', 4],
    ['⠋ …', 3],
    ['模块', 4],
    ['モジュール', 10],
    ['모듈', 4],
    ['ｗｅｂ', 6],
    ['🦊', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['👍🏽', 2],
    ['🇩🇪', 2],
    ['❤️', 2],
    ['❤', 1],
    ['a\u200bb', 2],
  ];
  for (const [text, width] of widths) {
    it(`is ${width} for ${JSON.stringify(text)}`, () => assert.equal(displayWidth(text), width));
  }
});

describe('cutToWidth', () => {
  const cuts: readonly [text: string, columns: number, mark: string, cut: string][] = [
    ['acme-web', 8, '…', 'acme-web'],
    ['acme-web', 7, '…', 'acme-w…'],
    ['acme-web', 7, '..', 'acme-..'],
    ['acme-web', 1, '…', '…'],
    ['acme-web', 1, '..', ''],
    ['acme-web', 0, '…', ''],
    ['模块化', 5, '…', '模块…'],
    ['模块化', 4, '…', '模…'],
    ['👩‍👩‍👧‍👦 web', 4, '…', '👩‍👩‍👧‍👦 …'],
  ];
  for (const [text, columns, mark, cut] of cuts) {
    it(`makes ${JSON.stringify(cut)} of ${text} in ${columns} columns`, () => {
      assert.equal(cutToWidth(text, columns, mark), cut);
    });
  }
});
