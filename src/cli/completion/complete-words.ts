import { errorCodes } from '../../errors/error-codes.ts';
import type { Command, CommandOption } from '../command.ts';
import { readOptionFlags } from '../option-flags.ts';
import { findOption, optionsOf, readTypedWords, type TypedWords } from './typed-words.ts';

/** What the word that is being typed can become. */
export interface Completion {
  readonly candidates: readonly Candidate[];
  /** Paths, too, which the shell knows best. */
  readonly paths?: PathCompletion;
}

export interface Candidate {
  readonly word: string;
  readonly description?: string;
}

/** The part of the word behind the prefix is a path. */
export interface PathCompletion {
  readonly kind: 'files' | 'directories';
  /** `--puppetfile=`, `junit=`; mostly empty. */
  readonly prefix: string;
}

/** What completion asks for. */
export interface CompletionContext {
  readonly commands: readonly Command[];
  /** The modules of the project that the options name. */
  readonly findModules: (options: TypedWords['options']) => Promise<readonly string[]>;
}

const nothing: Completion = { candidates: [] };

/** What a value is, by the word that help shows for it. */
const pathKinds: Readonly<Record<string, PathCompletion['kind']>> = {
  DIR: 'directories',
  FILE: 'files',
  PATH: 'files',
  OLD: 'files',
  NEW: 'files',
};

/** Completes the last of the words behind `pupfile`. */
export async function completeWords(
  words: readonly string[],
  { commands, findModules }: CompletionContext,
): Promise<Completion> {
  const word = words.at(-1) ?? '';
  const typed = readTypedWords(words.slice(0, -1), commands);
  const { command, awaiting, hasEnded } = typed;
  if (awaiting !== undefined) return completeValue(awaiting, word, '');
  if (!hasEnded && word.startsWith('-')) return completeOption(typed, word);
  if (command === undefined) return { candidates: commandCandidates(commands, word) };
  return completeArgument(command, word, {
    typed: typed.arguments,
    findModules: () => findModules(typed.options),
  });
}

function commandCandidates(commands: readonly Command[], word: string): readonly Candidate[] {
  return startingWith(
    word,
    commands.map(({ name, summary }) => ({ word: name, description: summary })),
  );
}

function completeOption({ command, options }: TypedWords, word: string): Completion {
  const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
  if (name !== undefined && value !== undefined) {
    const option = findOption(name, command);
    return option === undefined ? nothing : completeValue(option, value, `${name}=`);
  }
  const left = optionsOf(command).filter(
    ({ flags, isRepeatable }) => isRepeatable === true || !options.has(readOptionFlags(flags).long),
  );
  const known = left.flatMap(({ flags, description }) => {
    const { short, long } = readOptionFlags(flags);
    const isShort = word === short;
    return [{ word: isShort ? short : long, description }];
  });
  const help = { word: '--help', description: 'print help' };
  const version = { word: '--version', description: 'print the version' };
  const others = command === undefined ? [help, version] : [help];
  return { candidates: startingWith(word, [...known, ...others]) };
}

function completeValue(option: CommandOption, value: string, prefix: string): Completion {
  const [, choice] = /^([^=]*)=/.exec(value) ?? [];
  if (option.takesFile === true && choice !== undefined) {
    return { candidates: [], paths: { kind: 'files', prefix: `${prefix}${choice}=` } };
  }
  const { value: placeholder = '' } = readOptionFlags(option.flags);
  const words = startingWith(value, (option.choices ?? []).map(toCandidate));
  return {
    candidates: words.map(({ word }) => ({ word: `${prefix}${word}` })),
    ...pathsOf(placeholder, prefix),
  };
}

interface ArgumentContext {
  readonly typed: readonly string[];
  readonly findModules: () => Promise<readonly string[]>;
}

async function completeArgument(
  command: Command,
  word: string,
  { typed, findModules }: ArgumentContext,
): Promise<Completion> {
  const placeholder = placeholderAt(command, typed.length);
  const words = typed.length === 0 ? (command.choices ?? []) : [];
  if (words.length > 0) return { candidates: startingWith(word, words.map(toCandidate)) };
  if (placeholder === 'CODE') return { candidates: codeCandidates(word) };
  if (placeholder !== 'MODULE') return { candidates: [], ...pathsOf(placeholder, '') };
  const modules = await findModules();
  const spelled = word.includes('/') ? modules.map((name) => name.replace('-', '/')) : modules;
  const left = spelled.filter((name) => !typed.includes(name));
  return { candidates: startingWith(word, left.map(toCandidate)) };
}

/** `[OLD] [NEW]` has two, and `[MODULE...]` as many as anybody likes. */
function placeholderAt({ arguments: text = '' }: Command, index: number): string {
  const placeholders = text.split(' ');
  const last = placeholders.at(-1) ?? '';
  const wanted = placeholders[index] ?? (last.includes('...') ? last : '');
  return wanted.replace(/[^A-Z]/g, '');
}

/** In the letters that were begun with; `pupfile explain` takes both. */
function codeCandidates(word: string): readonly Candidate[] {
  const spell = (code: string) => (/^[a-z]/.test(word) ? code.toLowerCase() : code);
  const codes = Object.entries(errorCodes);
  return startingWith(
    word,
    codes.map(([code, { title }]) => ({ word: spell(code), description: title })),
  );
}

function pathsOf(placeholder: string, prefix: string): Pick<Completion, 'paths'> {
  const kind = pathKinds[placeholder];
  return kind === undefined ? {} : { paths: { kind, prefix } };
}

function startingWith(word: string, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter((candidate) => candidate.word.startsWith(word));
}

function toCandidate(word: string): Candidate {
  return { word };
}
