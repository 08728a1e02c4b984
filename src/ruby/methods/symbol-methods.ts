import { symbolProc } from '../calls.ts';
import { compare } from '../equality.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import {
  integer,
  nil,
  type StringValue,
  type SymbolValue,
  string,
  symbol,
  type Value,
} from '../value.ts';
import { stringMethods } from './string-methods.ts';

const toSymbol = takes<SymbolValue>(0, 0, ({ receiver }) => receiver);
const toText = takes<SymbolValue>(0, 0, ({ receiver, at }) => string(receiver.text, at));

/** What String does, done with the Symbol's text; `gives` says what becomes of the answer. */
function borrow(name: string, gives: (value: Value) => Value = (value) => value) {
  const method = stringMethods[name];
  return takes<SymbolValue>(method?.fewest ?? 0, method?.most ?? 0, (m) => {
    const receiver = string(m.receiver.text, m.at);
    const message: Message<StringValue> = { ...m, receiver };
    return method === undefined ? m.receiver : gives(method.run(message));
  });
}

const asSymbol = (value: Value) =>
  value.kind === 'string' ? symbol(value.text, value.place) : value;

/** The methods of Symbol. */
export const symbolMethods: MethodTable<SymbolValue> = {
  to_sym: toSymbol,
  to_s: toText,
  name: toText,
  id2name: toText,
  to_proc: takes(0, 0, ({ receiver, at, frame, ruby }) =>
    symbolProc(receiver.text, at, frame, ruby),
  ),
  length: borrow('length'),
  size: borrow('size'),
  'empty?': borrow('empty?'),
  'start_with?': borrow('start_with?'),
  'end_with?': borrow('end_with?'),
  '[]': borrow('[]'),
  '=~': borrow('=~'),
  match: borrow('match'),
  'match?': borrow('match?'),
  upcase: borrow('upcase', asSymbol),
  downcase: borrow('downcase', asSymbol),
  capitalize: borrow('capitalize', asSymbol),
  swapcase: borrow('swapcase', asSymbol),
  succ: borrow('succ', asSymbol),
  next: borrow('succ', asSymbol),
  '<=>': takes(1, 1, ({ receiver, args: [other = receiver], at }) => {
    const result = compare(receiver, other);
    return result === null ? nil(at) : integer(result, at);
  }),
};
