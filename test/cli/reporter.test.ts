import assert from 'node:assert/strict';
import { createReporter, type ReporterOptions } from '../../src/cli/reporter.ts';
import type { ProgressEvent } from '../../src/commands/progress.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { plainLook } from '../support/plain-look.ts';
import { fetched, retrying } from '../support/progress-events.ts';
import { shownScreen } from '../support/shown-screen.ts';

const warning: ProgressEvent = { kind: 'warning', message: 'no such option' };
const fetching: ProgressEvent = { kind: 'fetching', modules: 2 };
const run: readonly ProgressEvent[] = [
  { kind: 'resolving', declarations: 3 },
  fetching,
  fetched('acme-web', 2048),
  warning,
  retrying,
];

describe('a reporter', () => {
  it('tells little to those who only read the log', () => {
    const { report, text } = reporter({});
    for (const event of run) report(event);
    assert.equal(
      text(),
      `Fetching 2 modules
warning: no such option
waiting: 12.0 s before asking ${retrying.url} again: status 503
`,
    );
  });

  it('tells a warning once, and every wait', () => {
    const { report, text } = reporter({});
    for (const event of [warning, retrying, warning, retrying]) report(event);
    const kinds = text()
      .split('\n')
      .map((line) => line.split(':')[0]);
    assert.deepEqual(kinds, ['warning', 'waiting', 'waiting', '']);
  });

  for (const mode of ['live', 'log'] as const) {
    it(`tells nothing where quiet is asked for, ${mode} or not`, async () => {
      const { report, text, clock } = reporter({ isQuiet: true, mode });
      for (const event of run) report(event);
      await clock.advance(60_000);
      assert.equal(text(), '');
    });
  }

  it('prints what is to stay above the live view', async () => {
    const { report, text, clock } = reporter({ mode: 'live' });
    report(fetching);
    await clock.advance(300);
    report(warning);
    assert.deepEqual(shownScreen(text()), ['warning: no such option', '⠙ Fetching 0 of 2 modules']);
  });

  it('shows at once that it lays out, because that leaves no time to draw', async () => {
    const { report, text, clock } = reporter({ mode: 'live' });
    report(fetching);
    await clock.advance(300);
    report({ kind: 'laying-out', modules: 2 });
    assert.deepEqual(shownScreen(text()), ['⠙ Laying out 2 modules']);
  });

  it('does not begin to show progress for a warning', () => {
    const { report, clock } = reporter({ mode: 'live' });
    report(warning);
    assert.equal(clock.pending, 0);
  });

  it('leaves nothing behind, and says nothing any more', async () => {
    const { report, text, stop, clock } = reporter({ mode: 'live' });
    report(fetching);
    await clock.advance(1000);
    stop();
    report(warning);
    report(fetching);
    assert.deepEqual(shownScreen(text()), ['']);
    assert.equal(clock.pending, 0);
  });
});

function reporter(changed: Partial<ReporterOptions>) {
  const clock = createFakeClock();
  let text = '';
  const { report, stop } = createReporter({
    write: (part) => {
      text += part;
    },
    ...{ paint: plainLook.paint, hasUnicode: true, clock, mode: 'log' },
    ...{ isQuiet: false, isVerbose: false },
    size: () => ({ columns: 80, rows: 24 }),
    watchSuspension: () => () => {},
    ...changed,
  });
  return { report, stop, clock, text: () => text };
}
