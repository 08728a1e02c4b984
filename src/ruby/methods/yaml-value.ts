import { pairsOf, writeEntry } from '../hash-entries.ts';
import type { Interpreter } from '../interpreter.ts';
import { Poisoned } from '../jumps.ts';
import { rubyError } from '../ruby-exceptions.ts';
import type { YamlNode } from '../ruby-world.ts';
import {
  array,
  emptyHash,
  float,
  type HashValue,
  type Place,
  string,
  symbol,
  type Value,
} from '../value.ts';
import { readYamlScalar, type YamlClass } from './yaml-scalar.ts';

/** What a YAML text may become. */
export interface YamlRules {
  readonly allowsSymbols: boolean;
  readonly allowsAliases: boolean;
  /** Whether Ruby would make objects of any class. */
  readonly allowsObjects: boolean;
  readonly hasSymbolKeys: boolean;
}

interface Reading {
  readonly ruby: Interpreter;
  readonly at: Place;
  readonly rules: YamlRules;
  readonly anchors: Map<string, Value>;
}

const deepestData = 100;

/** Makes values of YAML, with Ruby's exceptions for what its rules forbid. */
export function yamlValue(node: YamlNode, reading: Omit<Reading, 'anchors'>): Value {
  return toValue(node, { ...reading, anchors: new Map() }, 0);
}

function toValue(node: YamlNode, reading: Reading, depth: number): Value {
  const { at, ruby } = reading;
  ruby.budget.spend(1, at);
  if (depth > deepestData) throw new RangeError('data nested too deeply');
  if (node.kind === 'alias') return aliased(node.anchor, reading);
  const value = untagged(node, reading, depth);
  if (node.anchor !== null) reading.anchors.set(node.anchor, value);
  return value;
}

function aliased(anchor: string, { rules, anchors, at }: Reading): Value {
  const value = anchors.get(anchor);
  if (value !== undefined && rules.allowsAliases) return value;
  throw rubyError('Psych::BadAlias', `Unknown alias: ${anchor}`, at);
}

type Tagged = Exclude<YamlNode, { readonly kind: 'alias' }>;

function untagged(node: Tagged, reading: Reading, depth: number): Value {
  const { at } = reading;
  const className = classOfTag(node);
  if (className === 'Symbol' && node.kind === 'scalar') return symbolOf(node.text, reading);
  if (className !== null) return forbidden(className, reading);
  if (node.kind === 'mapping') return hashOfPairs(node.pairs, reading, depth);
  if (node.kind === 'scalar') return scalar(node, reading);
  return array(
    node.items.map((item) => toValue(item, reading, depth + 1)),
    at,
  );
}

const classesOfTags: Readonly<Record<string, string>> = {
  binary: 'String',
  omap: 'Psych::Omap',
  set: 'Psych::Set',
};

/** The class of which a tag makes an object; null for those that change nothing or the scalar alone. */
function classOfTag({ tag }: Tagged): string | null {
  const [, name = ''] = /^(?:!|tag:yaml\.org,2002:)(.*)$/s.exec(tag ?? '') ?? [];
  const [, kind = '', className] = /^ruby\/(\w+):?(.*)$/s.exec(name) ?? [];
  if (kind === 'sym' || kind === 'symbol') return 'Symbol';
  if (kind !== '') return className || `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return Object.hasOwn(classesOfTags, name) ? (classesOfTags[name] ?? null) : null;
}

function forbidden(className: string, { rules, ruby, at }: Reading): Value {
  if (rules.allowsObjects || className === 'String') {
    throw new Poisoned(ruby.poison(`an object of the class \`${className}\` in YAML`, at));
  }
  throw rubyError('Psych::DisallowedClass', `Tried to load unspecified class: ${className}`, at);
}

function symbolOf(text: string, reading: Reading): Value {
  return reading.rules.allowsSymbols ? symbol(text, reading.at) : forbidden('Symbol', reading);
}

function scalar(node: Extract<Tagged, { readonly kind: 'scalar' }>, reading: Reading): Value {
  const { at } = reading;
  const tag = (node.tag ?? '').replace(/^tag:yaml\.org,2002:/, '!');
  if (tag === '!str' || (!node.isPlain && node.tag === null)) return string(node.text, at);
  const value = readYamlScalar(node.text, at);
  if (isClass(value)) return forbidden(value.name, reading);
  if (value.kind === 'symbol') return symbolOf(value.text, reading);
  if (tag === '!float' && value.kind === 'integer') return float(Number(value.value), at);
  return value;
}

function isClass(value: Value | YamlClass): value is YamlClass {
  return value.kind === 'class';
}

function hashOfPairs(
  pairs: readonly (readonly [YamlNode, YamlNode])[],
  reading: Reading,
  depth: number,
): Value {
  const { at, rules } = reading;
  const hash = emptyHash(at);
  for (const [keyNode, valueNode] of pairs) {
    const key = toValue(keyNode, reading, depth + 1);
    const value = toValue(valueNode, reading, depth + 1);
    if (key.kind === 'string' && key.text === '<<' && merge(hash, value, valueNode)) continue;
    const isSymbol = rules.hasSymbolKeys && key.kind === 'string';
    writeEntry(hash, isSymbol ? symbol(key.text, at) : key, value);
  }
  return hash;
}

/** Adds what stands behind `<<`; false where that is nothing to be merged. */
function merge(hash: HashValue, value: Value, node: YamlNode): boolean {
  // As in Ruby, one that has a name for a list of mappings is not merged.
  const listed = value.kind === 'array' && node.kind === 'sequence' ? value.elements : [value];
  const added = listed.toReversed().filter((one) => one.kind === 'hash');
  if (added.length !== listed.length) return false;
  for (const one of added) {
    for (const [key, inner] of pairsOf(one)) writeEntry(hash, key, inner);
  }
  return true;
}
