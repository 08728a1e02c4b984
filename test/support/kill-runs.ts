import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestForge, type TestForge } from './forge.ts';
import type { TestModule } from './module-tarball.ts';
import { randomNumbers } from './random-numbers.ts';
import { commandEnvironment } from './run-command.ts';

/*
 * Installs and updates that are killed: at a random moment, or before a random change of the file
 * system, which also finds the moments that are too short for the clock. From outside it is judged
 * whether every module is whole, and whether the next run, forwards or back, comes to the right end.
 */

/** What came of one kill. */
export interface KillOutcome {
  /** Whether the run came to its end before. */
  readonly isLate: boolean;
  readonly old: number;
  readonly fresh: number;
  /** Modules that are set aside, and come back with the next run. */
  readonly aside: number;
  /** What the run had begun to write into the store. */
  readonly begun: number;
}

/** A place for kills; `close` removes it. */
export interface KillRange {
  /** Plays a case; the same one for the same seed, but for the clock. Throws where something is wrong. */
  kill(seed: number): Promise<KillOutcome>;
  close(): Promise<void>;
}

const program = join(import.meta.dirname, '..', '..', 'bin', 'pupfile.cjs');
const killAtStep = join(import.meta.dirname, 'kill-at-step.cjs');

const names = ['a', 'b', 'c', 'd', 'e'];
const states = {
  nothing: {},
  old: { a: '1.0.0', b: '1.0.0', c: '1.0.0', d: '1.0.0' },
  // One goes and one comes.
  fresh: { a: '1.1.0', b: '1.1.0', c: '1.0.0', e: '1.1.0' },
} as const;
type State = keyof typeof states;

interface Installed {
  /** Directory to what is in it, with modes and times. */
  readonly modules: Readonly<Record<string, string>>;
  readonly lock: string;
}

