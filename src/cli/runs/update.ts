import { update } from '../../commands/update.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { lockResult } from '../render-lock.ts';

/** `pupfile update`. */
export async function run({
  settings,
  report,
  arguments: names,
}: CommandInput): Promise<CommandResult> {
  return lockResult(await update(settings, report, names));
}
