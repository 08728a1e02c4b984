import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { loadPrismModule } from '../../src/project/prism-module.ts';
import { emptyWorld } from '../../src/ruby/empty-world.ts';
import { inspect } from '../../src/ruby/inspect.ts';
import { parseRuby } from '../../src/ruby/ruby-parser.ts';
import type { RubyWorld } from '../../src/ruby/ruby-world.ts';
import { runRuby } from '../../src/ruby/run-ruby.ts';
import { createSourceText } from '../../src/ruby/source-text.ts';
import { nil } from '../../src/ruby/value.ts';

const prism = loadPrismModule();

/** Runs a program whose host knows the word `show`, and gathers what it is shown. */
export function runShowing(text: string, world: RubyWorld = emptyWorld) {
  const source = createSourceText('example.rb', text);
  const tree = parseRuby(prism, source);
  const [syntaxError] = tree.errors;
  if (syntaxError !== undefined) throw new Error(`${text}: ${syntaxError.message}`);
  const shown: string[] = [];
  const host = {
    hasWord: (name: string) => name === 'show',
    call({
      args,
      at,
    }: {
      args: readonly Parameters<typeof inspect>[0][];
      at: Parameters<typeof nil>[0];
    }) {
      shown.push(...args.map(inspect));
      return nil(at);
    },
  };
  return { shown, ...runRuby({ tree, source, prism, world, host, instanceVariables: new Map() }) };
}

/**
 * What Ruby's `inspect` says of the value of some lines, or `Class: message` of what they raise.
 *
 * @throws PupfileError where pupfile does not evaluate them
 */
export function evaluateExample(code: string, world?: RubyWorld): string {
  const { shown, errors, raised } = runShowing(`show((\n${code}\n))`, world);
  const [error] = errors;
  if (error instanceof PupfileError) throw error;
  if (raised !== null) return `${raised.className}: ${raised.message.split('\n')[0]}`;
  return shown.join(' ');
}
