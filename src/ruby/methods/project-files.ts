import type { Message } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { type Place, type StringValue, string, type Value } from '../value.ts';
import { textOf } from './conversions.ts';
import { isInside, resolvePath } from './paths.ts';

type FileMessage = Pick<Message, 'ruby' | 'at'>;

/**
 * The absolute path of a file that a Puppetfile asks for.
 *
 * @throws Poisoned for one outside of the project: nobody looks at it
 */
export function projectPath(value: Value | undefined, m: FileMessage): string {
  const { projectDirectory } = m.ruby.world;
  const path = resolvePath(projectDirectory, textOf(value, m.at));
  if (isInside(projectDirectory, path)) return path;
  throw outside(m);
}

/** What is there, or null. Throws Poisoned for what nobody may look at. */
export function kindOfFile(path: string, m: FileMessage): 'file' | 'directory' | null {
  const kind = m.ruby.world.kindOf(path);
  if (kind !== 'other') return kind;
  if (m.ruby.world.isLink(path)) throw outside(m);
  throw new Poisoned(m.ruby.poison('something that is no regular file', m.at));
}

/** To be thrown where something lies outside of the project directory. */
export function outside({ ruby, at }: FileMessage): Poisoned {
  return new Poisoned(ruby.poison('a file outside of the project directory', at));
}

/** `~` as the home directory; that of other users is unknown. */
export function expandHome(path: string, { ruby, at }: FileMessage): string {
  if (!path.startsWith('~')) return path;
  const home = ruby.environment.get('HOME');
  if (!/^~(?:\/|$)/.test(path) || home === undefined) {
    throw new Poisoned(ruby.poison('the home directory of a user', at));
  }
  return home + path.slice(1);
}

/** A file's text. Raises Ruby's ENOENT where there is none. */
export function readProjectFile(value: Value | undefined, m: FileMessage): StringValue {
  const path = projectPath(value, m);
  const { world, budget } = m.ruby;
  const kind = kindOfFile(path, m);
  const shown = textOf(value, m.at);
  if (kind === 'directory') throw fileError('EISDIR', `Is a directory @ io_fread - ${shown}`, m.at);
  if (kind === null) throw missingFile('rb_sysopen', shown, m.at);
  const text = world.readFile(path);
  if (text === null) {
    throw new Poisoned(m.ruby.poison('a file that is not UTF-8, or larger than 1 MiB', m.at));
  }
  budget.spendText(text.length, m.at);
  const file = path.slice(world.projectDirectory.length).replace(/^\//, '');
  return { ...string(text, m.at), file };
}

/** Ruby's ENOENT; `call` is what it says that it called. */
export function missingFile(call: string, shown: string, at: Place) {
  return fileError('ENOENT', `No such file or directory @ ${call} - ${shown}`, at);
}

function fileError(errno: string, message: string, at: Place) {
  return rubyError(`Errno::${errno}`, message, at);
}
