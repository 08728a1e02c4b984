import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FaultForge, startFaultForge } from './fault-forge.ts';
import { addRelease } from './forge.ts';
import type { TestModule } from './module-tarball.ts';
import { commandEnvironment } from './run-command.ts';

/*
 * A case of the fault matrix: something is wrong with the Forge, an archive, the machine or the project
 * while pupfile runs, and it is judged from outside what came of it. Then nothing is wrong any more, and
 * the same command has to heal everything.
 *
 *     root/project    Puppetfile, lock, modules        root/cache      the store
 *     root/home       HOME                             root/tmp        TMPDIR
 *     root/outside    what nobody may touch
 */

/** One case. */
export interface FaultCase {
  /** What is wrong, as the table of the docs has it: `500 once`. */
  readonly title: string;
  /** What is there before: an older release installed and locked (the default), or nothing. */
  readonly from?: 'installed' | 'nothing';
  /** Which releases the Puppetfile asks for: those that are installed already, or newer ones. */
  readonly wants?: 'newer' | 'older';
  /** Makes something go wrong; what it returns makes it right again. */
  readonly break: (world: FaultWorld) => Mend | Promise<Mend>;
  /** The words after `pupfile`; `install` by default. */
  readonly words?: readonly string[];
  /** Undefined for one that is to be unset. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** A command that runs pupfile, such as one that sets limits. */
  readonly through?: readonly string[];
  /** Everything belongs to the user `nobody`, who runs pupfile; else it is root. */
  readonly asNobody?: boolean;
  /** What happens while pupfile runs; the run is over when both are. */
  readonly during?: (child: ChildProcess, world: FaultWorld) => void | Promise<void>;
  /** The exit status; 0 where pupfile has to get over it by itself. */
  readonly exit: number;
  /** What stderr has to say. */
  readonly says?: RegExp;
  /** How many lines an error may have; 12 unless a proof needs more. */
  readonly mostLines?: number;
  /** What stands beside the modules, and that nobody may touch; names in the modules directory. */
  readonly beside?: readonly string[];
  /** What a run that succeeds may leave behind until the next one, as paths below the root. */
  readonly leaves?: RegExp;
  /** Where the modules are, below the root; `project/modules` by default. */
  readonly modulesAt?: string;
  /** What it must not say beside stacks and control characters. */
  readonly hides?: RegExp;
  /** All that stands in the directory of the module `web` where the run succeeds: path to content. */
  readonly web?: Readonly<Record<string, string>>;
  /** How long the run may take; 75 s unless that is the point. */
  readonly mostMs?: number;
  /** How often something was asked for, where that is the point. */
  readonly attempts?: { readonly path: RegExp; readonly count: number };
  /** How many lines tell that it waits, and why. */
  readonly waits?: number;
  /** The most memory it may take, in bytes; 300 MiB by default. */
  readonly mostBytes?: number;
}

/** Puts things right again. */
export type Mend = (() => void | Promise<void>) | undefined;

/** Where a case takes place. */
export interface FaultWorld {
  readonly root: string;
  readonly project: string;
  readonly server: FaultForge;
  /** Adds a release to the Forge behind the server. */
  readonly addRelease: (module: TestModule) => string;
  /** Has something done before the world is removed, whatever happens; the last first. */
  readonly finally: (undo: () => void) => void;
  /** What the run is given beside the variables of the case, where they are known only then. */
  readonly variables: Record<string, string>;
}

/** What came of one run of the program. */
export interface FaultRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly elapsedMs: number;
  /** Undefined where it was killed. */
  readonly peakBytes: number | undefined;
}

/** What came of a case. */
export interface FaultOutcome {
  readonly run: FaultRun;
  /** Everything below the root but the store, before the run and after it. */
  readonly before: Tree;
  readonly after: Tree;
  /** What lies in the store that is no whole archive or mirror. */
  readonly stray: readonly string[];
  /** The permission bits of what stands below the modules directory after the run. */
  readonly modes: Readonly<Record<string, number>>;
  readonly requests: readonly string[];
  readonly healed: FaultRun;
  readonly end: Tree;
}

/** Paths with what stands there, byte for byte. */
export type Tree = Readonly<Record<string, string>>;

const program = join(import.meta.dirname, '..', '..', 'bin', 'pupfile.cjs');

/** What is installed before, and what the run is to install. */
const older: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-base', version: '1.0.0' },
];
const newer: readonly TestModule[] = [
  { name: 'acme-web', version: '1.1.0', dependencies: { 'acme/base': '>= 1.1.0' } },
  { name: 'acme-base', version: '1.1.0' },
];

/** The modules that a run ends with where nothing is wrong: directory to version. */
export const healedVersions = {
  newer: { base: '1.1.0', web: '1.1.0' },
  older: { base: '1.0.0', web: '1.0.0' },
} as const;

