import { writeEntry } from '../hash-entries.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import {
  array,
  boolean,
  type ConstantValue,
  emptyHash,
  float,
  integer,
  nil,
  type Place,
  string,
  symbol,
  type Value,
} from '../value.ts';
import { textOf } from './conversions.ts';
import { readProjectFile } from './project-files.ts';

type DataMessage = Message<ConstantValue>;
type Read = (text: string, m: DataMessage) => unknown;

const parseYaml: Read = (text, { ruby, at }) => {
  try {
    return ruby.world.parseYaml(text);
  } catch (error) {
    throw rubyError(
      'Psych::SyntaxError',
      error instanceof Error ? error.message : String(error),
      at,
    );
  }
};

const parseJson: Read = (text, { at }) => {
  try {
    // Objects become Maps, so that no key has a meaning of its own.
    return JSON.parse(text, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? new Map(Object.entries(value))
        : value,
    );
  } catch (error) {
    throw rubyError(
      'JSON::ParserError',
      error instanceof Error ? error.message : String(error),
      at,
    );
  }
};

const fromText = (read: Read) =>
  takes<ConstantValue>(1, 3, (m) => {
    const text = textOf(m.args[0], m.at);
    m.ruby.budget.spendText(text.length * 4, m.at);
    return toValue(read(text, m), m, hasSymbolKeys(m));
  });
const fromFile = (read: Read) =>
  takes<ConstantValue>(1, 3, (m) => {
    const { text } = readProjectFile(m.args[0], m);
    m.ruby.budget.spendText(text.length * 4, m.at);
    return toValue(read(text, m), m, hasSymbolKeys(m));
  });

/** What `YAML` can do. */
export const yamlMethods: MethodTable<ConstantValue> = {
  load: fromText(parseYaml),
  safe_load: fromText(parseYaml),
  unsafe_load: fromText(parseYaml),
  load_file: fromFile(parseYaml),
  safe_load_file: fromFile(parseYaml),
  unsafe_load_file: fromFile(parseYaml),
};

/** What `JSON` can do. */
export const jsonMethods: MethodTable<ConstantValue> = {
  parse: fromText(parseJson),
  'parse!': fromText(parseJson),
  load: fromText(parseJson),
  load_file: fromFile(parseJson),
};

function hasSymbolKeys({ args }: DataMessage): boolean {
  const options = args.at(-1);
  const value =
    options?.kind === 'hash' ? options.entries.get(':symbolize_names')?.value : undefined;
  return value?.kind === 'boolean' && value.value;
}

const deepestData = 100;

function toValue(data: unknown, m: DataMessage, symbolKeys: boolean, depth = 0): Value {
  const { at, ruby } = m;
  ruby.budget.spend(1, at);
  if (depth > deepestData) throw new RangeError('data nested too deeply');
  if (Array.isArray(data))
    return array(
      data.map((element) => toValue(element, m, symbolKeys, depth + 1)),
      at,
    );
  if (!(data instanceof Map)) return scalar(data, at, m.receiver.name === 'YAML');
  const hash = emptyHash(at);
  for (const [key, value] of data) {
    const name =
      symbolKeys && typeof key === 'string'
        ? symbol(key, at)
        : toValue(key, m, symbolKeys, depth + 1);
    writeEntry(hash, name, toValue(value, m, symbolKeys, depth + 1));
  }
  return hash;
}

/** In Ruby's YAML, `:name` is a Symbol. */
function isSymbol(text: string): boolean {
  return /^:[A-Za-z_]\w*[?!]?$/.test(text);
}

function scalar(data: unknown, at: Place, readsSymbols: boolean): Value {
  switch (typeof data) {
    case 'string':
      return isSymbol(data) && readsSymbols ? symbol(data.slice(1), at) : string(data, at);
    case 'number':
      return Number.isInteger(data) ? integer(data, at) : float(data, at);
    case 'bigint':
      return integer(data, at);
    case 'boolean':
      return boolean(data, at);
    default:
      return data instanceof Date ? string(data.toISOString(), at) : nil(at);
  }
}
