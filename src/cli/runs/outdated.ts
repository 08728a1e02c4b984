import { outdated } from '../../commands/outdated.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { outdatedResult } from '../render-outdated.ts';

/** `pupfile outdated`. */
export async function run({ settings, report, options }: CommandInput): Promise<CommandResult> {
  return outdatedResult(await outdated(settings, report), {
    asExitCode: options['exitCode'] === true,
  });
}
