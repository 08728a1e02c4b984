import { appendFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { withPermit } from '../../src/layout/write-permit.ts';

// Writes once, which takes a while, and then tries again and again.
const { permit, path } = workerData;

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

withPermit(permit, () => {
  parentPort?.postMessage('begun');
  pause(300);
  appendFileSync(path, 'once');
});
for (;;) {
  pause(50);
  withPermit(permit, () => appendFileSync(path, ' more'));
}
