import { show } from '../../commands/show.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { showResult } from '../render-show.ts';

/** `pupfile show`. */
export function run({ settings, arguments: names, options }: CommandInput): CommandResult {
  return showResult(show(settings, names), options['detailed'] === true || names.length > 0);
}
