import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A piece of Ruby and what Ruby's `inspect` says of its value. */
export interface RubyExample {
  readonly code: string;
  /** `Class: message` where it raises. */
  readonly result: string;
  /** Of the first line of the code, from 1. */
  readonly line: number;
}

/** The files of examples below a directory, relative to it, sorted. */
export function listExampleFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.rb'))
    .sort();
}

/**
 * The examples of a file. Each is some lines of Ruby and a line `#=> result`:
 *
 *     x = [3, 1]
 *     x.sort
 *     #=> [1, 3]
 */
export function readExamples(directory: string, file: string): RubyExample[] {
  const examples: RubyExample[] = [];
  let code: string[] = [];
  for (const [index, line] of readFileSync(join(directory, file), 'utf8').split('\n').entries()) {
    if (line.startsWith('#=> ')) {
      const example = { code: code.join('\n'), result: line.slice(4) };
      examples.push({ ...example, line: index + 1 - code.length });
      code = [];
    } else if (code.length > 0 || line !== '') code.push(line);
  }
  if (code.length > 0) throw new Error(`${file} ends with code that has no result`);
  return examples;
}
