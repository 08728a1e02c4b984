import type { PupfileError } from '../errors/pupfile-error.ts';
import type { RubyTree } from '../ruby/ruby-parser.ts';
import type { RubyWorld } from '../ruby/ruby-world.ts';
import { runRuby } from '../ruby/run-ruby.ts';
import type { SourceText } from '../ruby/source-text.ts';
import { type ObjectValue, string, type Value } from '../ruby/value.ts';
import type { DslCall } from './dsl-calls.ts';
import type { PuppetfileWarning } from './puppetfile.ts';
import { explainRaised, type Raised, raisedBy } from './raised.ts';
import { createRecorder } from './recorder.ts';

/** A parsed Puppetfile, and what it may see. */
export interface EvaluateOptions {
  readonly tree: RubyTree;
  readonly source: SourceText;
  /** The compiled `prism.wasm`, for Ruby that the Puppetfile evaluates in its turn. */
  readonly prism: WebAssembly.Module;
  readonly world: RubyWorld;
  /** The environment's name, which r10k tells as `@librarian.environment.name`. */
  readonly environmentName?: string | undefined;
}

/** What evaluating a Puppetfile leaves behind. */
export interface Evaluation {
  /** In the order in which Ruby would make them. */
  readonly calls: readonly DslCall[];
  /** One for each statement that could not be evaluated, and for what nobody rescued. */
  readonly errors: readonly PupfileError[];
  /** What the Puppetfile asks for and pupfile does not do, but nothing depends on. */
  readonly warnings: readonly PuppetfileWarning[];
  /** The exception that ended it. */
  readonly raised: Raised | null;
}

/** Evaluates a Puppetfile without running Ruby: records its words and their arguments. */
export function evaluate(options: EvaluateOptions): Evaluation {
  const recorder = createRecorder(options.source.file);
  const outcome = runRuby({
    ...options,
    host: recorder.host,
    instanceVariables: new Map([['@librarian', librarian(options)]]),
  });
  const raised = outcome.raised === null ? null : raisedBy(outcome.raised);
  const end = outcome.raised === null ? [] : [explainRaised(outcome.raised, outcome.methodNames)];
  return {
    calls: recorder.calls,
    errors: [...recorder.errors, ...outcome.errors, ...end],
    warnings: outcome.warnings.map((warning) => ({ rule: 'not-evaluated', ...warning })),
    raised,
  };
}

/** What `@librarian` is in r10k's Puppetfiles, as far as anybody asks it. */
function librarian({ source, world, environmentName }: EvaluateOptions): Value {
  const place = { source, location: { startOffset: 0, length: 0 } };
  const text = (of: string) => string(of, place);
  const object = (name: string, attributes: Readonly<Record<string, Value>>): ObjectValue => ({
    kind: 'object',
    name,
    attributes: new Map(Object.entries(attributes)),
    place,
  });
  const environment: Value =
    environmentName === undefined
      ? { kind: 'nil', place }
      : object('#<R10K::Environment>', { name: text(environmentName), ref: text(environmentName) });
  return object('#<R10K::Puppetfile>', {
    basedir: text(world.projectDirectory),
    environment,
  });
}
