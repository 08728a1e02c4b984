import type { InitResult, InitSource } from '../commands/init.ts';
import type { PeerSource } from '../commands/init-from-peer.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import { initChoices } from './choices.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';
import { readChoice } from './read-choice.ts';

/** Reads `--from` and the path behind it. Throws USAGE. */
export function readInitSource(
  text: unknown,
  path: string | undefined,
): InitSource | PeerSource | undefined {
  const source =
    text === undefined
      ? undefined
      : readChoice(text, { choices: initChoices, noun: 'a source', taker: '--from' });
  if (path === undefined || (source !== undefined && source !== 'metadata')) return source;
  throw new PupfileError('USAGE', `What \`${path}\` is was not said`, {
    hint: `\`--from modules ${path}\` or \`--from lock ${path}\``,
  });
}

/**
 * What `pupfile init` says: what it wrote, and what to do next.
 *
 * @param next what to do next, where that is known better than by the result alone
 */
export function initResult(result: InitResult, next = nextStep(result)): CommandResult {
  const { name, madeFrom, declarations, leftOut, ignored, hasLockfile } = result;
  const what =
    madeFrom === undefined
      ? 'an example that declares nothing yet'
      : `${formatCount(declarations, 'module')} from ${madeFrom}`;
  return {
    text: ({ paint }) =>
      [
        `${paint('green', 'Wrote')} ${name}: ${sanitizeText(what)}`,
        ...leftOut.map((line) => `${paint('yellow', 'Left out:')} ${sanitizeText(line)}`),
        ...(ignored === undefined ? [] : [`Added ${ignored} to .gitignore`]),
        `${paint('cyan', 'next:')} ${next}`,
      ].join('\n'),
    json: {
      version: 1,
      puppetfile: name,
      madeFrom: madeFrom ?? null,
      declarations,
      leftOut,
      ignored: ignored ?? null,
      hasLockfile,
    },
  };
}

function nextStep({ name, madeFrom, hasLockfile }: InitResult): string {
  if (madeFrom === undefined) return `\`pupfile install\`, after you declared modules in ${name}`;
  return hasLockfile
    ? `\`pupfile check\` says whether ${name}.lock fits`
    : `\`pupfile install\`, then commit ${name} and ${name}.lock`;
}
