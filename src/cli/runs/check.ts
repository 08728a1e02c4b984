import { checkFurther } from '../../commands/check-further.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { checkResult } from '../render-check.ts';

/** `pupfile check`. */
export async function run({ settings, report, options }: CommandInput): Promise<CommandResult> {
  return checkResult(
    await checkFurther(settings, report, {
      isOnline: options['online'] === true,
      policyFile: typeof options['policy'] === 'string' ? options['policy'] : undefined,
    }),
  );
}
