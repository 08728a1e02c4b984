import { startServeProcess } from '../test/support/serve-process.ts';
import { type ForgeFront, startForgeFront } from './forge-front.ts';

/** Runs something against `pupfile serve` over a folder of tarballs, with a front before it. */
export async function withForge(
  tarballs: string,
  run: (front: ForgeFront) => Promise<void>,
): Promise<void> {
  const server = await startServeProcess(tarballs);
  try {
    const front = await startForgeFront(server.url);
    await run(front).finally(front.stop);
  } finally {
    await server.stop();
  }
}
