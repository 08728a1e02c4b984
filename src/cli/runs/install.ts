import { install } from '../../commands/install.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { installResult } from '../render-install.ts';

/** `pupfile install`. */
export async function run({ settings, report }: CommandInput): Promise<CommandResult> {
  return installResult(await install(settings, report));
}
