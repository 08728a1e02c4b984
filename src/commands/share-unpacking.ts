import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import { createDiscarder } from '../files/discard-memory.ts';
import type { Spool } from '../files/spool.ts';
import { unstageModule } from '../layout/stage-module.ts';
import type { Staging } from '../layout/staging.ts';
import { startSecondUnpacker } from './second-unpacker.ts';
import { createUnpacker, type UnpackModule } from './unpack-module.ts';

/** Unpacks modules, as many at once as is worth it. */
export interface Unpacking {
  readonly unpack: UnpackModule;
  /** How many modules should be handed over before the first of them is finished. */
  readonly atOnce: number;
  /** To be called when all of them are finished. */
  end(): void;
}

// A thread takes 55 ms of processor time and 22 MB before it has done anything.
const fewestForThread = 150;

// One that it works at, and enough that it never waits for this thread, which may be at work as well.
const mostUnfinished = 3;

export interface UnpackingOptions {
  /** How many modules there will be. */
  readonly modules: number;
  readonly spool: Spool;
}

/** Unpacks into a staging folder, with the help of a second thread where there is much to do. */
export function shareUnpacking(staging: Staging, { modules, spool }: UnpackingOptions): Unpacking {
  const unpackHere = createUnpacker(staging, { spool });
  const isWorthIt = modules >= fewestForThread && availableParallelism() > 1;
  const second = isWorthIt ? startSecondUnpacker(staging) : undefined;
  if (second === undefined) return { unpack: unpackHere, atOnce: 1, end() {} };
  const inTurn = pLimit(1);
  const discarder = createDiscarder();
  const unpack: UnpackModule = async (module, bytes) => {
    if (second.unfinished < mostUnfinished && Buffer.isBuffer(bytes)) {
      const installed = await second.unpack(module, bytes);
      if (installed !== undefined) {
        discarder.own(bytes);
        return installed;
      }
      unstageModule(staging, module.name);
    }
    const installed = await inTurn(() => unpackHere(module, bytes));
    // What the other thread has finished is told between two turns.
    await nextTurn();
    return installed;
  };
  return { unpack, atOnce: mostUnfinished + 1, end: second.end };
}
