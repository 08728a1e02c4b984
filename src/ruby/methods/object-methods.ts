import { classNameOf } from '../class-names.ts';
import { equals, isInstanceOf, isTruthy } from '../equality.ts';
import { hashKey } from '../hash-entries.ts';
import { inspect, toText } from '../inspect.ts';
import { type Message, type Method, type MethodTable, takes } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import { unsupportedPlace } from '../unsupported.ts';
import { boolean, nativeProc, nil, string, type Value } from '../value.ts';
import { nameOf } from './conversions.ts';
import { evaluateGivenText } from './evaluate-text.ts';

const other = ({ args: [value], at }: Message): Value => value ?? nil(at);

const isA = takes(1, 1, (m) => boolean(isInstanceOf(m.receiver, classIn(m)), m.at));
const isSame = takes(1, 1, (m) => boolean(equals(m.receiver, other(m)), m.at));
const callByName = takes(
  1,
  Infinity,
  ({ receiver, args: [name, ...args], at, frame, block, ruby }) =>
    ruby.send(receiver, nameOf(name, at), args, { at, frame, block }),
);
const giveToBlock = takes(0, 0, ({ receiver, block, at, ruby }) =>
  block === null ? receiver : ruby.callProc(block, [receiver], at),
);
const unknown = (what: string) => takes(0, Infinity, ({ ruby, at }) => ruby.poison(what, at));

// The other kinds of values cannot change.
const neverFrozen: ReadonlySet<Value['kind']> = new Set([
  'proc',
  'match',
  'exception',
  'object',
  'constant',
]);

/** One method by several names; a property written as `then` would make a promise of the table. */
function named(names: readonly string[], method: Method): MethodTable<Value> {
  return Object.fromEntries(names.map((name) => [name, method]));
}

/** The methods of every value. */
export const objectMethods: MethodTable<Value> = {
  '==': isSame,
  '===': isSame,
  'equal?': takes(1, 1, (m) =>
    boolean(m.receiver === other(m) || isSameScalar(m.receiver, other(m)), m.at),
  ),
  'eql?': takes(1, 1, (m) => boolean(hashKey(m.receiver) === hashKey(other(m)), m.at)),
  '!=': takes(1, 1, (m) =>
    boolean(
      !isTruthy(m.ruby.send(m.receiver, '==', [other(m)], { at: m.at, frame: m.frame })),
      m.at,
    ),
  ),
  '!': takes(0, 0, (m) => boolean(!isTruthy(m.receiver), m.at)),
  '!~': takes(1, 1, (m) =>
    boolean(
      !isTruthy(m.ruby.send(m.receiver, '=~', [other(m)], { at: m.at, frame: m.frame })),
      m.at,
    ),
  ),
  '<=>': takes(1, 1, (m) =>
    equals(m.receiver, other(m)) ? { kind: 'integer', value: 0n, place: m.at } : nil(m.at),
  ),
  'nil?': takes(0, 0, (m) => boolean(m.receiver.kind === 'nil', m.at)),
  'is_a?': isA,
  'kind_of?': isA,
  'instance_of?': takes(1, 1, (m) => boolean(classNameOf(m.receiver) === classIn(m), m.at)),
  'respond_to?': takes(1, 2, (m) =>
    boolean(m.ruby.respondsTo(m.receiver, nameOf(m.args[0], m.at)), m.at),
  ),
  class: takes(0, 0, (m) => ({ kind: 'constant', name: classNameOf(m.receiver), place: m.at })),
  freeze: takes(0, 0, ({ receiver }) => {
    if ('isFrozen' in receiver) receiver.isFrozen = true;
    return receiver;
  }),
  'frozen?': takes(0, 0, ({ receiver, at }) =>
    boolean('isFrozen' in receiver ? receiver.isFrozen : !neverFrozen.has(receiver.kind), at),
  ),
  dup: takes(0, 0, ({ receiver }) => copyValue(receiver, false)),
  clone: takes(0, 1, ({ receiver, args: [options] }) => {
    const freeze = options?.kind === 'hash' ? options.entries.get(':freeze')?.value : undefined;
    const isFrozen = 'isFrozen' in receiver && receiver.isFrozen;
    return copyValue(receiver, freeze?.kind === 'boolean' ? freeze.value : isFrozen);
  }),
  itself: takes(0, 0, ({ receiver }) => receiver),
  to_s: takes(0, 0, (m) => string(toText(m.receiver), m.at)),
  inspect: takes(0, 0, (m) => string(inspect(m.receiver), m.at)),
  tap: takes(0, 0, (m) => {
    if (m.block === null) throw rubyError('LocalJumpError', 'no block given (yield)', m.at);
    giveToBlock.run(m);
    return m.receiver;
  }),
  ...named(['then', 'yield_self'], giveToBlock),
  send: callByName,
  __send__: callByName,
  public_send: callByName,
  method: takes(1, 1, ({ receiver, args: [name], at, frame, ruby }) => {
    const wanted = nameOf(name, at);
    return nativeProc((args, place) => ruby.send(receiver, wanted, args, { at: place, frame }), at);
  }),
  instance_eval: takes(0, 3, (m) => {
    if (m.receiver !== m.ruby.self) throw unsupportedPlace('`instance_eval` of an object', m.at);
    if (m.block !== null) return m.ruby.callProc(m.block, [m.receiver], m.at);
    return evaluateGivenText(m);
  }),
  instance_variable_get: unknown('an instance variable by name'),
  instance_variable_set: takes(2, 2, ({ at }) => {
    throw unsupportedPlace('the method `instance_variable_set`', at);
  }),
  instance_variables: unknown('the instance variables'),
  methods: unknown('the names of methods'),
  object_id: unknown('an object id'),
  __id__: unknown('an object id'),
  hash: unknown('a hash code'),
  display: takes(0, 0, ({ at }) => nil(at)),
};

function isSameScalar(left: Value, right: Value): boolean {
  const isScalar = ['nil', 'boolean', 'integer', 'float', 'symbol', 'constant'].includes(left.kind);
  return isScalar && left.kind === right.kind && equals(left, right);
}

/** The name of the class that a method was given. */
function classIn(m: Message): string {
  const wanted = other(m);
  if (wanted.kind === 'poison') throw new Poisoned(wanted);
  if (wanted.kind !== 'constant') throw rubyError('TypeError', 'class or module required', m.at);
  return wanted.name;
}

function copyValue(value: Value, isFrozen: boolean): Value {
  switch (value.kind) {
    case 'array':
      return { ...value, elements: [...value.elements], isFrozen };
    case 'hash':
      return {
        ...value,
        entries: new Map([...value.entries].map(([name, entry]) => [name, { ...entry }])),
        isFrozen,
      };
    case 'string':
      return { ...value, isFrozen };
    default:
      return value;
  }
}
