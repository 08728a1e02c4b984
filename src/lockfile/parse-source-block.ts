import { hyphenate, parseModuleName } from '../model/module-name.ts';
import type { LockedDependency, LockedModule, LockedSource } from './lockfile.ts';
import {
  divideLines,
  type LockfileBlock,
  type LockfileLine,
  type RejectLine,
} from './lockfile-lines.ts';

/** Whether a block of that heading says where modules come from. */
export function isSourceHeading(heading: string): boolean {
  return ['FORGE', 'GIT', 'PATH', 'GITHUBTARBALL'].includes(heading);
}

/** Reads one block of modules; throws LOCKFILE_INVALID through `reject`. */
export function parseSourceBlock(block: LockfileBlock, reject: RejectLine): LockedSource {
  const { heading, lines } = block;
  const specs = lines.findIndex((line) => line.text === '  specs:');
  if (specs === -1) return reject(heading, 'there is no `specs:` below this heading');
  const options = parseOptions(lines.slice(0, specs), reject);
  const modules = parseModules(lines.slice(specs + 1), reject);
  const required = (name: string) =>
    options.get(name) ?? reject(heading, `there is no \`${name}:\` below this heading`);
  const remote = required('remote');
  switch (heading.text) {
    case 'GIT': {
      // librarian-puppet takes `master` where a lock names no ref.
      const ref = options.get('ref') ?? 'master';
      return { kind: 'git', remote, ref, sha: required('sha'), path: options.get('path'), modules };
    }
    case 'PATH':
      return { kind: 'path', remote, modules };
    case 'GITHUBTARBALL':
      return { kind: 'github_tarball', remote, modules };
    default:
      return { kind: 'forge', remote, modules };
  }
}

function parseOptions(
  lines: readonly LockfileLine[],
  reject: RejectLine,
): ReadonlyMap<string, string> {
  return new Map(
    lines.map((line) => {
      const [, name, value] = /^ {2}([\w/-]+):\s+(.+)$/.exec(line.text) ?? [];
      if (name === undefined || value === undefined) return reject(line, 'expected `name: value`');
      return [name, value];
    }),
  );
}

function parseModules(lines: readonly LockfileLine[], reject: RejectLine): readonly LockedModule[] {
  return divideLines(lines, /^ {4}\S/, reject).map(({ heading, lines: below }) => {
    const { name, spelledName, detail } = parseEntry(heading, 4, reject);
    if (detail === '') reject(heading, 'expected a version in the parentheses');
    const dependencies = below.map((line) => parseDependency(line, 6, reject));
    return { name, spelledName, version: detail, dependencies, line: heading.number };
  });
}

/** Reads `name (requirement)` with that many blanks before it. */
export function parseDependency(
  line: LockfileLine,
  indent: number,
  reject: RejectLine,
): LockedDependency {
  const { name, spelledName, detail } = parseEntry(line, indent, reject);
  const terms = detail.split(/,\s*/).filter((term) => term !== '');
  const requirement = terms.map(spaceTerm).join(', ') || '>= 0';
  return { name, spelledName, requirement, line: line.number };
}

function spaceTerm(term: string): string {
  return term
    .trim()
    .replace(/^(<=|>=|~>|!=|[<>=]|)\s*(?=\w)/, (_, operator) => `${operator || '='} `);
}

function parseEntry(line: LockfileLine, indent: number, reject: RejectLine) {
  const [, text = '', detail = ''] = /^ *([^\s()]+) \((.*)\)$/.exec(line.text) ?? [];
  if (line.text.search(/\S/) !== indent || text === '') {
    return reject(line, `expected \`name (version)\`, indented by ${indent} blanks`);
  }
  const name = parseModuleName(text);
  if (name === null) return reject(line, `\`${text}\` is no name of a module`);
  return { name, spelledName: hyphenate(text), detail: detail.trim() };
}
