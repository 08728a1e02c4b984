import assert from 'node:assert/strict';
import { createReporter, type ReporterOptions } from '../../src/cli/reporter.ts';
import type { ProgressEvent } from '../../src/commands/progress.ts';
import { moduleName } from '../support/declare-modules.ts';
import { plainLook } from '../support/plain-look.ts';

const span = { file: 'Puppetfile', line: 2, column: 5, length: 3, lineText: '' };
const warning: ProgressEvent = { kind: 'warning', message: 'no such option', span };
const waiting: ProgressEvent = {
  kind: 'waiting',
  url: 'https://forge.example/v3',
  reason: 'status 503',
  waitMs: 1234,
};
const run: readonly ProgressEvent[] = [
  { kind: 'resolving', declarations: 3 },
  { kind: 'fetching', modules: 2 },
  fetched('acme-web', 2048, false),
  warning,
  fetched('acme-base', 1024, true),
  waiting,
];

describe('a reporter', () => {
  it('tells little to those who only read the log', () => {
    assert.equal(
      tell(run),
      `Fetching 2 modules
warning: Puppetfile:2:5: no such option
waiting: 1.2 s before asking https://forge.example/v3 again: status 503
`,
    );
  });

  it('tells a warning once, and every wait', () => {
    const twice = [warning, waiting, warning, waiting];
    const lines = tell(twice)
      .split('\n')
      .map((line) => line.split(':')[0]);
    assert.deepEqual(lines, ['warning', 'waiting', 'waiting', '']);
  });

  it('tells more where that is asked for', () => {
    assert.equal(
      tell(run, { isVerbose: true }),
      `Resolving 3 declarations
Fetching 2 modules
Fetched acme-web 1.0.0, 2.0 KiB
warning: Puppetfile:2:5: no such option
Found acme-base 1.0.0, 1.0 KiB
waiting: 1.2 s before asking https://forge.example/v3 again: status 503
`,
    );
  });

  it('tells nothing where quiet is asked for', () => {
    assert.equal(tell(run, { isQuiet: true }), '');
    assert.equal(tell(run, { isQuiet: true, isLive: true }), '');
  });

  it('draws one line over and over on a terminal', () => {
    const clear = '\r\u001b[K';
    assert.equal(
      tell(run, { isLive: true }),
      [
        `${clear}Resolving 3 declarations …`,
        `${clear}Fetching 0 of 2 modules, 0 B …`,
        `${clear}Fetching 1 of 2 modules, 2.0 KiB …`,
        `${clear}warning: Puppetfile:2:5: no such option\n`,
        // What was in the store was not downloaded.
        `${clear}Fetching 2 of 2 modules, 2.0 KiB …`,
        `${clear}waiting: 1.2 s before asking https://forge.example/v3 again: status 503\n`,
      ].join(''),
    );
  });

  it('takes its line away when it is asked to, once', () => {
    let text = '';
    const { report, clear } = reporter(
      (part) => {
        text += part;
      },
      { isLive: true },
    );
    report({ kind: 'resolving', declarations: 1 });
    text = '';
    clear();
    clear();
    assert.equal(text, '\r\u001b[K');
  });

  it('has nothing to take away where it draws no line', () => {
    let text = '';
    reporter((part) => {
      text += part;
    }, {}).clear();
    assert.equal(text, '');
  });

  it('counts one as one', () => {
    const events: ProgressEvent[] = [
      { kind: 'resolving', declarations: 1 },
      { kind: 'fetching', modules: 1 },
    ];
    assert.equal(tell(events, { isVerbose: true }), 'Resolving 1 declaration\nFetching 1 module\n');
  });

  it('does not speak of fetching nothing', () => {
    assert.equal(tell([{ kind: 'fetching', modules: 0 }]), '');
  });

  it('warns without a place', () => {
    assert.equal(tell([{ kind: 'warning', message: 'x' }]), 'warning: x\n');
  });

  it('lets nothing that it tells control the terminal', () => {
    const message = '\u001b[2J https://user:secret@forge.example';
    assert.equal(
      tell([{ kind: 'warning', message }]),
      'warning: \u{fffd}[2J https://forge.example\n',
    );
  });
});

function fetched(name: string, bytes: number, isFromStore: boolean): ProgressEvent {
  return { kind: 'fetched', module: moduleName(name), version: '1.0.0', bytes, isFromStore };
}

function tell(events: readonly ProgressEvent[], changed: Partial<ReporterOptions> = {}): string {
  let text = '';
  const { report } = reporter((part) => {
    text += part;
  }, changed);
  for (const event of events) report(event);
  return text;
}

function reporter(write: (text: string) => void, changed: Partial<ReporterOptions>) {
  const { paint } = plainLook;
  return createReporter({
    write,
    paint,
    isQuiet: false,
    isVerbose: false,
    isLive: false,
    ...changed,
  });
}
