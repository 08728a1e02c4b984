import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultWorld } from './fault-run.ts';

/** What undoes a mount, whoever still has something open there. */
export type Unmount = () => void;

/** Mounts a file system of its own, which holds no more than so many KiB. */
export function mountSmall(directory: string, sizeKib: number): Unmount {
  mkdirSync(directory, { recursive: true });
  mount(['-t', 'tmpfs', '-o', `size=${sizeKib}k`, 'tmpfs', directory]);
  return () => unmount(directory);
}

/** Makes a directory read-only for everybody, root included. */
export function mountReadOnly(directory: string): Unmount {
  mount(['--bind', directory, directory]);
  mount(['-o', 'remount,ro,bind', directory]);
  return () => unmount(directory);
}

/** Shows a directory in another place as well. */
export function mountElsewhere(source: string, directory: string): Unmount {
  mkdirSync(directory, { recursive: true });
  mount(['--bind', source, directory]);
  return () => unmount(directory);
}

/** Puts a file system of its own in the place of a directory, with what it had. */
export function replaceBySmall(world: FaultWorld, directory: string, sizeKib: number): () => void {
  const aside = join(world.root, 'outside', 'copy');
  cpSync(directory, aside, { recursive: true, preserveTimestamps: true });
  const unmount = mountSmall(directory, sizeKib);
  world.finally(unmount);
  cpSync(aside, directory, { recursive: true, preserveTimestamps: true });
  rmSync(aside, { recursive: true });
  return unmount;
}

/** Makes a directory of a world read-only until the mend. */
export function replaceByReadOnly(world: FaultWorld, directory: string): () => void {
  const unmount = mountReadOnly(directory);
  world.finally(unmount);
  return unmount;
}

/** Has files and directories refuse every change, that of their names included. */
export function freeze(world: FaultWorld, path: string): () => void {
  const { status } = spawnSync('chattr', ['-R', '+i', path]);
  // Wherever it is by then.
  const thaw = () => void spawnSync('chattr', ['-R', '-i', world.root]);
  world.finally(thaw);
  if (status !== 0) throw new Error('chattr is not permitted, for which these cases need root');
  return thaw;
}

/** Never skipped in silence: a test that may not mount fails. */
function mount(args: readonly string[]): void {
  const { status, stderr, error } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim();
  throw new Error(`a file system cannot be mounted, for which these cases need root: ${reason}`);
}

function unmount(directory: string): void {
  spawnSync('umount', ['--lazy', directory]);
}
