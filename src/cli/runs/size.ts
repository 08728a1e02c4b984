import { size } from '../../commands/size.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { readSizeOrder, sizeResult } from '../render-size.ts';

/** `pupfile size`. */
export async function run({
  settings,
  report,
  arguments: names,
  options,
}: CommandInput): Promise<CommandResult> {
  const order = readSizeOrder(options['sort']);
  const sizes = await size(settings, report, { names, order });
  return sizeResult(sizes, { isDetailed: names.length > 0 });
}
