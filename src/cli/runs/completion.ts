import { shellChoices } from '../choices.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { bashScript } from '../completion/bash-script.ts';
import { fishScript } from '../completion/fish-script.ts';
import { zshScript } from '../completion/zsh-script.ts';
import { readChoice } from '../read-choice.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** `pupfile completion`. */
export function run({ arguments: [word = ''] }: CommandInput): CommandResult {
  const noun = 'a shell that can be completed for';
  const shell = readChoice(word, { choices: shellChoices, noun, taker: '`completion`' });
  const script = scripts[shell];
  return {
    isDocument: true,
    text: () => script.trimEnd(),
    json: { version: 1, shell, script },
  };
}