/** Installs both states as they should be, for comparison. */
export async function openKillRange(): Promise<KillRange> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pupfile-kills-')));
  const forge = await startTestForge(names.flatMap((name) => releasesOf(name)));
  const range = { root, forge };
  const expected = {
    nothing: { modules: {}, lock: '' },
    old: await installReference(range, 'old'),
    fresh: await installReference(range, 'fresh'),
  };
  const steps = await countSteps(range);
  const { elapsedMs } = await timeRun(range);
  const measured = { expected, steps, elapsedMs };
  return {
    kill: (seed) => playKill(range, measured, seed),
    close: async () => {
      await forge.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

interface Range {
  readonly root: string;
  readonly forge: TestForge;
}

interface Measured {
  readonly expected: Readonly<Record<State, Installed>>;
  /** How many changes of the file system an update makes. */
  readonly steps: number;
  readonly elapsedMs: number;
}

function releasesOf(name: string): readonly TestModule[] {
  return ['1.0.0', '1.1.0'].map((version) => ({
    name: `acme-${name}`,
    version,
    files: {
      'manifests/init.pp': `class ${name} {} # ${version}\n`,
      'lib/facter/fact.rb': `# ${version}\n`,
      'tasks/run.sh': `echo ${version}\n`,
    },
  }));
}

function writePuppetfile({ forge }: Range, project: string, state: State): void {
  const lines = Object.entries(states[state]).map(
    ([name, version]) => `mod 'acme-${name}', '${version}'\n`,
  );
  writeFileSync(join(project, 'Puppetfile'), `forge '${forge.url}'\n${lines.join('')}`);
}

async function installReference(range: Range, state: State): Promise<Installed> {
  const project = join(range.root, state);
  mkdirSync(project);
  writePuppetfile(range, project, state);
  await runToEnd(project);
  return readInstalled(project);
}

function readInstalled(project: string): Installed {
  const modules = join(project, 'modules');
  const found = existsSync(modules) ? readdirSync(modules) : [];
  const lock = join(project, 'Puppetfile.lock');
  return {
    modules: Object.fromEntries(
      found
        .filter((name) => name !== '.pupfile')
        .map((name) => [name, describeTree(join(modules, name))]),
    ),
    lock: existsSync(lock) ? readFileSync(lock, 'utf8') : '',
  };
}

function describeTree(directory: string): string {
  const paths = ['.', ...readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()];
  const lines = paths.map((path) => {
    const { mode, mtimeMs, size } = lstatSync(join(directory, path));
    const isFile = lstatSync(join(directory, path)).isFile();
    const content = isFile ? `${size} ${readFileSync(join(directory, path), 'utf8')}` : '';
    return `${path} ${mode.toString(8)} ${mtimeMs} ${content}`;
  });
  return lines.join('\n');
}

/** A project in a state, whose Puppetfile asks for another one. */
function prepare(range: Range, from: State, to: State): string {
  const project = mkdtempSync(join(range.root, 'case-'));
  if (from !== 'nothing') {
    // Node's own copy gives directories the time of now.
    execFileSync('cp', ['-a', `${join(range.root, from)}/.`, project]);
    rmSync(join(project, 'store'), { recursive: true, force: true });
  }
  writePuppetfile(range, project, to);
  return project;
}

async function countSteps(range: Range): Promise<number> {
  const project = prepare(range, 'old', 'fresh');
  const file = join(range.root, 'steps');
  await runToEnd(project, { PUPFILE_TEST_STEPS: file });
  return Number(readFileSync(file, 'utf8'));
}

async function timeRun(range: Range): Promise<{ readonly elapsedMs: number }> {
  const start = performance.now();
  await runToEnd(prepare(range, 'old', 'fresh'));
  return { elapsedMs: performance.now() - start };
}

async function playKill(range: Range, measured: Measured, seed: number): Promise<KillOutcome> {
  const { expected, steps, elapsedMs } = measured;
  const random = randomNumbers(seed);
  const from: State = random(4) === 0 ? 'nothing' : 'old';
  const project = prepare(range, from, 'fresh');
  const isTimed = random(2) === 0;
  const isLate = await runKilled(project, {
    step: isTimed ? undefined : 1 + random(steps),
    afterMs: isTimed ? random(Math.ceil(elapsedMs * 1.1)) : undefined,
  });
  const left = readInstalled(project);
  const parts = judgeKilled(project, left, [expected[from], expected.fresh]);
  const begun = listBegun(project).length;
  const goal: State = from === 'old' && random(3) === 0 ? 'old' : 'fresh';
  ageLeftovers(project);
  writePuppetfile(range, project, goal);
  await runToEnd(project);
  assert.deepEqual(readInstalled(project), expected[goal], 'the next run came to another end');
  assert.deepEqual(readdirSync(join(project, 'modules', '.pupfile')), ['installed.json']);
  assert.deepEqual(listOthers(project), [], 'something is left in the project');
  rmSync(project, { recursive: true });
  return { isLate, ...parts, begun };
}

type Parts = Pick<KillOutcome, 'old' | 'fresh' | 'aside'>;

function judgeKilled(
  project: string,
  { modules, lock }: Installed,
  [before, after]: readonly [Installed, Installed],
): Parts {
  const known = new Set(names);
  assert.ok(
    Object.keys(modules).every((name) => known.has(name)),
    Object.keys(modules).join(),
  );
  if (lock !== before.lock) assert.equal(lock, after.lock, 'the lock is neither old nor new');
  const parts = { old: 0, fresh: 0, aside: 0 };
  for (const name of names) {
    const [old, fresh] = [before.modules[name], after.modules[name]];
    const found = modules[name];
    if (found === fresh) parts.fresh += 1;
    else if (found === old) parts.old += 1;
    else {
      assert.equal(found, undefined, `${name} is torn`);
      assert.equal(describeAside(project, name), old, `${name} is lost`);
      parts.aside += 1;
    }
  }
  return parts;
}

/** Between two renames a module has no place, and is whole in the staging folder. */
function describeAside(project: string, name: string): string | undefined {
  const own = join(project, 'modules', '.pupfile');
  const places = readdirSync(own).map((entry) => join(own, entry, 'old', name));
  const place = places.find((path) => existsSync(path));
  return place === undefined ? undefined : describeTree(place);
}

function listBegun(project: string): readonly string[] {
  const store = join(project, 'store');
  if (!existsSync(store)) return [];
  return readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.tmp'),
  );
}

/** Texts that wait for milliseconds are swept when they are older than that. */
function ageLeftovers(project: string): void {
  for (const name of listOthers(project)) utimesSync(join(project, name), 1, 1);
}

function listOthers(project: string): readonly string[] {
  const own = ['Puppetfile', 'Puppetfile.lock', 'modules', 'store'];
  return readdirSync(project).filter((name) => !own.includes(name));
}

interface KillTime {
  readonly step: number | undefined;
  readonly afterMs: number | undefined;
}

/** Resolves with whether the run came to its end before it was killed. */
async function runKilled(project: string, { step, afterMs }: KillTime): Promise<boolean> {
  const child = start(project, step === undefined ? {} : { PUPFILE_TEST_STEP: String(step) });
  const timer =
    afterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), afterMs);
  const { signal } = await endOf(child);
  clearTimeout(timer);
  return signal === null;
}

async function runToEnd(project: string, variables: Record<string, string> = {}): Promise<void> {
  const { status, stderr } = await endOf(start(project, variables));
  assert.equal(status, 0, stderr);
}

function start(project: string, variables: Record<string, string>) {
  return spawn(process.execPath, ['--require', killAtStep, program, 'install'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: commandEnvironment({
      HOME: project,
      PUPFILE_CACHE_DIR: join(project, 'store'),
      ...variables,
    }),
  });
}

interface End {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

function endOf(child: ReturnType<typeof start>): Promise<End> {
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, stderr }));
  });
}
