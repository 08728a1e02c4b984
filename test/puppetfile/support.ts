import assert from 'node:assert/strict';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { loadPrismModule } from '../../src/project/prism-module.ts';
import {
  type ReadPuppetfileOptions,
  readPuppetfile,
} from '../../src/puppetfile/read-puppetfile.ts';

export const prism = loadPrismModule();

/** Reads a Puppetfile that is called `Puppetfile`. */
export function read(text: string, options: Partial<ReadPuppetfileOptions> = {}) {
  return readPuppetfile({ text, file: 'Puppetfile', prism, ...options });
}

/** The error that something throws; a test fails where it throws none, or another one. */
export function errorOf(run: () => unknown): PupfileError {
  try {
    run();
  } catch (error) {
    if (error instanceof PupfileError) return error;
    throw error;
  }
  return assert.fail('nothing was thrown');
}

/** An error's places, one line each: `2:5 "what is underlined" text`. */
export function describeLabels({ labels }: PupfileError): string[] {
  return labels.map(({ span: { line, column, length, lineText }, text }) => {
    const underlined = lineText.slice(column - 1, column - 1 + length);
    return `${line}:${column} "${underlined}" ${text}`;
  });
}
