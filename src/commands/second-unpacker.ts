import { SHARE_ENV, Worker } from 'node:worker_threads';
import type { InstalledModule } from '../layout/installed-modules.ts';
import type { Staging } from '../layout/staging.ts';
import type { ModuleToUnpack } from './unpack-module.ts';

/** What the thread is told. */
export interface UnpackTask {
  readonly number: number;
  readonly module: ModuleToUnpack;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the thread tells. */
export interface UnpackOutcome {
  readonly number: number;
  /** Undefined where it could not be done. */
  readonly installed: InstalledModule | undefined;
}

/** A thread that unpacks modules. */
export interface SecondUnpacker {
  /**
   * Undefined where the thread failed, for whatever reason: whoever does the same again learns it, when he has taken
   * away what the thread began. Does not throw.
   */
  unpack(module: ModuleToUnpack, bytes: Buffer): Promise<InstalledModule | undefined>;
  /** How many modules it was given and has not finished. */
  readonly unfinished: number;
  /** Ends the thread, which must not be at work. */
  end(): void;
}

/**
 * Starts a thread that stages modules like its caller, and may be given several at once. Undefined where this
 * process may have no other thread.
 */
export function startSecondUnpacker(staging: Staging): SecondUnpacker | undefined {
  try {
    return employ(new Worker(threadFile(), { workerData: staging, env: SHARE_ENV }));
  } catch {
    return undefined;
  }
}

function employ(worker: Worker): SecondUnpacker {
  // Nobody waits for it who does not wait for a module.
  worker.unref();
  const waiting = new Map<number, (installed: InstalledModule | undefined) => void>();
  let isGone = false;
  const finish = ({ number, installed }: UnpackOutcome) => {
    const tell = waiting.get(number);
    waiting.delete(number);
    if (waiting.size === 0) worker.unref();
    tell?.(installed);
  };
  const giveUp = () => {
    isGone = true;
    for (const number of [...waiting.keys()]) finish({ number, installed: undefined });
  };
  worker.on('message', finish);
  worker.on('error', giveUp);
  worker.on('exit', giveUp);
  let number = 0;
  return {
    unpack: async (module, bytes) => {
      if (isGone) return undefined;
      number += 1;
      const task: UnpackTask = { number, module, bytes: new Uint8Array(bytes) };
      worker.ref();
      return new Promise((resolve) => {
        waiting.set(task.number, resolve);
        worker.postMessage(task, [task.bytes.buffer]);
      });
    },
    get unfinished() {
      return waiting.size;
    },
    end: () => void worker.terminate(),
  };
}

/**
 * Beside this file in the release bundle. From the sources it is that of the bundle too, since a thread knows no
 * TypeScript.
 */
function threadFile(): URL {
  const folder = import.meta.url.endsWith('.ts') ? '../../dist/' : './';
  return new URL(`${folder}unpacking-thread.js`, import.meta.url);
}
