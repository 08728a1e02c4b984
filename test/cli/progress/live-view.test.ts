import assert from 'node:assert/strict';
import { openLiveView } from '../../../src/cli/progress/live-view.ts';
import { Tally } from '../../../src/cli/progress/tally.ts';
import { plainLook } from '../../support/plain-look.ts';
import { retrying } from '../../support/progress-events.ts';
import { shownScreen } from '../../support/shown-screen.ts';

describe('a live view', () => {
  let written: string;
  let columns: number;
  let tally: Tally;

  beforeEach(() => {
    written = 'before\r\n';
    columns = 80;
    tally = new Tally(0);
    tally.add({ kind: 'fetching', modules: 5 }, 0);
  });

  function open() {
    return openLiveView(tally, {
      ...{ paint: plainLook.paint, hasUnicode: true },
      write: (text) => {
        written += text;
      },
      size: () => ({ columns, rows: 24 }),
    });
  }

  it('draws over what it has drawn', () => {
    const view = open();
    view.draw(100);
    tally.add(retrying, 100);
    view.draw(200);
    assert.deepEqual(shownScreen(written), [
      'before',
      '⠙ Fetching 0 of 5 modules',
      '  again in 12 s after status 503: https://forge.example/v3/files/acme-web-1.0.…',
    ]);
    view.draw(20_000);
    assert.deepEqual(shownScreen(written), ['before', '⠹ Fetching 0 of 5 modules, 20 s']);
  });

  it('is gone when it is erased, and erases nothing else', () => {
    tally.add(retrying, 0);
    const view = open();
    view.erase();
    assert.equal(written, 'before\r\n');
    view.draw(0);
    view.erase();
    assert.deepEqual(shownScreen(written), ['before', '']);
    const erased = written;
    view.erase();
    assert.equal(written, erased);
  });

  it('fits into the width that there is at each drawing', () => {
    tally.add(retrying, 0);
    const view = open();
    view.draw(0);
    columns = 20;
    view.draw(0);
    assert.deepEqual(shownScreen(written), [
      'before',
      '⠙ Fetching 0 of 5 …',
      '  again in 12 s af…',
    ]);
  });

  it('leaves the cursor at its beginning and visible, and writes each frame in one piece', () => {
    const pieces: string[] = [];
    const view = openLiveView(tally, {
      ...{ paint: plainLook.paint, hasUnicode: true },
      write: (text) => pieces.push(text),
      size: () => ({ columns, rows: 24 }),
    });
    tally.add(retrying, 0);
    view.draw(0);
    assert.equal(pieces.length, 1);
    assert.ok(!pieces.join('').includes('?25'));
    assert.equal(shownScreen(`${pieces.join('')}X`)[0], 'X Fetching 0 of 5 modules');
  });
});
