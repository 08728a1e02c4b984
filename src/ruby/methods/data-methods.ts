import { readEntry } from '../hash-entries.ts';
import { type Message, type MethodTable, takes } from '../interpreter.ts';
import { rubyError } from '../ruby-exceptions.ts';
import type { YamlNode } from '../ruby-world.ts';
import { unsupportedPlace } from '../unsupported.ts';
import { boolean, type ConstantValue, nil, symbol, type Value } from '../value.ts';
import { textOf } from './conversions.ts';
import { type JsonOptions, parseJson } from './parse-json.ts';
import { readProjectFile } from './project-files.ts';
import { type YamlRules, yamlValue } from './yaml-value.ts';

type DataMessage = Message<ConstantValue>;
type Read = (text: string, m: DataMessage) => Value;

// A parser is slow, and this is what it takes per character at worst.
const stepsPerCharacter = 4;

const fromText = (read: Read) =>
  takes<ConstantValue>(1, 5, (m) => readWithin(textOf(m.args[0], m.at), read, m));
const fromFile = (read: Read) =>
  takes<ConstantValue>(1, 2, (m) => readWithin(readProjectFile(m.args[0], m).text, read, m));

function readWithin(text: string, read: Read, m: DataMessage): Value {
  m.ruby.budget.spend(text.length * stepsPerCharacter, m.at);
  return read(text, m);
}

// `load` forbids aliases since Ruby 3.1; Puppetfiles are older than that.
const load = readYaml(() => ({ allowsSymbols: true, allowsAliases: true, allowsObjects: false }));
const unsafeLoad = readYaml(() => ({
  allowsSymbols: true,
  allowsAliases: true,
  allowsObjects: true,
}));
const safeLoad = readYaml((m) => {
  // Before Ruby 3.1 they were no options: the classes, the symbols, whether aliases are allowed.
  const [, classes, , aliases] = m.args;
  const permitted = classes?.kind === 'array' ? classes : optionOf(m, 'permitted_classes');
  return {
    allowsSymbols: permitted?.kind === 'array' && permitted.elements.some(isSymbolClass),
    allowsAliases: isTrue(aliases) || isTrue(optionOf(m, 'aliases')),
    allowsObjects: false,
  };
});

/** What `YAML` can do. */
export const yamlMethods: MethodTable<ConstantValue> = {
  load: fromText(load),
  safe_load: fromText(safeLoad),
  unsafe_load: fromText(unsafeLoad),
  load_file: fromFile(load),
  safe_load_file: fromFile(safeLoad),
  unsafe_load_file: fromFile(unsafeLoad),
};

const parse: Read = (text, m) => parseJson(text, { ...jsonOptions(m), ...m });
const parseAnything: Read = (text, m) =>
  parseJson(text, { ...jsonOptions(m), allowsNan: true, ...m });
const loadAnything = takes<ConstantValue>(1, 3, (m) => {
  const [given] = m.args;
  const isEmpty = given?.kind === 'nil' || (given?.kind === 'string' && given.text === '');
  return isEmpty ? nil(m.at) : readWithin(textOf(given, m.at), parseAnything, m);
});

/** What `JSON` can do. */
export const jsonMethods: MethodTable<ConstantValue> = {
  '[]': fromText(parse),
  parse: fromText(parse),
  'parse!': fromText(parseAnything),
  load: loadAnything,
  load_file: fromFile(parse),
};

const yamlOptions = [
  'aliases',
  'fallback',
  'filename',
  'permitted_classes',
  'permitted_symbols',
  'symbolize_names',
];

function readYaml(rulesOf: (m: DataMessage) => Omit<YamlRules, 'hasSymbolKeys'>): Read {
  return (text, m) => {
    checkOptions(m, yamlOptions);
    const rules = { ...rulesOf(m), hasSymbolKeys: isTrue(optionOf(m, 'symbolize_names')) };
    const node = parseDocument(text, m);
    if (node !== null) return yamlValue(node, { ...m, rules });
    return optionOf(m, 'fallback') ?? (rules.allowsObjects ? boolean(false, m.at) : nil(m.at));
  };
}

function parseDocument(text: string, { ruby, at }: DataMessage): YamlNode | null {
  try {
    return ruby.world.parseYaml(text);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof RangeError) throw error;
    throw rubyError('Psych::SyntaxError', `(<unknown>): ${error.message}`, at);
  }
}

function jsonOptions(m: DataMessage): JsonOptions {
  checkOptions(m, ['allow_nan', 'max_nesting', 'symbolize_names']);
  return {
    hasSymbolKeys: isTrue(optionOf(m, 'symbolize_names')),
    allowsNan: isTrue(optionOf(m, 'allow_nan')),
    deepest: deepestJson(optionOf(m, 'max_nesting')),
  };
}

/** False and 0 stand for no limit. */
function deepestJson(option: Value | undefined): number {
  if (option === undefined) return 100;
  return option.kind === 'integer' && option.value > 0n ? Number(option.value) : Infinity;
}

/** An option that is ignored would be misread. */
function checkOptions({ args, at, name, receiver }: DataMessage, known: readonly string[]): void {
  const options = args.at(-1);
  if (options?.kind !== 'hash') return;
  for (const { key } of options.entries.values()) {
    if (key.kind === 'symbol' && known.includes(key.text)) continue;
    const option = key.kind === 'symbol' ? key.text : key.kind;
    throw unsupportedPlace(`the option \`${option}\` of \`${receiver.name}.${name}\``, at);
  }
}

function optionOf({ args, at }: DataMessage, name: string): Value | undefined {
  const options = args.at(-1);
  return options?.kind === 'hash' ? readEntry(options, symbol(name, at)) : undefined;
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === 'boolean' && value.value;
}

function isSymbolClass(value: Value): boolean {
  return value.kind === 'constant' && value.name === 'Symbol';
}
