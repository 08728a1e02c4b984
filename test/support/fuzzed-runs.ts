import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { damagedTexts } from './damaged-texts.ts';
import { type FaultForge, startFaultForge } from './fault-forge.ts';
import { addRelease } from './forge.ts';
import { fuzzedAnswer } from './fuzzed-answers.ts';
import { fuzzedArchive } from './fuzzed-archives.ts';
import { lockWords } from './fuzzed-locks.ts';
import { fuzzedPuppetfiles } from './fuzzed-puppetfiles.ts';
import { publishInstead } from './hostile-archive.ts';
import { judgeEnd, judgeTrees, readTree } from './judge-fuzzed-run.ts';
import { type CommandResult, runCommand } from './run-command.ts';

/*
 * Runs of the real program on what nobody would write, all of them in one world:
 *
 *     root/template   a project with an older release installed, from which each case begins
 *     root/project    the case      root/home  HOME      root/tmp  TMPDIR      root/cache  the store
 *     root/outside    what nobody may touch
 */

/** What is damaged. */
export const fuzzedSubjects = ['archives', 'answers', 'locks', 'puppetfiles'] as const;
export type FuzzedSubject = (typeof fuzzedSubjects)[number];

/** What plays the cases. */
export interface RunFuzzer {
  /**
   * Plays one case: `0`, or the exit status and the code that the user reads.
   *
   * @throws Error where the program crashed, hung, ended in a way that nobody has documented, printed
   * what it should not, or touched what it may not
   */
  play(subject: FuzzedSubject, seed: number): Promise<string>;
  close(): Promise<void>;
}

const program = join(import.meta.dirname, '..', '..', 'bin', 'pupfile.cjs');
// A machine that has much else to do may take a while; what is asked of a Forge is asked again.
const mostMs = 10_000;
const mostWaitingMs = 30_000;

/** Makes the world, with a Forge that serves acme-web and acme-base. */
export async function createRunFuzzer(): Promise<RunFuzzer> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pupfile-fuzz-')));
  const server = await startFaultForge([
    { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
    { name: 'acme-base', version: '1.0.0' },
  ]);
  const close = async () => {
    await server.close();
    rmSync(root, { recursive: true });
  };
  try {
    await prepare(root, server);
    return { play: (subject, seed) => play({ root, server, subject, seed }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Case {
  readonly root: string;
  readonly server: FaultForge;
  readonly subject: FuzzedSubject;
  readonly seed: number;
}

async function prepare(root: string, server: FaultForge): Promise<void> {
  for (const name of ['project', 'home', 'tmp', 'cache', 'outside']) mkdirSync(join(root, name));
  writeFileSync(join(root, 'outside', 'precious'), 'precious');
  writeFileSync(join(root, 'project', 'Puppetfile'), `forge '${server.url}'\nmod 'acme-web'\n`);
  const { exitCode, stderr } = await run(root, ['install']);
  if (exitCode !== 0) throw new Error(`the older release was not installed: ${stderr}`);
  cpSync(join(root, 'project'), join(root, 'template'), {
    recursive: true,
    preserveTimestamps: true,
  });
  const { directory } = server.forge;
  const dependencies = { 'acme/base': '>= 1.1.0' };
  addRelease(directory, { name: 'acme-web', version: '1.1.0', dependencies });
  addRelease(directory, { name: 'acme-base', version: '1.1.0' });
}

async function play(one: Case): Promise<string> {
  const { root, server, subject } = one;
  const project = join(root, 'project');
  rmSync(project, { recursive: true });
  cpSync(join(root, 'template'), project, { recursive: true, preserveTimestamps: true });
  server.intercept = undefined;
  const words = damage(one, project);
  const before = readTree(root);
  const result = await run(root, words, subject === 'answers' ? mostWaitingMs : mostMs);
  const outcome = judgeEnd(result);
  judgeTrees({ before, after: readTree(root), isSuccess: result.exitCode === 0, subject });
  return outcome;
}

/** Damages what the case is about; gives the words of the command. */
function damage({ server, subject, seed }: Case, project: string): readonly string[] {
  const lock = join(project, 'Puppetfile.lock');
  const puppetfile = join(project, 'Puppetfile');
  switch (subject) {
    case 'archives':
      publishInstead(server, fuzzedArchive(seed));
      writeFileSync(puppetfile, newerPuppetfile(server));
      return ['install', '--no-cache'];
    case 'answers':
      answerOtherwise(server, seed);
      writeFileSync(puppetfile, newerPuppetfile(server));
      return ['install', '--no-cache'];
    case 'locks':
      writeFileSync(lock, damagedText([readFileSync(lock, 'utf8')], seed));
      return pickCommand(seed, [['check'], ['install'], ['show'], ['verify']]);
    case 'puppetfiles':
      writeFileSync(puppetfile, fc.sample(fuzzedPuppetfiles, { seed, numRuns: 1 })[0] ?? '');
      // Some name servers that are none of ours.
      return pickCommand(seed, [['parse'], ['check'], ['install', '--offline']]);
  }
}

function newerPuppetfile({ url }: FaultForge): string {
  return `forge '${url}'\nmod 'acme-web', '1.1.0'\n`;
}

function damagedText(texts: readonly string[], seed: number): string {
  return fc.sample(damagedTexts(texts, lockWords), { seed, numRuns: 1 })[0] ?? '';
}

function pickCommand(seed: number, all: readonly (readonly string[])[]): readonly string[] {
  return all[seed % all.length] ?? [];
}

function answerOtherwise(server: FaultForge, seed: number): void {
  server.intercept = ({ url = '' }, response, forward) => {
    if (url.startsWith('/v3/files/')) return forward();
    const answer = async () => {
      const genuine = await fetch(new URL(url, server.forge.url));
      response.writeHead(genuine.status, { 'content-type': 'application/json' });
      response.end(fuzzedAnswer(await genuine.text(), seed));
    };
    answer().catch(() => response.destroy());
  };
}

function run(root: string, words: readonly string[], most = mostMs): Promise<CommandResult> {
  const env = {
    HOME: join(root, 'home'),
    TMPDIR: join(root, 'tmp'),
    PUPFILE_CACHE_DIR: join(root, 'cache'),
  };
  const options = { cwd: join(root, 'project'), env, mostMs: most };
  return runCommand(process.execPath, [program, ...words], options);
}
