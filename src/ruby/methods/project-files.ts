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
  const path = resolvePath(projectDirectory, expandHome(textOf(value, m.at), m));
  if (isInside(projectDirectory, path)) return path;
  throw new Poisoned(m.ruby.poison('a file outside of the project directory', m.at));
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
  if (world.kindOf(path) === 'directory') throw missingFile('EISDIR', 'Is a directory', path, m.at);
  const text = world.readFile(path);
  if (text === null) throw missingFile('ENOENT', 'No such file or directory', path, m.at);
  budget.spendText(text.length, m.at);
  const file = path.slice(world.projectDirectory.length).replace(/^\//, '');
  return { ...string(text, m.at), file };
}

function missingFile(errno: string, reason: string, path: string, at: Place) {
  return rubyError(`Errno::${errno}`, `${reason} @ rb_sysopen - ${path}`, at);
}
