import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Waits until none of these processes runs any more; the test's own limit ends it otherwise. */
export async function processesEnd(ids: readonly number[]): Promise<void> {
  while (ids.some(isRunning)) await wait(20);
}

/** Waits until a file is there; the test's own limit ends it otherwise. */
export async function fileAppears(path: string): Promise<void> {
  while (!existsSync(path)) await wait(20);
}

/** One that has ended may still be listed, where nobody asks for its status. */
function isRunning(id: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${id}/status`, 'utf8'));
  } catch {
    return false;
  }
}
