import { remove } from '../../commands/remove.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { readEditOptions } from '../edit-options.ts';
import { removeResult } from '../render-remove.ts';

/** `pupfile remove`. */
export async function run(input: CommandInput): Promise<CommandResult> {
  const { settings, report, arguments: names, options } = input;
  return removeResult(await remove(settings, report, { names, ...readEditOptions(options) }));
}
