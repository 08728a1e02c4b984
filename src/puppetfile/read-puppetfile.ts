import { emptyWorld } from '../ruby/empty-world.ts';
import { parseRuby } from '../ruby/ruby-parser.ts';
import type { RubyWorld } from '../ruby/ruby-world.ts';
import { createSourceText } from '../ruby/source-text.ts';
import { readDirectives } from './directives.ts';
import type { DslCall } from './dsl-calls.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { throwGathered } from './gather-errors.ts';
import type { Puppetfile } from './puppetfile.ts';
import { type PuppetfileReferences, type ReadWords, readMeaning } from './read-meaning.ts';
import { checkSyntax } from './syntax-errors.ts';

/** A Puppetfile's text. */
export interface PuppetfileText {
  readonly text: string;
  /** The file's name as messages show it. */
  readonly file: string;
  /** The compiled `prism.wasm` of the package @ruby/prism. */
  readonly prism: WebAssembly.Module;
  /** What the Puppetfile may see of the world; nothing where it is left out. */
  readonly world?: RubyWorld | undefined;
  /** The name of the environment that it is read for, as r10k would tell it. */
  readonly environmentName?: string | undefined;
}

/** A Puppetfile's text, and what it may refer to. */
export interface ReadPuppetfileOptions extends PuppetfileText, PuppetfileReferences {}

/**
 * Reads a Puppetfile without running Ruby.
 *
 * @throws PUPPETFILE_SYNTAX for the first syntax error; PUPPETFILE_UNSUPPORTED, PUPPETFILE_INVALID,
 *   METADATA_INVALID or SOURCE_UNSUPPORTED with a label for every problem of the file
 */
export function readPuppetfile(options: ReadPuppetfileOptions): Puppetfile {
  return readMeaning(evaluateText(options), options);
}

/**
 * Parses and evaluates a Puppetfile, without asking what its words mean.
 *
 * @throws PUPPETFILE_SYNTAX, PUPPETFILE_UNSUPPORTED or PUPPETFILE_INVALID
 */
export function recordCalls(puppetfile: PuppetfileText): readonly DslCall[] {
  const { calls, errors } = evaluateText(puppetfile);
  throwGathered(puppetfile.file, errors);
  return calls;
}

function evaluateText(puppetfile: PuppetfileText): Evaluation & ReadWords {
  const { text, file, prism, world = emptyWorld, environmentName } = puppetfile;
  const source = createSourceText(file, text);
  const tree = parseRuby(prism, source);
  checkSyntax(tree, source);
  return {
    ...evaluate({ tree, source, prism, world, environmentName }),
    directivesAt: readDirectives(tree, source),
  };
}
