import { startForgeFront } from '../../bench/forge-front.ts';
import type { Network } from '../../bench/network.ts';
import { startFaultForge } from './fault-forge.ts';
import type { TestModule } from './module-tarball.ts';
import { randomNumbers } from './random-numbers.ts';

export interface SlowForge {
  readonly url: string;
  close(): Promise<void>;
}

/** Six modules of some hundred KiB that nothing compresses; `demo-site` requires all of them. */
export function largeModules(): readonly TestModule[] {
  const sizes = { stdlib: 900, apache: 600, concat: 80, systemd: 240, firewall: 400 };
  const parts = Object.entries(sizes).map(([name, kibibytes], index) => ({
    name: `demo-${name}`,
    version: `${index + 1}.2.0`,
    files: { 'files/data': noise(kibibytes * 1024, index), 'spec/data': noise(2048, index) },
  }));
  const dependencies = Object.fromEntries(parts.map(({ name }) => [name, '>= 1.0.0']));
  return [{ name: 'demo-site', version: '1.0.0', dependencies }, ...parts];
}

function noise(size: number, seed: number): Buffer {
  const next = randomNumbers(seed);
  return Buffer.from(Array.from({ length: size }, () => next(256)));
}

/** Starts a Forge behind a slow network. */
export async function startSlowForge(
  modules: readonly TestModule[],
  network: Network,
): Promise<SlowForge> {
  const { url, close } = await startFaultForge(modules);
  const front = await startForgeFront(url);
  front.setNetwork(network);
  return {
    url: front.url,
    close: async () => {
      await front.stop();
      await close();
    },
  };
}
