import { Raise } from './jumps.ts';
import type { MissingName, Place } from './value.ts';

// Each class beside the one it inherits from.
const superclasses: ReadonlyMap<string, string> = new Map([
  ['StandardError', 'Exception'],
  ['ScriptError', 'Exception'],
  ['NoMemoryError', 'Exception'],
  ['SecurityError', 'Exception'],
  ['SystemExit', 'Exception'],
  ['SystemStackError', 'Exception'],
  ['Interrupt', 'Exception'],
  ['LoadError', 'ScriptError'],
  ['NotImplementedError', 'ScriptError'],
  ['SyntaxError', 'ScriptError'],
  ['ArgumentError', 'StandardError'],
  ['EncodingError', 'StandardError'],
  ['FiberError', 'StandardError'],
  ['IOError', 'StandardError'],
  ['IndexError', 'StandardError'],
  ['LocalJumpError', 'StandardError'],
  ['NameError', 'StandardError'],
  ['RangeError', 'StandardError'],
  ['RegexpError', 'StandardError'],
  ['RuntimeError', 'StandardError'],
  ['ThreadError', 'StandardError'],
  ['TypeError', 'StandardError'],
  ['ZeroDivisionError', 'StandardError'],
  ['SystemCallError', 'StandardError'],
  ['NoMatchingPatternError', 'StandardError'],
  ['JSON::JSONError', 'StandardError'],
  ['JSON::ParserError', 'JSON::JSONError'],
  ['JSON::NestingError', 'JSON::ParserError'],
  ['Psych::Exception', 'RuntimeError'],
  ['Psych::SyntaxError', 'Psych::Exception'],
  ['Psych::DisallowedClass', 'Psych::Exception'],
  ['Psych::BadAlias', 'Psych::Exception'],
  ['UncaughtThrowError', 'ArgumentError'],
  ['EOFError', 'IOError'],
  ['KeyError', 'IndexError'],
  ['StopIteration', 'IndexError'],
  ['NoMethodError', 'NameError'],
  ['FloatDomainError', 'RangeError'],
  ['FrozenError', 'RuntimeError'],
  ['NoMatchingPatternKeyError', 'NoMatchingPatternError'],
  ['Errno::ENOENT', 'SystemCallError'],
  ['Errno::EACCES', 'SystemCallError'],
  ['Errno::EISDIR', 'SystemCallError'],
  ['Errno::ENOTDIR', 'SystemCallError'],
]);

/** Whether Ruby has an exception class of this name. */
export function isExceptionClass(name: string): boolean {
  return name === 'Exception' || superclasses.has(name);
}

/** Whether a class is the other, or inherits from it. */
export function inheritsFrom(className: string, ancestor: string): boolean {
  if (className === ancestor) return true;
  const superclass = superclasses.get(className);
  return superclass !== undefined && inheritsFrom(superclass, ancestor);
}

/** A Ruby exception to throw. */
export function rubyError(
  className: string,
  message: string,
  place: Place,
  missing?: MissingName,
): Raise {
  const exception = { kind: 'exception', className, message, place } as const;
  return new Raise(missing === undefined ? exception : { ...exception, missing });
}
