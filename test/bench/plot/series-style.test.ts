import assert from 'node:assert/strict';
import { seriesStyles } from '../../../bench/plot/series-style.ts';
import { contrast } from '../../support/contrast.ts';

describe('seriesStyles', () => {
  for (const { color } of seriesStyles) {
    it(`${color} can be read on a light and on a dark page`, () => {
      // What WCAG wants of graphical objects.
      assert.ok(contrast(color, '#ffffff') >= 3, `${contrast(color, '#ffffff')} on white`);
      assert.ok(contrast(color, '#0d1117') >= 3, `${contrast(color, '#0d1117')} on black`);
    });
  }

  it('are different in colour and in mark', () => {
    assert.equal(new Set(seriesStyles.map(({ color }) => color)).size, seriesStyles.length);
    assert.equal(new Set(seriesStyles.map(({ mark }) => mark)).size, seriesStyles.length);
  });
});
