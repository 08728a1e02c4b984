import { readFileSync } from 'node:fs';
import type { SourceSpan } from '../../src/errors/source-span.ts';
import { type DslCall, isDslWord } from '../../src/puppetfile/dsl-calls.ts';
import type { RubyHash, RubyValue } from '../../src/ruby/ruby-value.ts';
import { sharedData } from '../support/shared-data.ts';

/** What Ruby, r10k and librarian-puppet make of one real Puppetfile, by environment profile. */
export interface Expected {
  readonly eval: Readonly<Record<string, { readonly ok: boolean; readonly calls: RecordedCall[] }>>;
  readonly r10k: Readonly<Record<string, R10kReading>>;
  readonly librarian: Readonly<Record<string, LibrarianReading>>;
}

export interface R10kReading {
  readonly ok: boolean;
  readonly error?: { readonly class: string; readonly message: string };
  readonly modules: readonly {
    readonly class: string;
    readonly name: string;
    readonly dirname: string;
    readonly title: string;
    readonly version?: unknown;
    readonly remote?: string;
    readonly desired_ref?: unknown;
    readonly default_ref?: string | null;
    readonly default_override_ref?: string | null;
  }[];
}

export interface LibrarianReading {
  readonly ok: boolean;
  readonly error?: { readonly class: string; readonly message: string };
  readonly dependencies?: readonly {
    readonly name: string;
    readonly requirement: string;
    readonly source: { readonly type: string; readonly lock: unknown };
  }[];
  readonly exclusions?: readonly string[];
}

/** One call as the expectations have it. */
export interface RecordedCall {
  readonly call: string;
  readonly args: readonly unknown[];
  readonly options: unknown;
  readonly line: number;
  readonly top_line: number;
}

/** The expectations for one of the real Puppetfiles. */
export function readExpected(name: string): Expected {
  return JSON.parse(readFileSync(sharedData('puppetfiles', 'expected', `${name}.json`), 'utf8'));
}

/** The calls that Ruby made, as pupfile's evaluator would record them. */
export function toDslCall({ call, args, options, line, top_line }: RecordedCall): DslCall {
  const span = { file: 'Puppetfile', line, column: 1, length: 0, lineText: '' };
  if (!isDslWord(call)) throw new RangeError(`not a word: ${call}`);
  return {
    word: call,
    args: args.map((value) => toRubyValue(value, span)),
    options: options === null ? null : (toRubyValue(options, span) as RubyHash),
    block: null,
    span,
    topLine: top_line,
  };
}

function toRubyValue(value: unknown, span: SourceSpan): RubyValue {
  if (value === null) return { kind: 'nil', span };
  if (typeof value === 'string') return { kind: 'string', text: value, span };
  if (typeof value === 'number') return { kind: 'number', value, span };
  if (typeof value === 'boolean') return { kind: 'boolean', value, span };
  if (Array.isArray(value)) {
    return { kind: 'array', elements: value.map((one) => toRubyValue(one, span)), span };
  }
  const { $sym, $hash } = value as {
    readonly $sym?: string;
    readonly $hash?: [unknown, unknown][];
  };
  if ($sym !== undefined) return { kind: 'symbol', text: $sym, span };
  const entries = ($hash ?? []).map(([key, of]) => ({
    key: toRubyValue(key, span),
    value: toRubyValue(of, span),
  }));
  return { kind: 'hash', entries, span };
}

/** A Hash of the expectations with Symbols for keys. */
export function recordOf(hash: unknown): Record<string, unknown> {
  const { $hash = [] } = hash as { readonly $hash?: [{ $sym: string }, unknown][] };
  return Object.fromEntries($hash.map(([{ $sym }, value]) => [$sym, value]));
}
