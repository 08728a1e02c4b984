import type { SourceSpan } from '../errors/source-span.ts';
import { floatText } from './inspect.ts';

/** A value of Ruby, and where in the Puppetfile it comes from. */
export type RubyValue = RubyText | RubyNumber | RubyBoolean | RubyNil | RubyArray | RubyHash;

/** A String or a Symbol. */
export interface RubyText {
  readonly kind: 'string' | 'symbol';
  readonly text: string;
  readonly span: SourceSpan;
}

/** An Integer or a Float. */
export interface RubyNumber {
  readonly kind: 'number';
  readonly value: number | bigint;
  readonly isFloat?: boolean;
  readonly span: SourceSpan;
}

export interface RubyBoolean {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly span: SourceSpan;
}

export interface RubyNil {
  readonly kind: 'nil';
  readonly span: SourceSpan;
}

export interface RubyArray {
  readonly kind: 'array';
  readonly elements: readonly RubyValue[];
  readonly span: SourceSpan;
}

export interface RubyHash {
  readonly kind: 'hash';
  /** In the order of insertion, each key once. */
  readonly entries: readonly RubyHashEntry[];
  readonly span: SourceSpan;
}

export interface RubyHashEntry {
  readonly key: RubyValue;
  readonly value: RubyValue;
}

/** How Ruby's `inspect` shows the value, which is how a Puppetfile would write it. */
export function inspectValue(value: RubyValue): string {
  switch (value.kind) {
    case 'string':
      return `'${value.text}'`;
    case 'symbol':
      return `:${value.text}`;
    case 'number':
      return value.isFloat ? floatText(Number(value.value)) : String(value.value);
    case 'boolean':
      return String(value.value);
    case 'nil':
      return 'nil';
    case 'array':
      return `[${value.elements.map(inspectValue).join(', ')}]`;
    case 'hash':
      return `{ ${value.entries.map(inspectEntry).join(', ')} }`;
  }
}

function inspectEntry({ key, value }: RubyHashEntry): string {
  return `${inspectValue(key)} => ${inspectValue(value)}`;
}
