import { homedir } from 'node:os';
import { commands } from '../commands.ts';
import { layerOptions, readVariables } from '../environment-options.ts';
import { type Environment, globalOptions, readSettings } from '../global-options.ts';
import { type Completion, completeWords } from './complete-words.ts';
import type { TypedWords } from './typed-words.ts';
import { unquoteWord } from './unquote-word.ts';

/**
 * Answers a completion script: a line for each candidate, `WORD` or `WORD<tab>DESCRIPTION`, and where
 * paths fit `<tab>files<tab>PREFIX` or `<tab>directories<tab>PREFIX`.
 *
 * @param words the shell and the words behind `pupfile`; those of bash as they were typed
 */
export async function answerShell(
  [shell, ...words]: readonly string[],
  environment: Omit<Environment, 'options'>,
): Promise<string> {
  const read = shell === 'bash' ? words.map(unquoteWord) : words;
  const findModules = (options: TypedWords['options']) => modulesOf(options, environment);
  return formatCompletion(await completeWords(read, { commands, findModules }));
}

function formatCompletion({ candidates, paths }: Completion): string {
  const lines = candidates.map(({ word, description }) =>
    description === undefined ? word : `${word}\t${description}`,
  );
  const request = paths === undefined ? [] : [`\t${paths.kind}\t${paths.prefix}`];
  return [...lines, ...request].map((line) => `${line}\n`).join('');
}

async function modulesOf(
  typed: TypedWords['options'],
  environment: Omit<Environment, 'options'>,
): Promise<readonly string[]> {
  const { listModules } = await import('../../commands/list-modules.ts');
  const given = {
    directory: expandHome(typed.get('--directory')),
    puppetfile: expandHome(typed.get('--puppetfile')),
  };
  const options = layerOptions(
    readVariables(globalOptions, environment.variables),
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  );
  return listModules(readSettings({ ...environment, options }));
}

/** The shell has not yet. */
function expandHome(path: string | undefined): string | undefined {
  return path?.replace(/^~(?=\/|$)/, () => homedir());
}
