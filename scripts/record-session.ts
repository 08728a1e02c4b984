// Plays sessions in a terminal and prints what it showed, for docs/output.md and to see for oneself. It
// needs tmux and a build:
//
//     node --import tsx scripts/record-session.ts [SESSION...]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startFaultForge } from '../test/support/fault-forge.ts';
import { pupfileProgram } from '../test/support/serve-process.ts';
import { largeModules, startSlowForge } from '../test/support/slow-forge.ts';
import { writeTree } from '../test/support/temporary-directory.ts';
import { openTerminal, type TerminalSession } from '../test/support/terminal-session.ts';

/** Shows what the terminal has as soon as something is on it. */
type Show = (title: string, wanted: RegExp) => Promise<void>;

interface Scene {
  readonly terminal: TerminalSession;
  readonly show: Show;
}

const slow = { latencyMs: 700, megabitsPerSecond: 3 };

const sessions: Readonly<Record<string, (columns?: number) => Promise<void>>> = {
  slow: (columns = 80) => playSlow(columns),
  narrow: () => playSlow(40),
  tiny: () => playSlow(20),
  ascii: () => playSlow(80, { LANG: 'C' }),
  log: () => playLog(),
  retry: () => playRetry(),
  interrupt: () => playInterrupt(),
  suspend: () => playSuspend(),
  resize: () => playResize(),
};

async function playSlow(columns: number, env = {}): Promise<void> {
  await withSlowForge({ columns, env }, async ({ terminal, show }) => {
    await terminal.type('pupfile install');
    await show('resolving', /Resolving/);
    await show('fetching', /Fetching [1-4] of/);
    await show('the last', /Fetching 5/);
    await show('done', /Installed[\s\S]*\$$/);
  });
}

async function playLog(): Promise<void> {
  const network = { latencyMs: 700, megabitsPerSecond: 0.7 };
  await withSlowForge({ columns: 100, env: { CI: '1' }, network }, async ({ terminal, show }) => {
    await terminal.type('pupfile install --no-frozen 2>&1 | cat');
    await show('a log', /Installed[\s\S]*\$$/);
  });
}

async function playInterrupt(): Promise<void> {
  await withSlowForge({ columns: 80 }, async ({ terminal, show }) => {
    await terminal.type('pupfile install; echo "status $?"');
    await show('before', /Fetching [1-4] of/);
    await terminal.press('C-c');
    await show('after', /status \d/);
  });
}

async function playSuspend(): Promise<void> {
  await withSlowForge({ columns: 80 }, async ({ terminal, show }) => {
    await terminal.type('pupfile install');
    await show('before', /Fetching [1-4] of/);
    await terminal.press('C-z');
    await show('suspended', /Stopped/);
    await terminal.type('fg');
    await show('continued', /fg[\s\S]*Fetching/);
    await show('done', /Installed[\s\S]*\$$/);
  });
}

async function playResize(): Promise<void> {
  await withSlowForge({ columns: 80 }, async ({ terminal, show }) => {
    await terminal.type('pupfile install');
    await show('wide', /Fetching [1-4] of/);
    await terminal.resize(30);
    await show('narrow', /Fetching [2-5] of/);
    await terminal.resize(100);
    await show('done', /Installed[\s\S]*\$$/);
  });
}

async function playRetry(): Promise<void> {
  const forge = await startFaultForge(largeModules());
  let refusals = 2;
  forge.intercept = (request, response, forward) => {
    if (refusals === 0 || !request.url?.startsWith('/v3/files/demo-apache')) return forward();
    refusals -= 1;
    response.writeHead(503, { 'retry-after': '3' }).end();
  };
  try {
    await playAt(forge.url, { columns: 80 }, async ({ terminal, show }) => {
      await terminal.type('pupfile install');
      await show('waiting', /again in [23] s/);
      await show('done', /Installed[\s\S]*\$$/);
    });
  } finally {
    await forge.close();
  }
}

interface Surroundings {
  readonly columns: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly network?: { readonly latencyMs: number; readonly megabitsPerSecond: number };
}

async function withSlowForge(
  surroundings: Surroundings,
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  const forge = await startSlowForge(largeModules(), surroundings.network ?? slow);
  try {
    await playAt(forge.url, surroundings, play);
  } finally {
    await forge.close();
  }
}

async function playAt(
  forgeUrl: string,
  { columns, env = {} }: Surroundings,
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'pupfile-session-'));
  const program = `#!/bin/sh\nexec '${process.execPath}' '${pupfileProgram}' "$@"\n`;
  const puppetfile = `forge '${forgeUrl}'\nmod 'demo-site'\n`;
  writeTree(directory, { 'bin/pupfile': program, 'site/Puppetfile': puppetfile });
  chmodSync(join(directory, 'bin/pupfile'), 0o755);
  const PATH = `${join(directory, 'bin')}:${process.env['PATH']}`;
  const terminal = await openTerminal({
    ...{ columns, directory: join(directory, 'site') },
    env: { PATH, HOME: directory, ...env },
  });
  const show: Show = async (title, wanted) => {
    const screen = await terminal.screenWith(wanted);
    console.log(`--- ${title}\n${screen}`);
  };
  try {
    await terminal.screenWith(/^\$$/);
    await play({ terminal, show });
  } finally {
    await terminal.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

const { positionals } = parseArgs({ allowPositionals: true });
for (const name of positionals.length > 0 ? positionals : Object.keys(sessions)) {
  const session = sessions[name];
  if (session === undefined)
    throw new RangeError(`\`${name}\` is none of ${Object.keys(sessions)}`);
  console.log(`=== ${name}`);
  await session();
}