/** Plays a case in a directory of its own. */
export async function playFault(one: FaultCase): Promise<FaultOutcome> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pupfile-fault-')));
  const server = await startFaultForge(older);
  const undos: (() => void)[] = [];
  const world: FaultWorld = {
    root,
    project: join(root, 'project'),
    server,
    addRelease: (module) => addRelease(server.forge.directory, module),
    finally: (undo) => void undos.unshift(undo),
    variables: {},
  };
  try {
    await prepare(world, one);
    const mend = await one.break(world);
    const asked = server.requests.length;
    const before = readWorld(root);
    const run = await runProgram(world, {
      ...one,
      variables: { ...one.variables, ...world.variables },
    });
    const after = readWorld(root);
    const modes = readModes(world.project);
    const stray = findStray(join(root, 'cache'));
    const requests = server.requests.slice(asked);
    server.intercept = undefined;
    await mend?.();
    const { words, asNobody } = one;
    const healed = await runProgram(world, {
      ...(words && { words }),
      ...(asNobody && { asNobody }),
    });
    return { run, before, after, modes, stray, requests, healed, end: readWorld(root) };
  } finally {
    for (const undo of undos) undo();
    await server.close();
    rmSync(root, { recursive: true, force: true });
  }
}

async function prepare(world: FaultWorld, one: FaultCase): Promise<void> {
  const { root, project, server } = world;
  for (const name of ['project', 'home', 'tmp', 'cache', 'outside']) mkdirSync(join(root, name));
  writeFileSync(join(root, 'outside', 'precious'), 'precious');
  const puppetfile = `forge '${server.url}'\nmod 'acme-web'\n`;
  writeFileSync(join(project, 'Puppetfile'), puppetfile);
  if (one.asNobody) giveToNobody(root);
  if (one.from !== 'nothing') {
    const { asNobody = false } = one;
    const { exitCode, stderr } = await runProgram(world, { asNobody });
    if (exitCode !== 0) throw new Error(`the older release was not installed: ${stderr}`);
  }
  if (one.wants === 'older') return;
  for (const module of newer) world.addRelease(module);
  writeFileSync(
    join(project, 'Puppetfile'),
    puppetfile.replace("'acme-web'", "'acme-web', '1.1.0'"),
  );
}

type RunOptions = Pick<FaultCase, 'words' | 'variables' | 'through' | 'asNobody' | 'during'>;

/** Runs the bundled program as a user would, and kills it after 100 s. */
export async function runProgram(
  world: FaultWorld,
  { words = ['install'], variables = {}, through = [], asNobody = false, during }: RunOptions,
): Promise<FaultRun> {
  const { root, project } = world;
  const peak = join(root, 'peak');
  const start = performance.now();
  const user = asNobody
    ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
    : [];
  const [command = '', ...args] = [...through, ...user, process.execPath, program, ...words];
  const child = spawn(command, args, {
    cwd: project,
    timeout: 100_000,
    killSignal: 'SIGKILL',
    env: {
      ...commandEnvironment({
        HOME: join(root, 'home'),
        TMPDIR: join(root, 'tmp'),
        PUPFILE_CACHE_DIR: join(root, 'cache'),
        NODE_OPTIONS: `--require ${join(import.meta.dirname, 'peak-memory.cjs')}`,
        PUPFILE_TEST_PEAK: peak,
      }),
      ...variables,
    },
  });
  child.stdin.end();
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (piece: Buffer) => {
    texts.stdout += piece;
  });
  child.stderr.on('data', (piece: Buffer) => {
    texts.stderr += piece;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [exitCode] = await Promise.all([ended, during?.(child, world)]);
  const elapsedMs = performance.now() - start;
  return { exitCode, ...texts, elapsedMs, peakBytes: readPeak(peak) };
}

/** The user and the group who own nothing, as Linux numbers them. */
export const nobody = 65_534;

/** Makes a directory and all that is in it belong to `nobody`. */
function giveToNobody(directory: string): void {
  const { status } = spawnSync('chown', ['--recursive', `${nobody}:${nobody}`, directory]);
  if (status !== 0) throw new Error('cases with another user need root');
}

function readPeak(file: string): number | undefined {
  try {
    const bytes = Number(readFileSync(file, 'utf8'));
    rmSync(file);
    return bytes;
  } catch {
    return undefined;
  }
}

/** Everything but the store, whose content only matters as far as it is damaged. */
function readWorld(root: string): Tree {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const entries = paths.filter((path) => path.split('/')[0] !== 'cache');
  return Object.fromEntries(entries.map((path) => describe(join(root, path), path)));
}

function describe(place: string, path: string): readonly [string, string] {
  const stats = lstatSync(place);
  if (stats.isDirectory()) return [`${path}/`, ''];
  if (stats.isSymbolicLink()) return [path, `-> ${readlinkSync(place)}`];
  if (!stats.isFile()) return [path, 'no file'];
  const isHuge = stats.size > 64 * 1024 * 1024;
  return [path, isHuge ? `${stats.size} bytes` : readFileSync(place, 'latin1')];
}

function readModes(project: string): Readonly<Record<string, number>> {
  const modules = join(project, 'modules');
  if (lstatSync(modules, { throwIfNoEntry: false })?.isDirectory() !== true) return {};
  const paths = readdirSync(modules, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    paths.map((path) => [path, lstatSync(join(modules, path)).mode & 0o7777]),
  );
}

// An archive without a byte is a whole one where that is what was published.
const sha256OfNothing = createHash('sha256').digest('hex');

/** Temporary names, and files that should not be empty. */
function findStray(cache: string): readonly string[] {
  if (!existsSync(cache) || !lstatSync(cache).isDirectory()) return [];
  return readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((path) => {
    const stats = lstatSync(join(cache, path));
    const isCut = stats.size === 0 && !path.includes(sha256OfNothing);
    return stats.isFile() && (/\.tmp$|\.lock$/.test(path) || isCut);
  });
}
