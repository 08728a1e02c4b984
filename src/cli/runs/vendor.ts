import { vendor } from '../../commands/vendor.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { vendorResult } from '../render-vendor.ts';

/** `pupfile vendor`. */
export async function run({
  settings,
  report,
  arguments: [directory],
  options,
}: CommandInput): Promise<CommandResult> {
  const prunes = options['prune'] === true;
  return vendorResult(await vendor(settings, report, { directory, prunes }));
}
