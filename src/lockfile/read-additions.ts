import { hasAuthor, hyphenate, type ModuleName, parseModuleName } from '../model/module-name.ts';
import type {
  LockedChecksum,
  LockedCommit,
  LockedLayer,
  LockedOverride,
  LockedPlatform,
} from './lockfile.ts';
import type { Damages, RejectLine } from './lockfile-damage.ts';
import type { LockfileBlock, LockfileLine } from './lockfile-lines.ts';
import { parseDependency } from './parse-source-block.ts';
import { parseStated } from './stated-requirements.ts';

type Blocks = readonly LockfileBlock[];

/** EXCLUSIONS: the names, and the line of each. */
export function readExclusions(blocks: Blocks, { reject, attempt }: Damages) {
  const lines = new Map<ModuleName, number>();
  const names = linesBelow('EXCLUSIONS', blocks).flatMap((line): readonly ModuleName[] => {
    const read = () => parseModuleName(line.text) ?? reject(line, 'expected the name of a module');
    const name = attempt(read);
    if (name === undefined) return [];
    lines.set(name, line.number);
    return [name];
  });
  return { names, lines };
}

/** CHECKSUMS: `name (version) sha256=…`, `tree=…` or `git=…`, and the line of each. */
export function readChecksums(blocks: Blocks, { reject, attempt }: Damages) {
  const checksums = new Map<ModuleName, LockedChecksum>();
  const commits = new Map<ModuleName, LockedCommit>();
  const lines = new Map<ModuleName, number>();
  const record = ({ name, version, algorithm, digest }: ChecksumLine) => {
    if (algorithm === 'git') commits.set(name, { sha: digest, version });
    else {
      checksums.set(name, {
        sha256: digest,
        version,
        ...(algorithm === 'tree' && { isTree: true }),
      });
    }
  };
  const read = (line: LockfileLine) => {
    const entry = parseChecksumLine(line, reject);
    // Other algorithms are those of a newer pupfile.
    if (!algorithms.includes(entry.algorithm)) return;
    if (lines.has(entry.name)) reject(line, `there is another checksum of \`${entry.text}\` above`);
    record(entry);
    lines.set(entry.name, line.number);
  };
  for (const line of linesBelow('CHECKSUMS', blocks)) attempt(() => read(line));
  return { checksums, commits, lines };
}

interface ChecksumLine {
  readonly text: string;
  readonly name: ModuleName;
  readonly version: string;
  readonly algorithm: string;
  readonly digest: string;
}

const algorithms = ['sha256', 'tree', 'git'];

function parseChecksumLine(line: LockfileLine, reject: RejectLine): ChecksumLine {
  const [, text = '', version = '', algorithm = '', digest = ''] =
    /^ {2}(\S+) \(([^()]+)\) ([a-z0-9]+)=(\S+)$/.exec(line.text) ?? [];
  const name = parseModuleName(text);
  if (name === null) return reject(line, 'expected `name (version) sha256=…`');
  if (algorithm === 'git' && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(digest)) {
    return reject(line, 'a commit has 40 or 64 hexadecimal digits');
  }
  if (/^(?:sha256|tree)$/.test(algorithm) && !/^[0-9a-f]{64}$/i.test(digest)) {
    return reject(line, 'a sha256 has 64 hexadecimal digits');
  }
  return { text, name, version, algorithm, digest: digest.toLowerCase() };
}

/** OVERRIDES: `name (version) dependency (requirement)` */
export function readOverrides(
  blocks: Blocks,
  { reject, attempt }: Damages,
): readonly LockedOverride[] {
  const read = (line: LockfileLine): LockedOverride => {
    const [, text = '', version = '', rest = ''] =
      /^ {2}(\S+) \(([^()]+)\) (\S.*)$/.exec(line.text) ?? [];
    const name = parseModuleName(text);
    if (name === null) return reject(line, 'expected `name (version) dependency (requirement)`');
    const dependency = parseDependency({ ...line, text: `  ${rest}` }, 2, reject);
    return { name, spelledName: hyphenate(text), version, dependency };
  };
  return linesBelow('OVERRIDES', blocks).flatMap((line) => attempt(() => read(line)) ?? []);
}

/** PUPPET and PE: what stands in the first line below each, and which line that is. */
export function readPlatform(blocks: Blocks) {
  const read = <Name extends keyof LockedPlatform>(name: Name) => {
    const [line] = linesBelow(name.toUpperCase(), blocks);
    return line === undefined ? [] : [[name, line] as const];
  };
  const all = [...read('puppet'), ...read('pe')];
  const platform: LockedPlatform = Object.fromEntries(
    all.map(([name, { text }]) => [name, text.trim()]),
  );
  return { platform, lines: Object.fromEntries(all.map(([name, line]) => [name, line.number])) };
}

/** NAMES: `name author-name` */
export function readNames(blocks: Blocks, { reject, attempt }: Damages) {
  const names = new Map<ModuleName, ModuleName>();
  const read = (line: LockfileLine) => {
    const words = /^ {2}(\S+) (\S+)$/.exec(line.text)?.slice(1) ?? [];
    const [bare = null, name = null] = words.map(parseModuleName);
    if (bare === null || name === null || hasAuthor(bare) || !hasAuthor(name)) {
      return reject(line, 'expected `name author-name`');
    }
    if (names.has(bare)) reject(line, `there is another name of \`${bare}\` above`);
    names.set(bare, name);
  };
  for (const line of linesBelow('NAMES', blocks)) attempt(() => read(line));
  return names;
}

/** LAYER: `sha256=… /prefix`, one line for each layer. */
export function readLayers(blocks: Blocks, { reject, attempt }: Damages): readonly LockedLayer[] {
  const read = (line: LockfileLine): LockedLayer => {
    const [, digest, prefix = ''] = /^ {2}sha256=([0-9a-f]{64}) (\/.*)$/i.exec(line.text) ?? [];
    if (digest === undefined) return reject(line, 'expected `sha256=… /prefix`');
    return { sha256: digest.toLowerCase(), prefix: prefix === '/' ? '' : prefix };
  };
  return linesBelow('LAYER', blocks).flatMap((line) => attempt(() => read(line)) ?? []);
}

/** LAYOUT: the number in the first line below it, and which line that is. */
export function readLayout(blocks: Blocks, { reject, attempt }: Damages) {
  const [line] = linesBelow('LAYOUT', blocks);
  if (line === undefined) return {};
  const read = () =>
    /^ {2}[1-9]\d{0,8}$/.test(line.text) ? Number(line.text) : reject(line, 'expected a number');
  const layout = attempt(read);
  return layout === undefined ? {} : { layout, lines: { layout: line.number } };
}

/** REQUIREMENTS: `name (requirement, requirement)` */
export function readStated(blocks: Blocks, { reject, attempt }: Damages) {
  const stated = new Map<ModuleName, readonly string[]>();
  const read = (line: LockfileLine) => {
    const [, text = '', requirements = ''] = /^ {2}(\S+) \(([^()]+)\)$/.exec(line.text) ?? [];
    const name = parseModuleName(text);
    if (name === null) return reject(line, 'expected `name (requirement, requirement)`');
    if (stated.has(name)) reject(line, `there is another requirement of \`${text}\` above`);
    stated.set(name, parseStated(requirements));
  };
  for (const line of linesBelow('REQUIREMENTS', blocks)) attempt(() => read(line));
  return stated;
}

function linesBelow(heading: string, blocks: Blocks): readonly LockfileLine[] {
  return blocks.filter((block) => block.heading.text === heading).flatMap((block) => block.lines);
}
