import { isExceptionClass } from './ruby-exceptions.ts';
import type { Value } from './value.ts';

/** The name of a value's class. */
export function classNameOf(value: Value): string {
  switch (value.kind) {
    case 'boolean':
      return value.value ? 'TrueClass' : 'FalseClass';
    case 'constant':
      return constantClass(value.name);
    case 'exception':
      return value.className;
    case 'object':
      return value.name === 'main' ? 'Object' : value.name.replace(/^#<|>$/g, '');
    default:
      return classNames[value.kind];
  }
}

const classNames = {
  nil: 'NilClass',
  integer: 'Integer',
  float: 'Float',
  string: 'String',
  symbol: 'Symbol',
  array: 'Array',
  hash: 'Hash',
  range: 'Range',
  regexp: 'Regexp',
  match: 'MatchData',
  proc: 'Proc',
  poison: 'BasicObject',
} as const;

const modules = new Set([
  'Kernel',
  'Comparable',
  'Enumerable',
  'Errno',
  'JSON',
  'Psych',
  'FileTest',
]);

function constantClass(name: string): string {
  if (name === 'ENV') return 'Object';
  return modules.has(name) ? 'Module' : 'Class';
}

// What a class includes or inherits from, below Object.
const ancestors: Readonly<Record<string, readonly string[]>> = {
  Integer: ['Numeric', 'Comparable'],
  Float: ['Numeric', 'Comparable'],
  String: ['Comparable'],
  Symbol: ['Comparable'],
  Array: ['Enumerable'],
  Hash: ['Enumerable'],
  Range: ['Enumerable'],
  Class: ['Module'],
};

/** Whether a class is the other one or descends from it; exceptions are another matter. */
export function descendsFrom(className: string, ancestor: string): boolean {
  if (className === ancestor || ['Object', 'Kernel', 'BasicObject'].includes(ancestor)) return true;
  return Object.hasOwn(ancestors, className) && (ancestors[className] ?? []).includes(ancestor);
}

const knownClasses = new Set([
  ...Object.values(classNames),
  ...modules,
  'BasicObject',
  'Class',
  'Dir',
  'ENV',
  'FalseClass',
  'File',
  'Hash',
  'Module',
  'Numeric',
  'Object',
  'Pathname',
  'Set',
  'Struct',
  'Time',
  'TrueClass',
]);

/** Whether a name stands for a class, module or object of Ruby's own that pupfile knows. */
export function isKnownConstant(name: string): boolean {
  return knownClasses.has(name) || isExceptionClass(name);
}
