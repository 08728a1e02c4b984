import { install } from '../../commands/install.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { installResult } from '../render-install.ts';

/** `pupfile install`. */
export async function run({ settings, report, options }: CommandInput): Promise<CommandResult> {
  if (options['explain'] !== true) return installResult(await install(settings, report));
  const { explainInstall } = await import('../../commands/explain-install.ts');
  const { result, explained } = await explainInstall(settings, report);
  return installResult(result, explained);
}
