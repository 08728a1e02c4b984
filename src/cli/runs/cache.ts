import { cleanCache, locateCache, pruneCache } from '../../commands/cache.ts';
import { PupfileError } from '../../errors/pupfile-error.ts';
import { parseBytes } from '../../model/parse-bytes.ts';
import { parseDuration } from '../../model/parse-duration.ts';
import { cacheChoices } from '../choices.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import type { Options } from '../environment-options.ts';
import { readChoice } from '../read-choice.ts';
import { cacheDirectoryResult, cacheResult } from '../render-cache.ts';

/** `pupfile cache`. */
export async function run({
  settings,
  arguments: [word = ''],
  options,
}: CommandInput): Promise<CommandResult> {
  const noun = 'an action';
  const action = readChoice(word, { choices: cacheChoices, noun, taker: '`cache`' });
  switch (action) {
    case 'dir':
      return cacheDirectoryResult(locateCache(settings));
    case 'clean':
      return cacheResult(await cleanCache(settings));
    case 'prune':
      return cacheResult(await pruneCache(settings, readLimits(options)));
  }
}

function readLimits(options: Options) {
  const { olderThan, maxSize } = options;
  if (olderThan === undefined && maxSize === undefined) {
    throw new PupfileError('USAGE', '`cache prune` has to know what to keep', {
      hint: 'give `--older-than 30d`, `--max-size 500MB` or both; `cache clean` removes everything',
    });
  }
  return {
    olderThanMs: readLimit('older-than', olderThan, {
      parse: parseDuration,
      example: '12h or 30d',
    }),
    mostBytes: readLimit('max-size', maxSize, { parse: parseBytes, example: '500MB or 2GiB' }),
  };
}

interface Reading {
  readonly parse: (text: string) => number | null;
  readonly example: string;
}

function readLimit(name: string, value: unknown, { parse, example }: Reading): number | undefined {
  if (value === undefined) return undefined;
  const number = parse(String(value));
  if (number !== null) return number;
  throw new PupfileError('USAGE', `\`--${name}\` was given \`${value}\``, {
    hint: `it takes something like ${example}`,
  });
}
