import { check } from '../../commands/check.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { textOf } from '../option-values.ts';
import { checkResult } from '../render-check.ts';

/** `pupfile check`. */
export async function run({ settings, report, options }: CommandInput): Promise<CommandResult> {
  const isOnline = options['online'] === true;
  const policyFile = textOf(options['policy']);
  if (!isOnline && policyFile === undefined) return checkResult(await check(settings, report));
  const { checkFurther } = await import('../../commands/check-further.ts');
  return checkResult(await checkFurther(settings, report, { isOnline, policyFile }));
}
