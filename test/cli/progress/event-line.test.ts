import assert from 'node:assert/strict';
import { eventLine } from '../../../src/cli/progress/event-line.ts';
import type { ProgressEvent } from '../../../src/commands/progress.ts';
import { plainLook } from '../../support/plain-look.ts';
import { fetched, retrying, transferOf } from '../../support/progress-events.ts';

const { paint } = plainLook;
const span = { file: 'Puppetfile', line: 2, column: 5, length: 3, lineText: '' };
const again = `waiting: 12.0 s before asking ${retrying.url} again: status 503`;
const busy: ProgressEvent = { kind: 'busy', directory: '/srv/modules', holder: 'Process 7' };
const other = 'waiting: for another run: Process 7 works on /srv/modules';

/** What is said beside a live view, in a log, and where more was asked for. */
type Lines = readonly [
  live: string | undefined,
  log: string | undefined,
  verbose: string | undefined,
];

describe('eventLine', () => {
  const placed = 'warning: Puppetfile:2:5: odd';
  const frozen =
    'Frozen, because CI=true: Puppetfile.lock has to be current (--no-frozen undoes it)';
  const cases: readonly [event: ProgressEvent, lines: Lines][] = [
    [{ kind: 'warning', message: 'odd' }, ['warning: odd', 'warning: odd', 'warning: odd']],
    [{ kind: 'warning', message: 'odd', span }, [placed, placed, placed]],
    [{ kind: 'frozen', lockfileName: 'Puppetfile.lock' }, [frozen, frozen, frozen]],
    [retrying, [undefined, again, again]],
    [busy, [undefined, other, other]],
    [{ kind: 'fetching', modules: 2 }, [undefined, 'Fetching 2 modules', 'Fetching 2 modules']],
    [{ kind: 'fetching', modules: 0 }, [undefined, undefined, undefined]],
    [{ kind: 'resolving', declarations: 1 }, [undefined, undefined, 'Resolving 1 declaration']],
    [fetched('acme-web', 2048), [undefined, undefined, 'Fetched acme-web 1.0.0, 2.0 KiB']],
    [fetched('acme-web', 1024, true), [undefined, undefined, 'Found acme-web 1.0.0, 1.0 KiB']],
    [{ kind: 'transfer', transfer: transferOf('x') }, [undefined, undefined, undefined]],
  ];
  for (const [event, [live, log, verbose]] of cases) {
    it(`says ${log} in a log`, () => {
      assert.equal(eventLine(event, { paint, isLive: true, isVerbose: false }), live);
      assert.equal(eventLine(event, { paint, isLive: false, isVerbose: false }), log);
      assert.equal(eventLine(event, { paint, isLive: false, isVerbose: true }), verbose);
      assert.equal(eventLine(event, { paint, isLive: true, isVerbose: true }), verbose);
    });
  }

  it('lets nothing that it tells control the terminal', () => {
    const message = '\u001b[2J https://user:secret@forge.example';
    assert.equal(
      eventLine({ kind: 'warning', message }, { paint, isLive: false, isVerbose: false }),
      'warning: \u{fffd}[2J https://forge.example',
    );
  });
});
