import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { hasErrno } from '../errors/file-system-error.ts';
import { runningMs } from '../files/running-ms.ts';
import { touch } from '../files/touch.ts';

/** How long things take, in milliseconds. */
export interface MirrorLockOptions {
  readonly signal?: AbortSignal;
  /** How often who waits looks again. */
  readonly pollMs?: number;
  /** How often who has the lock shows that it lives. */
  readonly beatMs?: number;
  /** After how long without such a sign the lock is anybody's. */
  readonly staleMs?: number;
}

/**
 * Runs something while no other process does the same under this lock, which is a file. Process ids
 * say nothing where containers share a directory, and neither do the clocks of two machines: so
 * whoever has the lock touches it again and again, and it is broken when nobody did for long, by the
 * clock of the one who waits.
 *
 * Throws what the file system does where the lock cannot be made.
 */
export async function withMirrorLock<Result>(
  path: string,
  run: () => Promise<Result>,
  { signal, pollMs = 50, beatMs = 2000, staleMs = 20_000 }: MirrorLockOptions = {},
): Promise<Result> {
  const token = randomUUID();
  let seen = { mtimeMs: Number.NaN, at: 0 };
  while (!take(path, token)) {
    const mtimeMs = timeOf(path);
    const now = runningMs();
    if (mtimeMs !== seen.mtimeMs) seen = { mtimeMs, at: now };
    else if (now - seen.at > staleMs) breakLock(path, mtimeMs);
    await wait(pollMs, undefined, { signal });
  }
  // Where it was broken, git has locks of its own that keep the mirror whole.
  const timer = setInterval(() => touch(path), beatMs);
  // The process may be about to end.
  const letGo = () => release(path, token);
  signal?.addEventListener('abort', letGo);
  try {
    return await run();
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', letGo);
    letGo();
  }
}

function take(path: string, token: string): boolean {
  try {
    writeFileSync(path, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasErrno(error, 'EEXIST')) return false;
    throw error;
  }
}

/** NaN where the lock is gone: then the next attempt takes it. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN;
}

/** Two who wait may do so at once: only the lock that was seen to be stale is to be moved. */
function breakLock(path: string, mtimeMs: number): void {
  const old = `${path}.${randomUUID()}.old`;
  if (timeOf(path) !== mtimeMs) return;
  try {
    renameSync(path, old);
    rmSync(old, { force: true });
  } catch (error) {
    if (!hasErrno(error, 'ENOENT')) throw error;
  }
}

function release(path: string, token: string): void {
  try {
    if (readFileSync(path, 'utf8') === token) rmSync(path, { force: true });
  } catch {
    // It was broken.
  }
}
