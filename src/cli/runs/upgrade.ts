import { upgrade } from '../../commands/upgrade.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { readEditOptions } from '../edit-options.ts';
import { upgradeResult } from '../render-upgrade.ts';

/** `pupfile upgrade`. */
export async function run(input: CommandInput): Promise<CommandResult> {
  const { settings, report, arguments: names, options } = input;
  const crossesMajors = options['major'] === true;
  return upgradeResult(
    await upgrade(settings, report, { names, crossesMajors, ...readEditOptions(options) }),
  );
}
