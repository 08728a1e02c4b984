import assert from 'node:assert/strict';
import pLimit from 'p-limit';
import {
  type FaultCase,
  type FaultOutcome,
  healedVersions,
  playFault,
  type Tree,
} from './fault-run.ts';

// What a user has to read before knowing what is wrong.
const mostLines = 12;
const mostMs = 75_000;
const mostBytes = 300 * 1024 * 1024;

/**
 * Plays cases, several at once because most of their time is waiting, and makes a test of each; those
 * that do little else may all be played at once, and those that take much memory one by one. All of
 * them are judged alike: a failed run changes nothing, leaves nothing behind and says what is wrong, a
 * run that succeeds has the right result, and the next run heals.
 */
export function describeFaults(
  title: string,
  cases: readonly FaultCase[],
  { atOnce = 6 }: { readonly atOnce?: number } = {},
): void {
  describe(title, function () {
    this.timeout(600_000);
    let outcomes: readonly PromiseSettledResult<FaultOutcome>[] = [];
    before(async () => {
      const limit = pLimit(atOnce);
      outcomes = await Promise.allSettled(cases.map((one) => limit(() => playFault(one))));
    });
    for (const [index, one] of cases.entries()) {
      it(one.title, () => {
        const outcome = outcomes[index];
        if (outcome?.status === 'rejected') throw outcome.reason;
        if (outcome === undefined) throw new Error('the case was not played');
        judge(one, outcome.value);
      });
    }
  });
}

function judge(one: FaultCase, outcome: FaultOutcome): void {
  const { run, before, healed, end } = outcome;
  const said = `${run.stdout}\n${run.stderr}`;
  assert.equal(run.exitCode, one.exit, said);
  if (one.says !== undefined) assert.match(run.stderr, one.says);
  if (one.hides !== undefined) assert.doesNotMatch(said, one.hides);
  judgeWords(run.stderr, one.exit === 0 ? undefined : (one.mostLines ?? mostLines));
  judgeMeasures(one, outcome);
  judgeFiles(one, outcome);
  assert.equal(healed.exitCode, 0, healed.stderr);
  judgeModules(end, one);
  assert.deepEqual(besideOf(end, one), besideOf(before, one), 'what stood beside was touched');
}

/** Time, memory, requests and waits. */
function judgeMeasures(one: FaultCase, { run, requests }: FaultOutcome): void {
  assert.ok(run.elapsedMs < (one.mostMs ?? mostMs), `it took ${Math.round(run.elapsedMs)} ms`);
  const most = one.mostBytes ?? mostBytes;
  assert.ok(run.peakBytes === undefined || run.peakBytes < most, `${run.peakBytes} bytes`);
  if (one.waits !== undefined) assert.equal(countWaits(run.stderr), one.waits, run.stderr);
  if (one.attempts === undefined) return;
  const { path, count } = one.attempts;
  assert.equal(requests.filter((text) => path.test(text)).length, count, requests.join('\n'));
}

/** What is there after the run, before anything is right again. */
function judgeFiles(one: FaultCase, { before, after, modes, stray }: FaultOutcome): void {
  if (one.exit !== 0) assert.deepEqual(after, before, 'a failed run changed something');
  else {
    judgeModules(after, one, one.leaves);
    judgeModes(modes);
  }
  if (one.web !== undefined) judgeContent(after, one.web);
  assert.deepEqual(stray, []);
  assert.equal(after['outside/precious'], 'precious');
  assert.deepEqual(filesBelow(after, 'tmp/'), []);
}

/** Each wait has one line, which says why. */
function countWaits(stderr: string): number {
  return [...stderr.matchAll(/^waiting: \d+\.\d s before asking \S+ again: .+$/gm)].length;
}

/** Whatever an archive says of modes, there are two for files and one for directories. */
function judgeModes(modes: FaultOutcome['modes']): void {
  const odd = Object.entries(modes).filter(
    ([path, mode]) => !path.startsWith('.pupfile') && mode !== 0o644 && mode !== 0o755,
  );
  assert.deepEqual(odd, []);
}

function judgeContent(tree: Tree, content: Readonly<Record<string, string>>): void {
  const folder = 'project/modules/web/';
  const found = filesBelow(tree, folder).map((path) => [path.slice(folder.length), tree[path]]);
  assert.deepEqual(Object.fromEntries(found), content);
}

/** @param most lines of the error; undefined where there is to be none */
function judgeWords(stderr: string, most: number | undefined): void {
  assert.doesNotMatch(stderr, /^\s+at .+:\d+:\d+\)?$/m, 'a stack was printed');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  assert.doesNotMatch(stderr, /[\x00-\x08\x0b-\x1f\x7f]/, 'control characters were printed');
  const error = stderr.slice(Math.max(0, stderr.indexOf('error: ')));
  assert.equal(most !== undefined, stderr.includes('error: '), stderr);
  assert.ok(most === undefined || error.trim().split('\n').length <= most, error);
}

function judgeModules(
  tree: Tree,
  { modulesAt = 'project/modules', beside = [], wants = 'newer' }: FaultCase,
  leaves?: RegExp,
): void {
  const place = `${modulesAt}/`;
  const versions = healedVersions[wants];
  const names = new Set(
    filesBelow(tree, place).map((path) => path.slice(place.length).split('/')[0] ?? ''),
  );
  for (const name of ['.pupfile', ...beside]) names.delete(name);
  assert.deepEqual([...names].sort(), Object.keys(versions).sort());
  for (const [name, version] of Object.entries(versions)) {
    const text = tree[`${place}${name}/metadata.json`] ?? '{}';
    // The tree has bytes; a byte order mark is three of them.
    const metadata = JSON.parse(text.replace(/^\xef\xbb\xbf/, ''));
    assert.equal(metadata.version, version);
    assert.match(
      tree['project/Puppetfile.lock'] ?? '',
      new RegExp(`acme-${name} \\(${version}\\)`),
    );
  }
  const hidden = filesBelow(tree, `${place}.pupfile/`).filter((path) => !leaves?.test(path));
  assert.deepEqual(hidden, [`${place}.pupfile/installed.json`]);
}

/** Everything that nobody may touch. */
function besideOf(tree: Tree, { modulesAt = 'project/modules', beside = [] }: FaultCase): Tree {
  const place = `${modulesAt}/`;
  const isBeside = (path: string) =>
    path.startsWith(place)
      ? beside.includes(path.slice(place.length).split('/')[0] ?? '')
      : path.startsWith('outside/');
  return Object.fromEntries(Object.entries(tree).filter(([path]) => isBeside(path)));
}

function filesBelow(tree: Tree, folder: string): readonly string[] {
  return Object.keys(tree).filter((path) => path.startsWith(folder) && !path.endsWith('/'));
}
