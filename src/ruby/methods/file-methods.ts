import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import { array, boolean, type ConstantValue, string, type Value } from '../value.ts';
import { callBlock, textOf } from './conversions.ts';
import { GlobError, glob } from './glob.ts';
import {
  baseName,
  directoryName,
  extensionName,
  isInside,
  joinPaths,
  resolvePath,
} from './paths.ts';
import { expandHome, projectPath, readProjectFile } from './project-files.ts';

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

const isThere = (kinds: readonly (string | null)[]) =>
  takes<ConstantValue>(1, 1, (m) =>
    boolean(kinds.includes(m.ruby.world.kindOf(projectPath(m.args[0], m))), m.at),
  );
const exists = isThere(['file', 'directory']);
const isFile = isThere(['file']);
const isDirectory = isThere(['directory']);
const read = takes<ConstantValue>(1, 3, (m) => readProjectFile(m.args[0], m));
const linesOf = (m: ConstantMessage) =>
  (readProjectFile(m.args[0], m).text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line) =>
    string(line, m.at),
  );

/** What `File` can do without touching anything. */
export const fileMethods: MethodTable<ConstantValue> = {
  join: takes(0, Infinity, ({ args, at }) =>
    string(joinPaths(args.flatMap((part) => partsOf(part, at))), at),
  ),
  dirname: onPath(directoryName),
  basename: onPath((path, m) =>
    baseName(path, m.args[1] === undefined ? '' : textOf(m.args[1], m.at)),
  ),
  extname: onPath(extensionName),
  expand_path: expandPath,
  absolute_path: expandPath,
  realpath: expandPath,
  'absolute_path?': takes(1, 1, (m) => boolean(textOf(m.args[0], m.at).startsWith('/'), m.at)),
  'exist?': exists,
  'exists?': exists,
  'readable?': exists,
  'file?': isFile,
  'directory?': isDirectory,
  'symlink?': takes(1, 1, (m) => {
    projectPath(m.args[0], m);
    return boolean(false, m.at);
  }),
  read,
  readlines: takes(1, 2, (m) => array(linesOf(m), m.at)),
  foreach: takes(1, 1, (m) => {
    for (const line of linesOf(m)) callBlock(m as Message<never>, line);
    return m.receiver;
  }),
};

function partsOf(part: Value, at: Message['at']): string[] {
  return part.kind === 'array'
    ? part.elements.flatMap((inner) => partsOf(inner, at))
    : [textOf(part, at)];
}

const list = takes<ConstantValue>(1, Infinity, (m) => {
  const { args, at, ruby } = m;
  const [last] = args;
  const patterns = args.filter(({ kind }) => kind !== 'hash').flatMap((arg) => partsOf(arg, at));
  if (last?.kind === 'poison') throw new Poisoned(last);
  const base = ruby.world.projectDirectory;
  const found = patterns.flatMap((pattern) => {
    const start = resolvePath(base, expandHome(pattern.replace(/[*?[{].*$/s, ''), m));
    if (
      !isInside(base, start) ||
      /(?:^|\/)\.\.(?:\/|$)/.test(pattern.replace(/^(?:\.\.\/)+/, ''))
    ) {
      throw new Poisoned(ruby.poison('files outside of the project directory', at));
    }
    try {
      const spend = (entries: number) => ruby.budget.spend(entries * 10, at);
      return glob(pattern, { world: ruby.world, base, spend });
    } catch (error) {
      if (error instanceof GlobError) throw unsupportedPlace(`a pattern with ${error.message}`, at);
      throw error;
    }
  });
  const paths = array(
    found.map((path) => string(path, at)),
    at,
  );
  if (m.block === null) return paths;
  for (const path of paths.elements) callBlock(m as Message<never>, path);
  return paths;
});

const children = (extra: readonly string[]) =>
  takes<ConstantValue>(1, 1, (m) => {
    const path = projectPath(m.args[0], m);
    const names = m.ruby.world.listDirectory(path);
    if (names === null)
      throw rubyError(
        'Errno::ENOENT',
        `No such file or directory @ dir_initialize - ${path}`,
        m.at,
      );
    m.ruby.budget.spend(names.length, m.at);
    return array(
      [...extra, ...names].map((name) => string(name, m.at)),
      m.at,
    );
  });

/** What `Dir` can do without touching anything. */
export const directoryMethods: MethodTable<ConstantValue> = {
  '[]': list,
  glob: list,
  'exist?': isDirectory,
  'exists?': isDirectory,
  children: children([]),
  entries: children(['.', '..']),
  each_child: takes(1, 1, (m) => {
    const found = children([]).run(m);
    if (found.kind === 'array')
      for (const name of found.elements) callBlock(m as Message<never>, name);
    return m.receiver;
  }),
};
