import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Ground } from './ground.ts';
import type { Machine } from './report/describe-run.ts';

/** This machine, and where on it the runs work. */
export function readMachine({ isMemory }: Ground): Machine {
  return {
    processor: cpus()[0]?.model ?? 'an unknown processor',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    nodeVersion: process.versions.node,
    isInMemory: isMemory,
  };
}
