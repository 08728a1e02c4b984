import { size } from '../../commands/size.ts';
import { writeSizePage } from '../../commands/write-size-page.ts';
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
  const { html: file } = options;
  const { directory } = settings;
  const sizes = await size(settings, report, { names, order });
  const page = typeof file === 'string' ? writeSizePage(sizes, { file, directory }) : undefined;
  return sizeResult(sizes, { isDetailed: names.length > 0, page });
}
