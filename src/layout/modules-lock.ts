import { randomUUID } from 'node:crypto';
import {
  linkSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasErrno, toFileSystemError } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { runningMs } from '../files/running-ms.ts';
import { touch } from '../files/touch.ts';
import { describeSelf, isAlive, parseLockOwner } from './lock-owner.ts';
import { makeStateDirectory } from './make-state-directory.ts';
import { clearStaleStaging } from './staging.ts';
import { stateDirectoryOf } from './state-directory.ts';

/** The right to change a modules directory, until it is released. */
export interface ModulesLock {
  /** Gives the right back, and takes away the directories that were made for it and are empty. */
  release(): void;
  /** The same, and takes away the modules directory as well where nothing is left in it. */
  leave(): void;
}

const pollMs = 50;
const heartbeatMs = 5_000;
// For an owner in another container: from here nobody can see whether it lives.
const defaultSilenceMs = 30_000;

/** How somebody waits for a modules directory. */
export interface WaitOptions {
  /**
   * After how long without a sign of life the lock of an owner that cannot be seen from here is
   * anybody's, in milliseconds; 30 s by default.
   */
  readonly silenceMs?: number;
  /** Told once, where there is somebody to wait for: who it is, as `Process 123`. */
  readonly onWait?: (holder: string) => void;
  /** Gives up waiting. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes the lock of a modules directory; makes the directory where it is missing. The lock of a
 * process that is gone is taken over, and what it left half-done is undone.
 *
 * @param waitMs how long to wait for another run to end
 * @throws PupfileError MODULES_BUSY where it still runs after that, FILE_SYSTEM
 */
export async function lockModules(
  modulesDirectory: string,
  waitMs: number,
  { silenceMs = defaultSilenceMs, onWait, signal }: WaitOptions = {},
): Promise<ModulesLock> {
  const path = join(stateDirectoryOf(modulesDirectory), 'lock');
  const text = JSON.stringify({ ...describeSelf(), token: randomUUID() });
  const end = runningMs() + waitMs;
  const silence = new Silence(silenceMs);
  try {
    let outermost = makeStateDirectory(modulesDirectory);
    for (let isFirst = true; !takeLock(path, text, silence); isFirst = false) {
      if (runningMs() >= end) throw busy(modulesDirectory, path);
      if (isFirst) onWait?.(holderOf(path));
      await sleep(pollMs, undefined, { signal });
      // The other run may have taken its empty directory away.
      outermost = makeStateDirectory(modulesDirectory) ?? outermost;
    }
    const lock = holdLock(path, text, { modulesDirectory, outermost });
    clearStaleOrRelease(modulesDirectory, lock);
    return lock;
  } catch (error) {
    throw toFileSystemError(error, path);
  }
}

function clearStaleOrRelease(modulesDirectory: string, lock: ModulesLock): void {
  try {
    clearStaleStaging(modulesDirectory);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function takeLock(path: string, text: string, silence: Silence): boolean {
  if (createLock(path, text)) return true;
  const found = readLock(path);
  if (found === undefined || !isAbandoned(path, found, silence)) return false;
  removeAbandoned(path, found);
  return createLock(path, text);
}

function createLock(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasErrno(error, 'EEXIST', 'ENOENT')) return false;
    throw error;
  }
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isAbandoned(path: string, text: string, silence: Silence): boolean {
  const owner = parseLockOwner(text);
  const isOwnerAlive = owner === null ? undefined : isAlive(owner);
  if (isOwnerAlive !== undefined) return !isOwnerAlive;
  const mtimeMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return mtimeMs !== undefined && silence.isTooLong(mtimeMs);
}

/** How long an owner has given no sign of life: by the clocks, or as long as it was watched. */
class Silence {
  readonly #longestMs: number;
  #seen = { mtimeMs: Number.NaN, at: 0 };

  constructor(longestMs: number) {
    this.#longestMs = longestMs;
  }

  /** The clock of another machine may be ahead, so that its time alone would never be long ago. */
  isTooLong(mtimeMs: number): boolean {
    const now = runningMs();
    if (this.#seen.mtimeMs !== mtimeMs) this.#seen = { mtimeMs, at: now };
    return Date.now() - mtimeMs > this.#longestMs || now - this.#seen.at > this.#longestMs;
  }
}

/** Two runs may find the same abandoned lock: what is taken away must still be the one that was read. */
function removeAbandoned(path: string, text: string): void {
  const aside = `${path}-${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== text) linkSync(aside, path);
    rmSync(aside);
  } catch (error) {
    if (!hasErrno(error, 'ENOENT', 'EEXIST')) throw error;
    rmSync(aside, { force: true });
  }
}

interface HeldPlace {
  readonly modulesDirectory: string;
  /** The outermost directory that was made for the lock. */
  readonly outermost: string | undefined;
}

function holdLock(
  path: string,
  text: string,
  { modulesDirectory, outermost }: HeldPlace,
): ModulesLock {
  // Without it only runs in other containers would take over, after a while.
  const heartbeat = setInterval(() => touch(path), heartbeatMs);
  heartbeat.unref();
  const giveBack = (emptyUpTo: string | undefined) => {
    clearInterval(heartbeat);
    if (readLock(path) !== text) return;
    rmSync(path, { force: true });
    if (emptyUpTo !== undefined) removeEmpty(dirname(path), emptyUpTo);
  };
  return {
    release: () => giveBack(outermost),
    leave: () => giveBack(outermost ?? modulesDirectory),
  };
}

function removeEmpty(innermost: string, outermost: string): void {
  try {
    for (let path = resolve(innermost); path.startsWith(resolve(outermost)); path = dirname(path)) {
      rmdirSync(path);
    }
  } catch {
    // It is not empty: the run succeeded.
  }
}

function busy(modulesDirectory: string, path: string): PupfileError {
  return new PupfileError(
    'MODULES_BUSY',
    `Another run of pupfile works on the modules directory \`${modulesDirectory}\``,
    { notes: [`${holderOf(path)} holds \`${path}\``], hint: 'wait for it to end and try again' },
  );
}

function holderOf(path: string): string {
  const owner = parseLockOwner(readLock(path) ?? '');
  return owner === null ? 'Somebody' : `Process ${owner.pid}`;
}
