import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { hasErrno } from '../errors/file-system-error.ts';

/** A process that holds the lock of a modules directory; the text of the lock file is this. */
export interface LockOwner {
  readonly pid: number;
  /** When the process started: process ids come back, in containers at once. */
  readonly started: string;
  /** Within which process ids mean the same: the machine since its start, and the namespace. */
  readonly scope: string;
}

/** This process. */
export function describeSelf(): LockOwner {
  return { pid: process.pid, started: startOf(process.pid), scope: ownScope() };
}

/** Reads the text of a lock file; null where it is not one, as while it is being written. */
export function parseLockOwner(text: string): LockOwner | null {
  try {
    const { pid, started, scope } = JSON.parse(text) as Partial<LockOwner>;
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return null;
    return typeof started === 'string' && typeof scope === 'string'
      ? { pid, started, scope }
      : null;
  } catch {
    return null;
  }
}

/** Whether a process lives; undefined where it belongs to another machine or container. */
export function isAlive(owner: LockOwner): boolean | undefined {
  if (owner.scope !== ownScope()) return undefined;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (hasErrno(error, 'ESRCH')) return false;
  }
  return startOf(owner.pid) === owner.started;
}

/** In the kernel's ticks since the machine started; nothing where there is no /proc. */
function startOf(pid: number): string {
  const stat = readOr('', () => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  // From field 3 on (proc(5)): the second is a name in brackets that may hold blanks and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const isZombie = fields[0] === 'Z';
  return isZombie ? 'ended' : (fields[19] ?? '');
}

function ownScope(): string {
  const boot = readOr(hostname(), () => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1'));
  return `${boot.trim()} ${readOr('', () => readlinkSync('/proc/self/ns/pid'))}`;
}

function readOr(otherwise: string, read: () => string): string {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
