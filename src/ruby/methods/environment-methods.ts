import { hashOf, pairsOf } from '../hash-entries.ts';
import { inspect } from '../inspect.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { array, boolean, type ConstantValue, nil, string, type Value } from '../value.ts';
import { callBlock, hashArgument, textOf } from './conversions.ts';
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

const borrowed =
  'all? any? count each_with_index each_with_object empty? except filter filter_map find find_all ' +
  'flat_map group_by has_value? invert key keys length map max_by min_by none? partition reduce ' +
  'reject select size slice sort sort_by sum to_a to_h value? values';

const each = takes<ConstantValue>(0, 0, (m) => {
  for (const [name, text] of [...m.ruby.environment]) {
    callBlock(m as Message<never>, array([string(name, m.at), string(text, m.at)], m.at));
  }
  return m.receiver;
});

const clear = takes<ConstantValue>(0, 0, ({ ruby, receiver }) => {
  ruby.environment.clear();
  return receiver;
});
const update = takes<ConstantValue>(1, 1, (m) => {
  for (const [name, text] of pairsOf(hashArgument(m.args[0], m.at))) {
    write.run({ ...m, args: [name, text] });
  }
  return m.receiver;
});

const hasKey = takes<ConstantValue>(1, 1, (m) => boolean(read(m, m.args[0]) !== undefined, m.at));
const write = takes<ConstantValue>(2, 2, ({ ruby, args: [key, value], at }) => {
  const name = textOf(key, at);
  if (value === undefined || value.kind === 'nil') ruby.environment.delete(name);
  else ruby.environment.set(name, textOf(value, at));
  return value ?? nil(at);
});

/** The methods of ENV. What a program writes there, only the program sees. */
export const environmentMethods: MethodTable<ConstantValue> = {
  ...Object.fromEntries(borrowed.split(' ').map((name) => [name, borrow(name)])),
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
    const [name = nil(m.at)] = m.args;
    const value = read(m, name);
    m.ruby.environment.delete(textOf(name, m.at));
    if (value !== undefined) return value;
    return m.block === null ? nil(m.at) : callBlock(m as Message<never>, name);
  }),
  values_at: takes(0, Infinity, (m) =>
    array(
      m.args.map((key) => read(m, key) ?? nil(m.at)),
      m.at,
    ),
  ),
  to_hash: takes(0, 0, everything),
  inspect: takes(0, 0, (m) => string(inspect(everything(m)), m.at)),
  to_s: takes(0, 0, ({ at }) => string('ENV', at)),
  each,
  each_pair: each,
  clear,
  update,
  'merge!': update,
  replace: takes(1, 1, (m) => {
    clear.run({ ...m, args: [] });
    return update.run(m);
  }),
};
