import { PupfileError } from '../errors/pupfile-error.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import type { LockfileLine } from './lockfile-lines.ts';

/** One line of a lock that cannot be read. */
export interface LockfileDamage {
  readonly rule: 'lockfile-invalid' | 'conflict-marker';
  readonly line: LockfileLine;
  /** What is wrong there; no sentence. */
  readonly text: string;
}

/** Keeps a damage and gives up the part of the lock that is being read. */
export type RejectLine = (
  line: LockfileLine,
  text: string,
  options?: Partial<Pick<LockfileDamage, 'rule'>>,
) => never;

/** What the reading of a lock reports to. */
export interface Damages {
  readonly reject: RejectLine;
  /** Reads a part of the lock; undefined where it is damaged, so that the next part can be read. */
  attempt<Part>(read: () => Part): Part | undefined;
}

/** What was read, or what is wrong with it. */
export interface Gathered<Whole> {
  /** Undefined where there is any damage. */
  readonly whole: Whole | undefined;
  /** In the order of the text. */
  readonly damages: readonly LockfileDamage[];
}

// Whoever has mended this many knows more; garbage would have a million.
const mostDamages = 20;

/** Reads something, as far as it can be read, and gathers every damage. */
export function gatherDamages<Whole>(read: (damages: Damages) => Whole): Gathered<Whole> {
  const damages: LockfileDamage[] = [];
  const damaged = new Error('a part of the lock is damaged');
  const attemptUpTo = <Part>(most: number, part: () => Part) => {
    try {
      return part();
    } catch (error) {
      if (error !== damaged || damages.length >= most) throw error;
      return undefined;
    }
  };
  const reject: RejectLine = (line, text, { rule = 'lockfile-invalid' } = {}) => {
    damages.push({ rule, line, text });
    throw damaged;
  };
  const attempt: Damages['attempt'] = (part) => attemptUpTo(mostDamages, part);
  const whole = attemptUpTo(Number.POSITIVE_INFINITY, () => read({ reject, attempt }));
  return {
    whole: damages.length === 0 ? whole : undefined,
    damages: damages.toSorted((left, right) => left.line.number - right.line.number),
  };
}

/** LOCKFILE_INVALID with every damage; `file` is the lock's name in messages. */
export function damagesToError(damages: readonly LockfileDamage[], file: string): PupfileError {
  const [first, second] = damages;
  const message =
    second === undefined
      ? `\`${file}\` cannot be read from line ${first?.line.number} on`
      : `\`${file}\` is damaged in ${damages.length} places${damages.length < mostDamages ? '' : ' and maybe more'}`;
  return new PupfileError('LOCKFILE_INVALID', message, {
    labels: damages.map(({ line, text }) => ({ span: spanOf(line, file), text })),
    ...(damages.some(({ rule }) => rule === 'conflict-marker') && {
      hint: 'Take one side of the merge, then bring it up to date with `pupfile lock`',
    }),
  });
}

// A line of a megabyte would hide what is said about it.
const longestLine = 200;

function spanOf({ text, number }: LockfileLine, file: string): SourceSpan {
  const lineText = text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
  const indent = lineText.length - lineText.trimStart().length;
  return { file, line: number, column: indent + 1, length: lineText.length - indent, lineText };
}
