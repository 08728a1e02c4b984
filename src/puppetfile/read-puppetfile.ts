import { type Evaluation, evaluate } from './evaluate.ts';
import { throwGathered } from './gather-errors.ts';
import { interpretCalls } from './interpret-calls.ts';
import type { ProjectMetadata } from './metadata-json.ts';
import type { Puppetfile } from './puppetfile.ts';
import { parseRuby } from './ruby-parser.ts';
import { createSourceText } from './source-text.ts';
import { checkSyntax } from './syntax-errors.ts';

/** A Puppetfile's text. */
export interface PuppetfileText {
  readonly text: string;
  /** The file's name as messages show it. */
  readonly file: string;
  /** The compiled `prism.wasm` of the package @ruby/prism. */
  readonly prism: WebAssembly.Module;
}

/** A Puppetfile's text, and what it may refer to. */
export interface ReadPuppetfileOptions extends PuppetfileText {
  /** The project's metadata.json, for the word `metadata`. */
  readonly metadata?: ProjectMetadata | undefined;
  /** Overrides the file's own `forge`. */
  readonly forgeUrl?: string | undefined;
}

/**
 * Reads a Puppetfile without running Ruby.
 *
 * @throws PUPPETFILE_SYNTAX for the first syntax error; PUPPETFILE_UNSUPPORTED, PUPPETFILE_INVALID,
 *   METADATA_INVALID or SOURCE_UNSUPPORTED with a label for every problem of the file
 */
export function readPuppetfile(options: ReadPuppetfileOptions): Puppetfile {
  const { file } = options;
  const evaluation = recordCalls(options);
  const errors = [...evaluation.errors];
  const puppetfile = interpretCalls(evaluation.calls, options, errors);
  throwGathered(file, errors);
  return puppetfile;
}

/**
 * Parses and evaluates a Puppetfile, without asking what its words mean.
 *
 * @throws PUPPETFILE_SYNTAX, or PUPPETFILE_UNSUPPORTED where it nests too deeply
 */
export function recordCalls({ text, file, prism }: PuppetfileText): Evaluation {
  const source = createSourceText(file, text);
  const tree = parseRuby(prism, source);
  checkSyntax(tree, source);
  return evaluate(tree, source);
}
