import { countCurrent, findSettled } from '../commands/settled-project.ts';
import type { Paint } from './paint.ts';
import { currentDetails, upToDateParts } from './up-to-date.ts';

/** A command line whose result nobody reads on a terminal. */
export interface PlainInvocation {
  /** Those after the program's name. */
  readonly words: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly workingDirectory: string;
}

/**
 * What `pupfile install` or `pupfile check` will say, with its final line break, where the project is
 * settled and there is nothing to do: without a look at what the Puppetfile and the lock mean. Empty where
 * it is to be quiet, undefined where it takes more to know.
 */
export function answerSettled(invocation: PlainInvocation): string | undefined {
  const { words, variables, workingDirectory } = invocation;
  const [command = '', ...options] = words;
  const describe = Object.hasOwn(answers, command) ? answers[command] : undefined;
  if (describe === undefined || !isSilent(command, options)) return undefined;
  if (!mayBeBrief(variables)) return undefined;
  const text = describe(workingDirectory);
  if (text === undefined) return undefined;
  return options.some((option) => quietOptions.has(option)) ? '' : `${text}\n`;
}

const answers: Readonly<Record<string, (directory: string) => string | undefined>> = {
  check: (directory) => {
    const modules = countCurrent(directory);
    if (modules === undefined) return undefined;
    return `Current: ${currentDetails('Puppetfile.lock', modules)}`;
  },
  install: (directory) => {
    const project = findSettled(directory);
    return project && upToDateParts(project, plain).join(' ');
  },
};

const plain: Paint = (_, text) => text;

const quietOptions = new Set(['-q', '--quiet']);
const silentOptions = new Set(['--no-cache', '--no-color', '--no-progress', '--offline']);

/** Whether the options change nothing for who has nothing to do, but that he may have to say so. */
function isSilent(command: string, options: readonly string[]): boolean {
  const [option = '', value = '', ...others] = options;
  if (option === '') return options.length === 0;
  if (option === '--cache-dir') return /^[^-]/.test(value) && isSilent(command, others);
  const isOne =
    silentOptions.has(option) ||
    quietOptions.has(option) ||
    (option === '--frozen' && command === 'install');
  return isOne && isSilent(command, options.slice(1));
}

/** Whether the environment changes nothing for him, nor wants to hear more. */
function mayBeBrief(variables: PlainInvocation['variables']): boolean {
  const isHeard =
    /^(?:CI|FORCE_COLOR|LIBRARIAN_PUPPET_PATH|PUPFILE_(?!CACHE_DIR$|(?:FORGE_)?TOKEN).*)$/;
  return !Object.keys(variables).some((name) => isHeard.test(name));
}
