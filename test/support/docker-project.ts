import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSuccessfully } from './run-command.ts';
import { pupfileProgram, type ServeProcess, startServeProcess } from './serve-process.ts';

/** The project of examples/Puppetfile with its lock, and a Forge of its own that wants a token. */
export interface DockerProject {
  readonly directory: string;
  readonly forge: ServeProcess;
  /** The only token that the Forge takes. */
  readonly token: string;
  /** Holds the token and nothing else. */
  readonly tokenFile: string;
  /** Runs pupfile in the project, with the token; gives what it printed on stdout. */
  pupfile(words: readonly string[]): Promise<string>;
  /**
   * Makes the build context of a recipe: all of `examples/docker/NAME` as it stands, the Puppetfile,
   * its lock, the packed pupfile, and files of the project that are named.
   */
  context(recipe: string, files?: readonly string[]): string;
  /** Ends the Forge and removes all that was written. */
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** Packs the example modules and pupfile, serves the modules, and locks the project. */
export async function startDockerProject(): Promise<DockerProject> {
  const base = mkdtempSync(join(tmpdir(), 'pupfile-docker-'));
  const folder = (name: string) => join(base, name);
  const directory = folder('project');
  const tokenFile = folder('token');
  const token = 'token-that-only-the-builder-knows';
  writeFileSync(tokenFile, `${token}\n`);
  await packEverything(base);
  const forge = await startServeProcess(folder('tarballs'), ['--token-file', tokenFile]);

  const pupfile = async (words: readonly string[]) => {
    const env = { PUPFILE_CACHE_DIR: folder('cache'), PUPFILE_FORGE_TOKEN_FILE: tokenFile };
    const options = { cwd: directory, env };
    return (await runSuccessfully(process.execPath, [pupfileProgram, ...words], options)).stdout;
  };
  const stop = async () => {
    await forge.stop();
    rmSync(base, { recursive: true, force: true });
  };
  writePuppetfile(directory, forge.url);
  try {
    await pupfile(['lock']);
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    directory,
    forge,
    token,
    tokenFile,
    pupfile,
    context: (recipe, files = []) => {
      const context = mkdtempSync(folder('context-'));
      cpSync(join(root, 'examples/docker', recipe), context, { recursive: true });
      cpSync(folder('packed'), context, { recursive: true });
      for (const file of ['Puppetfile', 'Puppetfile.lock', ...files]) {
        cpSync(join(directory, file), join(context, file), { recursive: true });
      }
      return context;
    },
    stop,
  };
}

async function packEverything(base: string): Promise<void> {
  const packed = join(base, 'packed');
  mkdirSync(packed);
  const packing = ['pack', '--silent', '--ignore-scripts', '--pack-destination', packed];
  await runSuccessfully('npm', packing, { cwd: root });
  const program = join(root, 'examples/pack-forge.js');
  await runSuccessfully(process.execPath, [program, join(base, 'tarballs')], { cwd: root });
}

function writePuppetfile(directory: string, forgeUrl: string): void {
  mkdirSync(directory);
  const text = readFileSync(join(root, 'examples/Puppetfile'), 'utf8');
  writeFileSync(join(directory, 'Puppetfile'), text.replace(/^forge .*/m, `forge '${forgeUrl}'`));
}
