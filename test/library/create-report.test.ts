import assert from 'node:assert/strict';
import type { ProgressEvent as InnerEvent } from '../../src/commands/progress.ts';
import { createReport } from '../../src/library/create-report.ts';
import type { ProgressEvent } from '../../src/library/progress-event.ts';
import { moduleName } from '../support/declare-modules.ts';

describe('createReport', () => {
  const tell = (event: InnerEvent) => {
    const events: ProgressEvent[] = [];
    createReport((told) => events.push(told))(event);
    return events;
  };

  it('tells warnings and waits without credentials and control characters', () => {
    assert.deepEqual(tell({ kind: 'warning', message: 'https://u:p@a.example\u001b[2J' }), [
      { kind: 'warning', message: 'https://a.example\u{fffd}[2J' },
    ]);
    const wait = { kind: 'waiting', reason: 'status 503', waitMs: 300 } as const;
    assert.deepEqual(tell({ ...wait, url: 'https://u:p@a.example/x' }), [
      { ...wait, url: 'https://a.example/x' },
    ]);
  });

  it('tells what was fetched, with its unit', () => {
    const fetched = { version: '1.0.0', isFromStore: false };
    const module = moduleName('acme-web');
    assert.deepEqual(tell({ kind: 'fetched', module, bytes: 7, ...fetched }), [
      { kind: 'fetched', module, sizeBytes: 7, ...fetched },
    ]);
  });

  it('keeps to itself what only the command line can mean', () => {
    assert.deepEqual(tell({ kind: 'frozen', lockfileName: 'Puppetfile.lock' }), []);
  });

  it('needs nobody who listens', () => {
    createReport(undefined)({ kind: 'resolving', declarations: 1 });
  });
});
