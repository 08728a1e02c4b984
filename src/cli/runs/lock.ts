import { lock } from '../../commands/lock.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { lockResult } from '../render-lock.ts';

/** `pupfile lock`. */
export async function run({ settings, report }: CommandInput): Promise<CommandResult> {
  return lockResult(await lock(settings, report));
}
