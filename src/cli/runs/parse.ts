import { parse, parseCalls } from '../../commands/parse.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { callsResult, puppetfileResult } from '../render-puppetfile.ts';

/** `pupfile parse`. */
export async function run({ settings, report, options }: CommandInput): Promise<CommandResult> {
  return options['calls'] === true
    ? callsResult(await parseCalls(settings))
    : puppetfileResult(await parse(settings, report));
}
