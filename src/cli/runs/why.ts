import { why } from '../../commands/why.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { whyResult } from '../render-why.ts';

/** `pupfile why`. */
export async function run({
  settings,
  arguments: [name = ''],
}: CommandInput): Promise<CommandResult> {
  return whyResult(await why(settings, name));
}
