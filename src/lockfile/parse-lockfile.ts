import { hyphenate, type ModuleName, parseModuleName } from '../model/module-name.ts';
import type { LockedChecksum, LockedOverride, LockedPlatform, Lockfile } from './lockfile.ts';
import {
  divideLines,
  type LockfileBlock,
  type LockfileLine,
  type RejectLine,
  readLines,
  rejectLinesOf,
} from './lockfile-lines.ts';
import { isSourceHeading, parseDependency, parseSourceBlock } from './parse-source-block.ts';

/**
 * Reads a Puppetfile.lock of pupfile or librarian-puppet; `file` is its name in messages.
 *
 * Names of the old spelling `author/name` and any order of requirements, blocks' modules and line
 * ends are understood; blocks after DEPENDENCIES that nobody here knows are passed over.
 * Throws LOCKFILE_INVALID with the first line that cannot be read.
 */
export function parseLockfile(text: string, file: string): Lockfile {
  const reject = rejectLinesOf(file);
  const lines = readLines(text, reject);
  const blocks = divideLines(lines, /^\S/, reject);
  const declared = blocks.findIndex((block) => block.heading.text === 'DEPENDENCIES');
  const known = declared === -1 ? blocks : blocks.slice(0, declared);
  const sources = known.map((block) => readSource(block, reject));
  const dependencies = blocks[declared];
  if (dependencies === undefined) return rejectEnd(lines, reject);
  const additions = readAdditions(blocks.slice(declared + 1), reject);
  return {
    sources,
    dependencies: dependencies.lines.map((line) => parseDependency(line, 2, reject)),
    exclusions: linesBelow('EXCLUSIONS', additions).map((line) => parseExclusion(line, reject)),
    checksums: parseChecksums(linesBelow('CHECKSUMS', additions), reject),
    overrides: linesBelow('OVERRIDES', additions).map((line) => parseOverride(line, reject)),
    platform: { ...readVersion('puppet', additions), ...readVersion('pe', additions) },
  };
}

function readSource(block: LockfileBlock, reject: RejectLine) {
  const { heading } = block;
  if (isSourceHeading(heading.text)) return parseSourceBlock(block, reject);
  return reject(heading, 'expected FORGE, GIT, PATH, GITHUBTARBALL or DEPENDENCIES');
}

function rejectEnd(lines: readonly LockfileLine[], reject: RejectLine): never {
  const last = lines.at(-1) ?? { text: '', number: 1 };
  return reject(last, 'the file ends here, before its block DEPENDENCIES');
}

/** The blocks after DEPENDENCIES: a newer pupfile may write more of them than are known here. */
function readAdditions(
  blocks: readonly LockfileBlock[],
  reject: RejectLine,
): readonly LockfileBlock[] {
  for (const { heading, lines } of blocks) {
    const { text } = heading;
    if (!/^[A-Z][A-Z0-9_-]*$/.test(text)) reject(heading, 'expected a heading in capitals');
    if (isSourceHeading(text) || text === 'DEPENDENCIES') {
      reject(heading, `a block ${text} after DEPENDENCIES is never read`);
    }
    const unindented = lines.find((line) => !line.text.startsWith('  '));
    if (unindented !== undefined) reject(unindented, 'expected two blanks before this');
  }
  return blocks;
}

function linesBelow(heading: string, blocks: readonly LockfileBlock[]): readonly LockfileLine[] {
  return blocks.filter((block) => block.heading.text === heading).flatMap((block) => block.lines);
}

function parseExclusion(line: LockfileLine, reject: RejectLine): ModuleName {
  return parseModuleName(line.text) ?? reject(line, 'expected the name of a module');
}

/** The first line below the heading of that name, in capitals; nothing where there is none. */
function readVersion(name: keyof LockedPlatform, additions: readonly LockfileBlock[]) {
  const [line] = linesBelow(name.toUpperCase(), additions);
  return line === undefined ? {} : { [name]: line.text.trim() };
}

/** `name (version) dependency (requirement)` */
function parseOverride(line: LockfileLine, reject: RejectLine): LockedOverride {
  const [, text = '', version = '', rest = ''] =
    /^ {2}(\S+) \(([^()]+)\) (\S.*)$/.exec(line.text) ?? [];
  const name = parseModuleName(text);
  if (name === null) return reject(line, 'expected `name (version) dependency (requirement)`');
  const dependency = parseDependency({ ...line, text: `  ${rest}` }, 2, reject);
  return { name, spelledName: hyphenate(text), version, dependency };
}

function parseChecksums(
  lines: readonly LockfileLine[],
  reject: RejectLine,
): ReadonlyMap<ModuleName, LockedChecksum> {
  const checksums = new Map<ModuleName, LockedChecksum>();
  for (const line of lines) {
    const [, text = '', version = '', algorithm, digest = ''] =
      /^ {2}(\S+) \((.+)\) ([a-z0-9]+)=(\S+)$/.exec(line.text) ?? [];
    const name = parseModuleName(text);
    if (name === null) return reject(line, 'expected `name (version) sha256=…`');
    // Other algorithms are those of a newer pupfile.
    if (algorithm !== 'sha256') continue;
    if (!/^[0-9a-f]{64}$/i.test(digest)) reject(line, 'a sha256 has 64 hexadecimal digits');
    if (checksums.has(name)) reject(line, `there is another checksum of \`${text}\` above`);
    checksums.set(name, { sha256: digest.toLowerCase(), version });
  }
  return checksums;
}
