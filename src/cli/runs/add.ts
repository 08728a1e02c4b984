import { add } from '../../commands/add.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { readEditOptions, readGit } from '../edit-options.ts';
import { addResult } from '../render-add.ts';

/** `pupfile add`. */
export async function run(input: CommandInput): Promise<CommandResult> {
  const { settings, report, arguments: modules, options } = input;
  const git = readGit(options);
  return addResult(await add(settings, report, { modules, git, ...readEditOptions(options) }));
}
