import type { DslCall } from './dsl-calls.ts';
import type { RubyValue } from './ruby-value.ts';

/** One recorded word of a Puppetfile, as JSON. */
export interface FormattedCall {
  readonly call: string;
  readonly args: readonly unknown[];
  readonly options: unknown;
  readonly line: number;
}

/**
 * The recorded words of a Puppetfile as JSON: a Symbol is `{"$sym": "latest"}`, a Hash
 * `{"$hash": [[key, value], …]}`, and what stands in a block follows its word.
 */
export function formatCalls(calls: readonly DslCall[]): FormattedCall[] {
  return calls.flatMap(({ word, args, options, block, span }) => [
    {
      call: word,
      args: args.map(formatValue),
      options: options === null ? null : formatValue(options),
      line: span.line,
    },
    ...formatCalls(block ?? []),
  ]);
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
