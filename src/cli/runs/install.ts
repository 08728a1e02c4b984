import { install } from '../../commands/install.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { installResult } from '../render-install.ts';
import { suitShortRuns } from '../suit-short-runs.ts';

/** `pupfile install`. */
export async function run({ settings, report, options }: CommandInput): Promise<CommandResult> {
  suitShortRuns(process.versions);
  if (options['explain'] !== true) return installResult(await install(settings, report));
  const { explainInstall } = await import('../../commands/explain-install.ts');
  const { result, explained } = await explainInstall(settings, report);
  return installResult(result, explained);
}
