import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packDebianModule, readDebianModules } from './debian-modules.ts';
import { type DebianPuppetfile, renderPuppetfile } from './debian-puppetfile.ts';
import { type CommandResult, runSuccessfully } from './run-command.ts';
import { pupfileProgram, type ServeProcess, startServeProcess } from './serve-process.ts';

/** An embedded Forge that serves all of Debian's modules, and room for projects that use it. */
export interface DebianForge extends ServeProcess {
  /** Makes a new folder that goes away with the Forge. */
  newFolder(name: string): string;
}

/** Packs Debian's modules and serves them; `stop` removes all that was written. */
export async function startDebianForge(): Promise<DebianForge> {
  const base = mkdtempSync(join(tmpdir(), 'pupfile-real-'));
  const newFolder = (name: string) => {
    const folder = join(base, name);
    mkdirSync(folder);
    return folder;
  };
  const tarballs = newFolder('tarballs');
  for (const module of readDebianModules().modules) await packDebianModule(module, tarballs);
  const server = await startServeProcess(tarballs);
  const stop = async () => {
    await server.stop();
    rmSync(base, { recursive: true, force: true });
  };
  return { ...server, newFolder, stop };
}

/** Makes a project folder with that Puppetfile. */
export function newProject(forge: DebianForge, name: string, puppetfile: DebianPuppetfile): string {
  const project = forge.newFolder(name);
  writeFileSync(join(project, 'Puppetfile'), renderPuppetfile(puppetfile, forge.url));
  return project;
}

/** Runs `pupfile install` in the project; the store lies in its folder `cache`. */
export function installProject(
  project: string,
  options: readonly string[] = [],
): Promise<CommandResult> {
  return runSuccessfully(process.execPath, [pupfileProgram, 'install', ...options], {
    cwd: project,
    env: { PUPFILE_CACHE_DIR: join(project, 'cache') },
  });
}
