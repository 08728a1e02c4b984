import assert from 'node:assert/strict';
import { type ProgressMode, showProgress } from '../../../src/cli/progress/show-progress.ts';
import { Tally } from '../../../src/cli/progress/tally.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { plainLook } from '../../support/plain-look.ts';
import { shownScreen } from '../../support/shown-screen.ts';

describe('showProgress', () => {
  it('shows nothing on a terminal to those who are done soon', async () => {
    const { shown, clock, screen } = show('live');
    shown.begin();
    await clock.advance(299);
    shown.stop();
    await clock.advance(10_000);
    assert.deepEqual(screen(), ['']);
    assert.equal(clock.pending, 0);
  });

  it('shows nothing before something begins', async () => {
    const { shown, clock, screen } = show('live');
    await clock.advance(60_000);
    assert.deepEqual(screen(), ['']);
    shown.begin();
    await clock.advance(0);
    assert.deepEqual(screen(), ['⠋ Fetching 0 of 5 modules, 60 s']);
  });

  it('draws ten times a second', async () => {
    const { shown, clock, screen, frames } = show('live');
    shown.begin();
    shown.begin();
    await clock.advance(300);
    assert.equal(frames(), 1);
    await clock.advance(2000);
    assert.equal(frames(), 21);
    assert.deepEqual(screen(), ['⠋ Fetching 0 of 5 modules, 2 s']);
  });

  it('comes back after it was taken away, but not after its end', async () => {
    const { shown, clock, screen } = show('live');
    shown.begin();
    await clock.advance(300);
    shown.clear();
    assert.deepEqual(screen(), ['']);
    await clock.advance(100);
    assert.deepEqual(screen(), ['⠙ Fetching 0 of 5 modules']);
    shown.stop();
    shown.refresh();
    assert.deepEqual(screen(), ['']);
    assert.equal(clock.pending, 0);
  });

  it('takes itself away before the process is suspended', async () => {
    const { shown, clock, screen, suspend, watches } = show('live');
    shown.begin();
    await clock.advance(300);
    suspend();
    assert.deepEqual(screen(), ['']);
    await clock.advance(100);
    assert.deepEqual(screen(), ['⠙ Fetching 0 of 5 modules']);
    shown.stop();
    assert.equal(watches(), 0);
  });

  it('says in a log every ten seconds that it lives', async () => {
    const { shown, clock, screen } = show('log');
    shown.begin();
    await clock.advance(9999);
    assert.deepEqual(screen(), ['']);
    await clock.advance(10_001);
    assert.deepEqual(screen(), [
      'Fetching 0 of 5 modules, 10 s',
      'Fetching 0 of 5 modules, 20 s',
      '',
    ]);
    shown.stop();
    assert.equal(clock.pending, 0);
  });

  it('shows nothing where nobody wants it', async () => {
    const { shown, clock, screen } = show('none');
    shown.begin();
    shown.refresh();
    shown.clear();
    assert.equal(clock.pending, 0);
    shown.stop();
    assert.deepEqual(screen(), ['']);
  });
});

function show(mode: ProgressMode) {
  const clock = createFakeClock();
  const tally = new Tally(0);
  tally.add({ kind: 'fetching', modules: 5 }, 0);
  const pieces: string[] = [];
  const watching = new Set<() => void>();
  const shown = showProgress(tally, {
    ...{ mode, clock, paint: plainLook.paint, hasUnicode: true },
    write: (text) => pieces.push(text),
    say: (line) => pieces.push(`${line}\n`),
    size: () => ({ columns: 80, rows: 24 }),
    watchSuspension: (onSuspend) => {
      watching.add(onSuspend);
      return () => void watching.delete(onSuspend);
    },
  });
  return {
    ...{ shown, clock },
    screen: () => shownScreen(pieces.join('')),
    frames: () => pieces.length,
    suspend: () => {
      for (const one of watching) one();
    },
    watches: () => watching.size,
  };
}
