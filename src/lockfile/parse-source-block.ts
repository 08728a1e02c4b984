import { hyphenate, parseModuleName } from '../model/module-name.ts';
import type { LockedDependency, LockedModule, LockedSource } from './lockfile.ts';
import type { Damages, RejectLine } from './lockfile-damage.ts';
import { divideLines, type LockfileBlock, type LockfileLine } from './lockfile-lines.ts';

/** Whether a block of that heading says where modules come from. */
export function isSourceHeading(heading: string): boolean {
  return ['FORGE', 'GIT', 'PATH', 'GITHUBTARBALL', 'SVN', 'TARBALL'].includes(heading);
}

/** Reads one block of modules; undefined where it says nothing that could be locked. */
export function parseSourceBlock(
  { heading, lines }: LockfileBlock,
  damages: Damages,
): LockedSource | undefined {
  const { reject, attempt } = damages;
  const specs = lines.findIndex((line) => line.text === '  specs:');
  if (specs === -1) {
    return attempt(() => reject(heading, 'there is no `specs:` below this heading'));
  }
  const options = parseOptions(lines.slice(0, specs), damages);
  const modules = parseModules(lines.slice(specs + 1), damages);
  const required = (name: string) =>
    options.get(name) ?? reject(heading, `there is no \`${name}:\` below this heading`);
  return attempt(() => parseSource(heading, { options, required, modules, reject }));
}

interface SourceParts {
  readonly options: ReadonlyMap<string, string>;
  required(name: string): string;
  readonly reject: RejectLine;
  readonly modules: readonly LockedModule[];
}

function parseSource(
  heading: LockfileLine,
  { options, required, modules, reject }: SourceParts,
): LockedSource {
  const remote = required('remote');
  switch (heading.text) {
    case 'GIT': {
      // librarian-puppet takes `master` where a lock names no ref.
      const ref = options.get('ref') ?? 'master';
      const sha = required('sha');
      if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(sha)) {
        reject(heading, 'the `sha:` below this heading is no whole commit');
      }
      return { kind: 'git', remote, ref, sha, path: options.get('path'), modules };
    }
    case 'PATH':
      return { kind: 'path', remote, modules };
    case 'GITHUBTARBALL':
      return { kind: 'github_tarball', remote, modules };
    case 'SVN':
      return { kind: 'svn', remote, revision: required('revision'), modules };
    case 'TARBALL':
      return { kind: 'tarball', remote, modules };
    default:
      return { kind: 'forge', remote, modules };
  }
}

function parseOptions(
  lines: readonly LockfileLine[],
  { reject, attempt }: Damages,
): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  const parse = (line: LockfileLine) => {
    const [, name, value] = /^ {2}([\w/-]+):\s+(.+)$/.exec(line.text) ?? [];
    if (name === undefined || value === undefined) return reject(line, 'expected `name: value`');
    if (options.has(name)) reject(line, `there is another \`${name}:\` above`);
    options.set(name, value);
  };
  for (const line of lines) attempt(() => parse(line));
  return options;
}

function parseModules(lines: readonly LockfileLine[], damages: Damages): readonly LockedModule[] {
  const { attempt } = damages;
  return divideLines(lines, /^ {4}\S/, damages).flatMap(({ heading, lines: below }) => {
    const dependencies = below.flatMap(
      (line) => attempt(() => parseDependency(line, 6, damages.reject)) ?? [],
    );
    return attempt(() => parseModule(heading, dependencies, damages.reject)) ?? [];
  });
}

function parseModule(
  line: LockfileLine,
  dependencies: readonly LockedDependency[],
  reject: RejectLine,
): LockedModule {
  const { name, spelledName, detail } = parseEntry(line, 4, reject);
  if (detail === '') reject(line, 'expected a version in the parentheses');
  // It becomes part of addresses and of file names.
  if (!/^[0-9A-Za-z][0-9A-Za-z.+_-]*$/.test(detail)) reject(line, `\`${detail}\` is no version`);
  return { name, spelledName, version: detail, dependencies, line: line.number };
}

/** Reads `name (requirement)` with that many blanks before it. */
export function parseDependency(
  line: LockfileLine,
  indent: number,
  reject: RejectLine,
): LockedDependency {
  const { name, spelledName, detail } = parseEntry(line, indent, reject);
  const requirement = spacedRequirement.test(detail) ? detail : spaceRequirement(detail);
  return { name, spelledName, requirement, line: line.number };
}

/** As pupfile and librarian-puppet write it: `>= 1.0.0, < 2.0.0` */
const spacedRequirement = /^(?:(?:<=|>=|~>|!=|[<>=]) [^\s,]+(?:, (?=\S)|$))+$/;

function spaceRequirement(text: string): string {
  const terms = text.split(/,\s*/).filter((term) => term !== '');
  return terms.map(spaceTerm).join(', ') || '>= 0';
}

function spaceTerm(term: string): string {
  return term
    .trim()
    .replace(/^(<=|>=|~>|!=|[<>=]|)\s*(?=\w)/, (_, operator) => `${operator || '='} `);
}

function parseEntry(line: LockfileLine, indent: number, reject: RejectLine) {
  const [, blanks, text = '', detail = ''] = /^( *)([^\s()]+) \(([^()]*)\)$/.exec(line.text) ?? [];
  if (blanks?.length !== indent) {
    return reject(line, `expected \`name (version)\`, indented by ${indent} blanks`);
  }
  const name = parseModuleName(text);
  if (name === null) return reject(line, `\`${text}\` is no name of a module`);
  return { name, spelledName: hyphenate(text), detail: detail.trim() };
}
