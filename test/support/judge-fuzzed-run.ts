import assert from 'node:assert/strict';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorCode, errorCodes } from '../../src/errors/error-codes.ts';
import type { CommandResult } from './run-command.ts';

/** Paths with what stands there, byte for byte; those of directories end with a slash. */
export type WorldTree = Readonly<Record<string, string>>;

/** Everything below a directory but the store. */
export function readTree(root: string): WorldTree {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const places = paths.filter((path) => path.split('/')[0] !== 'cache');
  return Object.fromEntries(places.map((path) => describePlace(root, path)));
}

function describePlace(root: string, path: string): readonly [string, string] {
  const place = join(root, path);
  const stats = lstatSync(place);
  if (stats.isDirectory()) return [`${path}/`, ''];
  if (stats.isSymbolicLink()) return [path, `-> ${readlinkSync(place)}`];
  return [path, stats.isFile() ? readFileSync(place, 'latin1') : 'no file'];
}

/**
 * Judges how a run ended: `0`, or the exit status with the code of the error.
 *
 * @throws AssertionError for a crash, a signal, a status without its code, words that nobody should see
 */
export function judgeEnd({ exitCode, stdout, stderr }: CommandResult): string {
  const said = `${stdout}\n${stderr}`;
  assert.ok(exitCode !== null, `it was killed:\n${said}`);
  assert.doesNotMatch(said, /^\s+at .+:\d+:\d+\)?$/m, 'a stack was printed');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  assert.doesNotMatch(said, /[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]/, 'control characters were printed');
  if (exitCode === 0) return '0';
  const code = /^([A-Z_]+) · pupfile explain \1$/m.exec(stderr)?.[1];
  if (code === undefined && endsAsReported(exitCode, stdout)) return String(exitCode);
  assert.ok(code !== undefined && code in errorCodes, `${exitCode} without a code:\n${said}`);
  assert.equal(exitCode, errorCodes[code as ErrorCode].exitCode, said);
  return `${exitCode} ${code}`;
}

/** What `check` and `verify` find is a report and no error; its worst finding decides the status. */
function endsAsReported(exitCode: number, stdout: string): boolean {
  if (exitCode === 1) return stdout !== '';
  const rules = [...stdout.matchAll(/ \[([a-z-]+)\]$/gm)].map(([, rule = '']) => rule);
  // The one rule that has a status without an error of its name.
  if (rules.includes('conflict-marker')) return exitCode === errorCodes.LOCKFILE_INVALID.exitCode;
  const codes = rules.map((rule) => rule.replaceAll('-', '_').toUpperCase());
  return codes.some((code) => errorCodes[code as ErrorCode]?.exitCode === exitCode);
}

/**
 * Judges what a run left: nothing is touched but the project, and nothing at all by one that failed.
 *
 * @throws AssertionError where something else was
 */
export function judgeTrees(trees: {
  readonly before: WorldTree;
  readonly after: WorldTree;
  readonly isSuccess: boolean;
  readonly subject: string;
}): void {
  const { before, after, isSuccess, subject } = trees;
  const changed = changedPaths(before, after);
  if (!isSuccess) {
    assert.deepEqual(changed, [], 'a failed run changed something');
    return;
  }
  // A Puppetfile may name another modules directory, inside of the project.
  const mayChange =
    subject === 'puppetfiles'
      ? /^project\/(?!Puppetfile$)/
      : /^project\/(modules\/(web|base|\.pupfile)\/|Puppetfile\.lock$)/;
  const odd = changed.filter((path) => !mayChange.test(path));
  assert.deepEqual(odd, [], 'something else was changed');
  const links = changed.filter((path) => after[path]?.startsWith('-> '));
  assert.deepEqual(links, [], 'links were made');
  if (subject === 'archives') judgeRelease(after);
}

function changedPaths(before: WorldTree, after: WorldTree): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]);
}

function judgeRelease(after: WorldTree): void {
  const text = after['project/modules/web/metadata.json'] ?? '{}';
  const { name, version } = JSON.parse(Buffer.from(text, 'latin1').toString());
  assert.deepEqual([name, version], ['acme-web', '1.1.0']);
  assert.match(after['project/Puppetfile.lock'] ?? '', /acme-web \(1\.1\.0\)/);
}
