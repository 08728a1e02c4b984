import type { RubyValue } from '../ruby/ruby-value.ts';
import type { DslCall } from './dsl-calls.ts';

/** One recorded word of a Puppetfile, as JSON. */
export interface FormattedCall {
  readonly call: string;
  readonly args: readonly unknown[];
  readonly options: unknown;
  readonly line: number;
  /** The line of the statement that led to it, which differs inside of methods and blocks. */
  readonly top_line: number;
}

/**
 * The recorded words of a Puppetfile as JSON: a Symbol is `{"$sym": "latest"}`, a Hash
 * `{"$hash": [[key, value], …]}`, and what stands in a block follows its word.
 */
export function formatCalls(calls: readonly DslCall[]): FormattedCall[] {
  return calls.flatMap((call) => formatCall(call, call.topLine ?? call.span.line));
}

function formatCall(
  { word, args, options, block, span, topLine }: DslCall,
  outerLine: number,
): FormattedCall[] {
  const line = topLine ?? outerLine;
  return [
    {
      call: word,
      args: args.map(formatValue),
      options: options === null ? null : formatValue(options),
      line: span.line,
      top_line: line,
    },
    ...(block ?? []).flatMap((inner) => formatCall(inner, line)),
  ];
}

function formatValue(value: RubyValue): unknown {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'symbol':
      return { $sym: value.text };
    case 'number':
      return Number(value.value);
    case 'boolean':
      return value.value;
    case 'nil':
      return null;
    case 'array':
      return value.elements.map(formatValue);
    case 'hash':
      return {
        $hash: value.entries.map(({ key, value: of }) => [formatValue(key), formatValue(of)]),
      };
  }
}
