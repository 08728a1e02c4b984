import { readEntry } from '../hash-entries.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import {
  array,
  boolean,
  type ConstantValue,
  nil,
  type StringValue,
  string,
  symbol,
  type Value,
} from '../value.ts';
import { callBlock, integerOf, textOf } from './conversions.ts';
import { expandBraces, GlobError, glob } from './glob.ts';
import {
  baseName,
  directoryName,
  extensionName,
  isInside,
  joinPaths,
  resolvePath,
} from './paths.ts';
import {
  expandHome,
  kindOfFile,
  missingFile,
  outside,
  projectPath,
  readProjectFile,
} from './project-files.ts';

type ConstantMessage = Message<ConstantValue>;

const onPath = (change: (path: string, m: ConstantMessage) => string) =>
  takes<ConstantValue>(1, 2, (m) => string(change(textOf(m.args[0], m.at), m), m.at));

const expandPath = takes<ConstantValue>(1, 2, (m) => {
  const {
    args: [path, base],
    at,
    ruby,
  } = m;
  const start =
    base === undefined || base.kind === 'nil' ? ruby.world.projectDirectory : textOf(base, at);
  const from = resolvePath(ruby.world.projectDirectory, expandHome(start, m));
  return string(resolvePath(from, expandHome(textOf(path, at), m)), at);
});

const absolutePath = takes<ConstantValue>(1, 2, ({ args: [path, base], at, ruby }) => {
  const start = base === undefined || base.kind === 'nil' ? '' : textOf(base, at);
  const from = resolvePath(ruby.world.projectDirectory, start);
  return string(resolvePath(from, textOf(path, at)), at);
});

const isThere = (kinds: readonly (string | null)[]) =>
  takes<ConstantValue>(1, 1, (m) =>
    boolean(
      textOf(m.args[0], m.at) !== '' && kinds.includes(kindOfFile(projectPath(m.args[0], m), m)),
      m.at,
    ),
  );
const exists = isThere(['file', 'directory']);
const isFile = isThere(['file']);
const isDirectory = isThere(['directory']);

// Where to begin and how much to read would be further arguments.
const read = takes<ConstantValue>(1, 2, (m) => {
  if (m.args[1] !== undefined && m.args[1].kind !== 'hash') throw unsupportedArgument(m);
  return readProjectFile(m.args[0], m);
});

function linesOf(m: ConstantMessage): StringValue[] {
  const [file, options] = m.args;
  if (options !== undefined && options.kind !== 'hash') throw unsupportedArgument(m);
  const chomp = options && readEntry(options, symbol('chomp', m.at));
  const lines = readProjectFile(file, m).text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  m.ruby.budget.spendElements(lines.length, m.at);
  const isChomped = chomp?.kind === 'boolean' && chomp.value;
  return lines.map((line) => string(isChomped ? line.replace(/\r?\n$/, '') : line, m.at));
}

function unsupportedArgument({ receiver, name, at }: ConstantMessage) {
  return unsupportedPlace(`\`${receiver.name}.${name}\` with such arguments`, at);
}

const realPath = takes<ConstantValue>(1, 1, (m) => {
  const path = projectPath(m.args[0], m);
  if (kindOfFile(path, m) === null) {
    throw missingFile('rb_check_realpath_internal', textOf(m.args[0], m.at), m.at);
  }
  return string(m.ruby.world.realPath(path) ?? path, m.at);
});

/** What `File` can do without touching anything. */
export const fileMethods: MethodTable<ConstantValue> = {
  join: takes(0, Infinity, ({ args, at }) =>
    string(joinPaths(args.flatMap((part) => partsOf(part, at))), at),
  ),
  dirname: onPath((path, m) => {
    const levels = m.args[1] === undefined ? 1 : integerOf(m.args[1], m.at);
    if (levels < 0) throw rubyError('ArgumentError', `negative level: ${levels}`, m.at);
    m.ruby.budget.spend(levels, m.at);
    return Array.from({ length: levels }).reduce((inner: string) => directoryName(inner), path);
  }),
  split: takes(1, 1, ({ args: [path], at }) => {
    const text = textOf(path, at);
    return array([string(directoryName(text), at), string(baseName(text), at)], at);
  }),
  basename: onPath((path, m) =>
    baseName(path, m.args[1] === undefined ? '' : textOf(m.args[1], m.at)),
  ),
  extname: onPath(extensionName),
  expand_path: expandPath,
  absolute_path: absolutePath,
  realpath: realPath,
  'absolute_path?': takes(1, 1, (m) => boolean(textOf(m.args[0], m.at).startsWith('/'), m.at)),
  'exist?': exists,
  'exists?': exists,
  'readable?': exists,
  'file?': isFile,
  'directory?': isDirectory,
  'symlink?': takes(1, 1, (m) => boolean(m.ruby.world.isLink(projectPath(m.args[0], m)), m.at)),
  read,
  readlines: takes(1, 2, (m) => array(linesOf(m), m.at)),
  foreach: takes(1, 2, (m) => {
    for (const line of linesOf(m)) callBlock(m as Message<never>, line);
    return nil(m.at);
  }),
};

