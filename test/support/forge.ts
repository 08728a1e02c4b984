import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startForgeServer } from '../../src/forge-server/start-forge-server.ts';
import { moduleTarball, releaseSlug, type TestModule } from './module-tarball.ts';

/** A running Forge that serves what a test declared. */
export interface TestForge {
  readonly url: string;
  /** The folder of its tarballs; one that is added later is served too. */
  readonly directory: string;
  /** Every request so far, as `GET /v3/modules/acme-web`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Starts a Forge on a free port of 127.0.0.1; `close` also removes its folder. */
export async function startTestForge(
  modules: readonly TestModule[],
  { token }: { readonly token?: string } = {},
): Promise<TestForge> {
  const directory = mkdtempSync(join(tmpdir(), 'pupfile-forge-'));
  for (const module of modules) addRelease(directory, module);
  const requests: string[] = [];
  const server = await startForgeServer({
    directory,
    port: 0,
    token,
    onRequest: ({ method, url }) => requests.push(`${method} ${url}`),
  });
  const close = async () => {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { url: server.url, directory, requests, close };
}

/** Runs a test against a Forge that serves the modules, and stops the Forge however the test ends. */
export async function withForge(
  modules: readonly TestModule[],
  run: (forge: TestForge) => Promise<void>,
): Promise<void> {
  const forge = await startTestForge(modules);
  try {
    await run(forge);
  } finally {
    await forge.close();
  }
}

/** Puts a release's tarball into a folder, dated 2024-01-01, and returns its path. */
export function addRelease(directory: string, module: TestModule): string {
  const path = join(directory, `${releaseSlug(module)}.tar.gz`);
  writeFileSync(path, moduleTarball(module));
  const date = new Date('2024-01-01T00:00:00Z');
  utimesSync(path, date, date);
  return path;
}
