import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DebianPuppetfile, renderPuppetfile } from '../test/support/debian-puppetfile.ts';
import { type Command, writeG10kProject, writeR10kProject } from '../test/support/peer-projects.ts';
import { commandEnvironment, runCommand } from '../test/support/run-command.ts';
import { pupfileProgram } from '../test/support/serve-process.ts';

/** An installer that takes part. */
export interface Tool {
  readonly name: string;
  /** Prepares an empty folder as its project and says how to install it. */
  prepare(folders: Folders): Command;
}

/** Where a run works. */
export interface Folders {
  readonly project: string;
  readonly cacheDirectory: string;
  /** The project of an earlier run, whose lock a user would have committed. */
  readonly lockedBy?: string | undefined;
}

/** What pupfile installs. */
export interface OurWorkload {
  readonly forgeUrl: string;
  readonly puppetfile: DebianPuppetfile;
}

/** The same modules for those that don't resolve: each of pupfile's lock with its version. */
export interface PeerWorkload {
  readonly forgeUrl: string;
  readonly pins: ReadonlyMap<string, string>;
}

/** pupfile gets names only and has to resolve them, but where a lock is there. */
export function pupfileTool({ forgeUrl, puppetfile }: OurWorkload): Tool {
  return {
    name: 'pupfile',
    prepare: ({ project, cacheDirectory, lockedBy }) => {
      writeFileSync(join(project, 'Puppetfile'), renderPuppetfile(puppetfile, forgeUrl));
      if (lockedBy !== undefined) {
        copyFileSync(join(lockedBy, 'Puppetfile.lock'), join(project, 'Puppetfile.lock'));
      }
      return [process.execPath, [pupfileProgram, 'install', '--cache-dir', cacheDirectory]];
    },
  };
}

/** r10k and g10k as far as this machine has them. */
export async function findPeers({ forgeUrl, pins }: PeerWorkload): Promise<Tool[]> {
  const peers = [
    { name: 'r10k', write: writeR10kProject },
    { name: 'g10k', write: writeG10kProject },
  ];
  const tools: Tool[] = [];
  for (const { name, write } of peers) {
    if (await isInstalled(name)) {
      tools.push({ name, prepare: (folders) => write({ ...folders, forgeUrl, modules: pins }) });
    } else {
      console.log(`${name} is not installed and takes no part`);
    }
  }
  return tools;
}

async function isInstalled(program: string): Promise<boolean> {
  const { exitCode } = await runCommand('sh', ['-c', `command -v ${program}`], {
    cwd: '/',
    env: commandEnvironment(),
  });
  return exitCode === 0;
}