function partsOf(part: Value, at: Message['at']): string[] {
  return part.kind === 'array'
    ? part.elements.flatMap((inner) => partsOf(inner, at))
    : [textOf(part, at)];
}

const globOne = takes<ConstantValue>(1, 2, (m) => {
  const [patterns, flags] = m.args;
  if (flags !== undefined && flags.kind !== 'hash') throw unsupportedArgument(m);
  return list(patterns === undefined ? [] : [patterns], m);
});
const globAll = takes<ConstantValue>(0, Infinity, (m) =>
  list(
    m.args.filter(({ kind }) => kind !== 'hash'),
    m,
  ),
);

function list(given: readonly Value[], m: ConstantMessage): Value {
  const { at } = m;
  const base = baseOf(m);
  const patterns = given.flatMap((pattern) => partsOf(pattern, at));
  const found = patterns.flatMap((pattern) => listPattern(pattern, base, m));
  m.ruby.budget.spendElements(found.length, at);
  const paths = found.map((path) => string(path, at));
  if (m.block === null) return array(paths, at);
  for (const path of paths) callBlock(m as Message<never>, path);
  return nil(at);
}

/** Where patterns start: the option `base`, or the project. */
function baseOf(m: ConstantMessage): string {
  const options = m.args.at(-1);
  if (options?.kind !== 'hash') return m.ruby.world.projectDirectory;
  const names = [...options.entries.keys()];
  if (names.some((name) => name !== ':base' && name !== ':sort')) throw unsupportedArgument(m);
  const base = readEntry(options, symbol('base', m.at));
  return base === undefined ? m.ruby.world.projectDirectory : projectPath(base, m);
}

function listPattern(pattern: string, base: string, m: ConstantMessage): string[] {
  const { ruby, at } = m;
  try {
    for (const plain of expandBraces(pattern)) checkInside(plain, base, m);
    const spend = (entries: number) => ruby.budget.spend(entries * 10, at);
    const refuseOutside = () => {
      throw outside(m);
    };
    return glob(pattern, { world: ruby.world, base, spend, refuseOutside });
  } catch (error) {
    if (error instanceof GlobError) throw unsupportedPlace(`a pattern with ${error.message}`, at);
    throw error;
  }
}

function checkInside(pattern: string, base: string, m: ConstantMessage): void {
  // `~` is none of Ruby's patterns, and where `..` leads behind a `*` nobody knows.
  const start = resolvePath(base, pattern.replace(/[*?[].*$/s, ''));
  const isClimbing = /(?:^|\/)\.\.(?:\/|$)/.test(pattern.replace(/^(?:\.\.\/)+/, ''));
  if (isClimbing || !isInside(m.ruby.world.projectDirectory, start)) throw outside(m);
}

const children = (extra: readonly string[]) =>
  takes<ConstantValue>(1, 1, (m) => {
    const names = [...extra, ...namesIn(m)];
    return array(
      names.map((name) => string(name, m.at)),
      m.at,
    );
  });

function namesIn(m: ConstantMessage): readonly string[] {
  const path = projectPath(m.args[0], m);
  const shown = textOf(m.args[0], m.at);
  const kind = kindOfFile(path, m);
  if (kind === 'file') {
    throw rubyError('Errno::ENOTDIR', `Not a directory @ dir_initialize - ${shown}`, m.at);
  }
  const names = m.ruby.world.listDirectory(path);
  if (names === null) throw missingFile('dir_initialize', shown, m.at);
  m.ruby.budget.spendElements(names.length, m.at);
  return names;
}

/** What `Dir` can do without touching anything. */
export const directoryMethods: MethodTable<ConstantValue> = {
  '[]': globAll,
  glob: globOne,
  'exist?': isDirectory,
  'exists?': isDirectory,
  children: children([]),
  entries: children(['.', '..']),
  each_child: takes(1, 1, (m) => {
    for (const name of namesIn(m)) callBlock(m as Message<never>, string(name, m.at));
    return nil(m.at);
  }),
  'empty?': takes(1, 1, (m) => {
    const path = projectPath(m.args[0], m);
    const kind = kindOfFile(path, m);
    if (kind === null) throw missingFile('rb_dir_s_empty_p', textOf(m.args[0], m.at), m.at);
    return boolean(kind === 'directory' && namesIn(m).length === 0, m.at);
  }),
};
