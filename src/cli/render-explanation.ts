import type { ErrorExplanation } from '../errors/error-codes.ts';
import type { CommandResult } from './command.ts';

/** What `pupfile explain` says of one error code. */
export function explanationResult(
  explanation: ErrorExplanation & { readonly code: string },
): CommandResult {
  const { code, title, explanation: text, exitCode } = explanation;
  return {
    text: ({ paint }) =>
      [`${paint('bold', code)}: ${title}`, '', wrap(text, 78), '', `Exit status ${exitCode}`].join(
        '\n',
      ),
    json: { version: 1, code, title, explanation: text, exitCode },
  };
}

function wrap(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}
