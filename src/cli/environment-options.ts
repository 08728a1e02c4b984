import { PupfileError } from '../errors/pupfile-error.ts';
import type { CommandOption } from './command.ts';
import { readOptionFlags } from './option-flags.ts';

/** Options by their camel-case names; a switch is true or false. */
export type Options = Readonly<Record<string, unknown>>;

/**
 * The options that the environment gives: `PUPFILE_MODULES_DIR=x` is `--modules-dir x`, and
 * `PUPFILE_OFFLINE=1` is `--offline`; commas separate what can be given several times. A variable
 * that is empty says nothing, as if it were unset.
 *
 * Throws USAGE for a switch that is neither on nor off.
 */
export function readVariables(
  known: readonly CommandOption[],
  variables: Readonly<Record<string, string | undefined>>,
): Options {
  return Object.fromEntries(known.flatMap((option) => readVariable(option, variables)));
}

function readVariable(
  { flags, isRepeatable }: CommandOption,
  variables: Readonly<Record<string, string | undefined>>,
): readonly (readonly [name: string, value: unknown])[] {
  const { variable, name, isNegated, takesValue } = namesOf(flags);
  const text = variables[variable] ?? '';
  if (text === '') return [];
  if (isRepeatable === true) return [[name, text.split(',').map((part) => part.trim())]];
  if (takesValue) return [[name, text]];
  const isOn = readSwitch(variable, text);
  if (!isNegated) return [[name, isOn]];
  return isOn ? [[name, false]] : [];
}

/** Joins options, of which the later win, whichever of two names they came under. */
export function layerOptions(...layers: readonly Options[]): Options {
  return Object.assign({}, ...layers.map(withOneName));
}

/** `--path` is librarian-puppet's word; a folder for the cache wants one. */
function withOneName({ path, ...options }: Options): Options {
  return {
    ...(path === undefined ? {} : { modulesDir: path }),
    ...(options['cacheDir'] === undefined ? {} : { cache: true }),
    ...options,
  };
}

/** How an option is given in the environment, and how commander names it. */
function namesOf(flags: string) {
  const { long, value } = readOptionFlags(flags);
  const words = long.slice(2);
  return {
    variable: `PUPFILE_${words.replaceAll('-', '_').toUpperCase()}`,
    name: words.replace(/^no-/, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
    isNegated: words.startsWith('no-'),
    takesValue: value !== undefined,
  };
}

function readSwitch(variable: string, text: string): boolean {
  const word = text.trim().toLowerCase();
  if (['1', 'true', 'yes', 'on'].includes(word)) return true;
  if (['0', 'false', 'no', 'off'].includes(word)) return false;
  throw new PupfileError('USAGE', `\`${variable}\` is \`${text}\`, which is neither on nor off`, {
    hint: 'a switch takes 1, true, yes or on, and 0, false, no or off',
  });
}
