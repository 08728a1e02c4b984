import { nearestWord } from '../errors/nearest-word.ts';
import { PupfileError } from '../errors/pupfile-error.ts';

/** Words that somebody chooses from, and how it is told that one is not among them. */
export interface Choosing<Choice extends string> {
  readonly choices: readonly Choice[];
  /** What the word should have been: `a format`. */
  readonly noun: string;
  /** Who takes it: `--format`. */
  readonly taker: string;
}

/** Reads a word that is one of several. Throws USAGE, with the one that was probably meant. */
export function readChoice<Choice extends string>(
  word: unknown,
  { choices, noun, taker }: Choosing<Choice>,
): Choice {
  const choice = choices.find((one) => one === word);
  if (choice !== undefined) return choice;
  const text = String(word);
  const meant = nearestWord(text, choices);
  throw new PupfileError('USAGE', `\`${text}\` is not ${noun}`, {
    hint:
      meant === undefined
        ? `${taker} takes one of: ${choices.join(', ')}`
        : `did you mean \`${meant}\`?`,
  });
}
