import assert from 'node:assert/strict';
import { describeProgress } from '../../../src/cli/progress/describe-progress.ts';
import { Tally } from '../../../src/cli/progress/tally.ts';
import type { ProgressEvent, Transfer } from '../../../src/commands/progress.ts';
import { moduleName } from '../../support/declare-modules.ts';
import { fetched, retrying, transferOf } from '../../support/progress-events.ts';

const web = moduleName('acme-web');
const resolving: ProgressEvent = { kind: 'resolving', declarations: 3 };
const fetching: ProgressEvent = { kind: 'fetching', modules: 5 };

/** The words half a second after these events. */
function words(events: readonly ProgressEvent[], nowMs = 500) {
  const tally = new Tally(0);
  for (const event of events) tally.add(event, 0);
  return describeProgress(tally, nowMs);
}

function transfer(subject: string, changed: Partial<Transfer> = {}): ProgressEvent {
  return { kind: 'transfer', transfer: transferOf(subject, changed) };
}

describe('describeProgress', () => {
  const asking: ProgressEvent = { kind: 'asking', module: web };
  const heads: readonly [title: string, events: readonly ProgressEvent[], head: string[]][] = [
    ['nothing that it knows', [], ['Working']],
    ['a command that asks', [asking], ['Working', '0 of 1 module known']],
    ['a resolution', [resolving], ['Resolving 3 declarations']],
    [
      'a resolution that gets on',
      [resolving, asking, asking, { kind: 'known', module: web }],
      ['Resolving 3 declarations', '1 of 2 modules known'],
    ],
    ['archives', [fetching, fetched('acme-web', 5)], ['Fetching 1 of 5 modules']],
    ['archives of several directories', [fetching, fetching], ['Fetching 0 of 10 modules']],
    ['what is no archive', [{ kind: 'fetching', modules: 0 }], ['Fetching modules']],
    ['the swap', [fetching, { kind: 'laying-out', modules: 5 }], ['Laying out 5 modules']],
    [
      'another run',
      [{ kind: 'busy', directory: '/srv/\u001bmodules', holder: 'Process 7' }],
      ['Waiting for another run', 'Process 7 works on /srv/\u{fffd}modules'],
    ],
  ];
  for (const [title, events, head] of heads) {
    it(`tells of ${title}`, () => assert.deepEqual(words(events).head, head));
  }

  it('tells how much has come, how fast, and for how long it has been at it', () => {
    const { head } = words([fetching, transfer('acme-web 1.0.0', { arrivedBytes: 8192 })], 4000);
    assert.deepEqual(head, ['Fetching 0 of 5 modules', '8.0 KiB', '2.0 KiB/s', '4 s']);
  });

  it('tells of the largest that are arriving', () => {
    const { arrivals } = words([
      transfer('acme-base 1.0.0', { arrivedBytes: 1024 }),
      transfer('acme-log 1.0.0'),
      transfer('acme-web 1.0.0', { arrivedBytes: 100, announcedBytes: 2048 }),
      transfer('acme-old 1.0.0', { arrivedBytes: 9999, isOver: true }),
    ]);
    assert.deepEqual(arrivals, [
      { subject: 'acme-web 1.0.0', amount: '100 B of 2.0 KiB' },
      { subject: 'acme-base 1.0.0', amount: '1.0 KiB' },
    ]);
  });

  it('tells whom it waits for, and for how long', () => {
    const events = [transfer('acme-web 1.0.0'), transfer('acme-base 1.0.0')];
    assert.deepEqual(words(events, 1999).waits, []);
    assert.deepEqual(words(events, 3000).waits, [
      'waiting for forge.example for acme-web 1.0.0: no answer for 3 s (and 1 more)',
    ]);
  });

  it('tells of a repository by its address alone', () => {
    const address = 'https://git.example/web.git';
    assert.deepEqual(words([transfer(address, { peer: address })], 3000).waits, [
      'waiting for https://git.example/web.git: no answer for 3 s',
    ]);
  });

  it('tells of what has stopped on its way', () => {
    const tally = new Tally(0);
    tally.add(transfer('acme-web 1.0.0', { arrivedBytes: 5 }), 0);
    describeProgress(tally, 1000);
    assert.deepEqual(describeProgress(tally, 4000).waits, [
      'waiting for forge.example for acme-web 1.0.0: nothing more for 3 s',
    ]);
  });

  it('counts down to the next attempt, and does not call that a silence', () => {
    const events = [transfer('acme-web 1.0.0'), retrying];
    const again = (seconds: number) =>
      `again in ${seconds} s after status 503: https://forge.example/v3/files/acme-web-1.0.0.tar.gz`;
    assert.deepEqual(words(events, 500).waits, [again(12)]);
    assert.deepEqual(words(events, 9500).waits, [again(3)]);
    assert.match(words(events, 12_000).waits.join(), /^waiting for forge\.example/);
  });

  it('lets nothing that a server says control the terminal', () => {
    const odd = transfer('web\u001b[2J', { peer: 'forge\u0007', arrivedBytes: 1 });
    const { arrivals } = words([odd], 100);
    assert.equal(arrivals[0]?.subject, 'web\u{fffd}[2J');
    const silent = transfer('web\u001b[2J', { peer: 'forge\u0007' });
    assert.match(words([silent], 3000).waits.join(), /forge\u{fffd} for web\u{fffd}\[2J/u);
  });
});
