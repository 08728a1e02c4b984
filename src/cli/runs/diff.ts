import { diff } from '../../commands/diff.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { diffResult, readDiffFormat } from '../render-diff.ts';

/** `pupfile diff`. */
export async function run({
  settings,
  report,
  arguments: [before, after],
  options,
}: CommandInput): Promise<CommandResult> {
  const format = readDiffFormat(options['format']);
  const isOnline = options['online'] === true;
  return diffResult(await diff(settings, report, { before, after, isOnline }), {
    asExitCode: options['exitCode'] === true,
    format,
  });
}
