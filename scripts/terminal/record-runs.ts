import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, runSuccessfully } from '../../test/support/run-command.ts';
import { pupfileProgram, startServeProcess } from '../../test/support/serve-process.ts';
import type { RecordedRun } from './terminal-svg.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');

/**
 * Runs commands of the built pupfile in a new project with the Puppetfile of the example and its Forge,
 * and returns what a terminal with colours and UTF-8 shows. How long they took and where the Forge is are
 * the same each time.
 */
export async function recordRuns(commands: readonly string[]): Promise<readonly RecordedRun[]> {
  const directory = mkdtempSync(join(tmpdir(), 'pupfile-recording-'));
  const tarballs = join(directory, 'forge');
  try {
    await runSuccessfully(process.execPath, [join(examples, 'pack-forge.js'), tarballs], {
      cwd: directory,
    });
    const forge = await startServeProcess(tarballs);
    try {
      const project = prepareProject(directory, forge.url);
      const runs: RecordedRun[] = [];
      for (const command of commands) {
        const output = await run(command, project);
        runs.push({ command, output: output.replaceAll(forge.url, 'https://forge.example') });
      }
      return runs;
    } finally {
      await forge.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function prepareProject(directory: string, forgeUrl: string): string {
  const project = join(directory, 'project');
  mkdirSync(join(project, '.bin'), { recursive: true });
  const shim = `#!/bin/sh\nexec '${process.execPath}' '${pupfileProgram}' "$@"\n`;
  writeFileSync(join(project, '.bin', 'pupfile'), shim, { mode: 0o755 });
  const puppetfile = readFileSync(join(examples, 'Puppetfile'), 'utf8');
  writeFileSync(
    join(project, 'Puppetfile'),
    puppetfile.replace(/^forge .*/m, `forge '${forgeUrl}'`),
  );
  return project;
}

async function run(command: string, project: string): Promise<string> {
  const { stdout } = await runCommand('sh', ['-c', `exec 2>&1; ${command}`], {
    cwd: project,
    env: {
      PATH: `${join(project, '.bin')}:${process.env['PATH']}`,
      HOME: project,
      FORCE_COLOR: '1',
      LC_ALL: 'C.UTF-8',
    },
  });
  // On a terminal, `Fetching` is the line that is wiped away when the modules are there.
  return stdout.replace(/^Fetching .*\n/gm, '').replace(/\b\d+\.\d s\b/g, '0.1 s');
}
