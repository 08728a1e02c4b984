import { hashOf } from '../hash-entries.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { array, boolean, type ConstantValue, nil, string, type Value } from '../value.ts';
import { callBlock, textOf } from './conversions.ts';
import { keyError } from './hash-access.ts';
import { hashMethods } from './hash-methods.ts';

type EnvironmentMessage = Message<ConstantValue>;

function read({ ruby, at }: EnvironmentMessage, key: Value | undefined): Value | undefined {
  const text = ruby.environment.get(textOf(key, at));
  return text === undefined ? undefined : { ...string(text, at), isFrozen: true };
}

function everything({ ruby, at }: EnvironmentMessage) {
  return hashOf(
    [...ruby.environment].map(([name, text]) => [string(name, at), string(text, at)]),
    at,
  );
}

/** Answered by a Hash of all variables. */
const borrow = (name: string) => {
  const method = hashMethods[name];
  return takes<ConstantValue>(method?.fewest ?? 0, method?.most ?? 0, (m) =>
    method === undefined ? nil(m.at) : method.run({ ...m, receiver: everything(m) }),
  );
};

const hasKey = takes<ConstantValue>(1, 1, (m) => boolean(read(m, m.args[0]) !== undefined, m.at));
const write = takes<ConstantValue>(2, 2, ({ ruby, args: [key, value], at }) => {
  const name = textOf(key, at);
  if (value === undefined || value.kind === 'nil') ruby.environment.delete(name);
  else ruby.environment.set(name, textOf(value, at));
  return value ?? nil(at);
});

/** The methods of ENV. What a program writes there, only the program sees. */
export const environmentMethods: MethodTable<ConstantValue> = {
  '[]': takes(1, 1, (m) => read(m, m.args[0]) ?? nil(m.at)),
  '[]=': write,
  store: write,
  fetch: takes(1, 2, (m) => {
    const value = read(m, m.args[0]);
    if (value !== undefined) return value;
    if (m.block !== null) return callBlock(m, m.args[0] ?? nil(m.at));
    if (m.args[1] !== undefined) return m.args[1];
    throw keyError(m.args[0] ?? nil(m.at), m.at);
  }),
  'key?': hasKey,
  'has_key?': hasKey,
  'include?': hasKey,
  'member?': hasKey,
  delete: takes(1, 1, (m) => {
    const value = read(m, m.args[0]);
    m.ruby.environment.delete(textOf(m.args[0], m.at));
    return value ?? nil(m.at);
  }),
  values_at: takes(0, Infinity, (m) =>
    array(
      m.args.map((key) => read(m, key) ?? nil(m.at)),
      m.at,
    ),
  ),
  to_h: takes(0, 0, everything),
  to_hash: takes(0, 0, everything),
  keys: borrow('keys'),
  values: borrow('values'),
  each: borrow('each'),
  each_pair: borrow('each_pair'),
  select: borrow('select'),
  filter: borrow('filter'),
  reject: borrow('reject'),
  map: borrow('map'),
  find: borrow('find'),
  slice: borrow('slice'),
  'any?': borrow('any?'),
};
