// Runs in a thread of its own: see second-unpacker.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { UnpackOutcome, UnpackTask } from './second-unpacker.ts';
import { createUnpacker } from './unpack-module.ts';

// What is larger goes through a file, which is for whoever has the spool.
const unpackedBytes = 32 * 1024 * 1024;

const unpack = createUnpacker(workerData, { limits: { unpackedBytes } });

parentPort?.on('message', async ({ number, module, bytes }: UnpackTask) => {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const installed = await unpack(module, archive).catch(() => undefined);
  parentPort?.postMessage({ number, installed } satisfies UnpackOutcome);
});
