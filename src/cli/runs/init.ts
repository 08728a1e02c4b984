import { init } from '../../commands/init.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { initResult, readInitSource } from '../render-init.ts';

/** `pupfile init`. */
export function run({ settings, arguments: [path], options }: CommandInput): CommandResult {
  const source = readInitSource(options['from'], path);
  return initResult(init(settings, { source, path, isForced: options['force'] === true }));
}
