import { PupfileError } from '../errors/pupfile-error.ts';
import { rubyError } from './ruby-exceptions.ts';
import type { Place } from './value.ts';

/** How much work a program may do; real Puppetfiles need some ten thousand steps. */
export const mostSteps = 1_000_000;

/** How long a String may become, in UTF-16 code units. */
export const longestText = 1024 * 1024;

/** How many elements an Array or Hash may have. */
export const mostElements = 100_000;

/** How deeply expressions and calls may be nested; JavaScript's own stack has room for about twice that. */
export const deepestEvaluation = 500;

/** Holds a program to its limits, by counting and not by the clock: the same on every machine. */
export interface Budget {
  /** Counts work. Throws PUPPETFILE_LIMIT. */
  spend(steps: number, at: Place): void;
  /** Counts a text of that length that is about to be made or searched. Throws PUPPETFILE_LIMIT. */
  spendText(length: number, at: Place): void;
  /** Counts a list of that length. Throws PUPPETFILE_LIMIT. */
  spendElements(length: number, at: Place): void;
  /** Goes one level deeper. Throws Ruby's SystemStackError, and then it is not entered. */
  enter(at: Place): void;
  /** Comes back from `enter`. */
  leave(): void;
}

// What a step of evaluation costs, in characters that are copied or compared.
const charactersPerStep = 8;

// What it costs to throw an exception through as many levels.
const stepsOfUnwinding = 3_000;

/** A fresh budget for one program. */
export function createBudget(): Budget {
  let spent = 0;
  let depth = 0;
  function spend(steps: number, at: Place): void {
    spent += steps;
    if (spent > mostSteps) throw limitError('runs too long', 'still running here', at);
  }
  return {
    spend,
    spendText(length, at) {
      if (length > longestText) throw limitError('makes too long a text', 'too long', at);
      spend(length / charactersPerStep, at);
    },
    spendElements(length, at) {
      if (length > mostElements) throw limitError('makes too long a list', 'too long', at);
      spend(length, at);
    },
    enter(at) {
      if (depth >= deepestEvaluation) {
        spend(stepsOfUnwinding, at);
        throw rubyError('SystemStackError', 'stack level too deep', at);
      }
      depth += 1;
    },
    leave() {
      depth -= 1;
    },
  };
}

/** PUPPETFILE_LIMIT at one place. */
export function limitError(does: string, label: string, { source, location }: Place) {
  return new PupfileError('PUPPETFILE_LIMIT', `${source.file} ${does}`, {
    labels: [{ span: source.spanAt(location), text: label }],
    hint: 'look for a loop or a recursion that never ends',
  });
}
