import { serve } from '../../commands/serve.ts';
import type { CommandInput, CommandResult } from '../command.ts';

/** `pupfile serve`. */
export async function run({
  arguments: [directory = '.'],
  options,
  settings,
  print,
  report,
  interrupted,
}: CommandInput): Promise<CommandResult> {
  await serve(settings, {
    directory,
    host: String(options['host']),
    port: String(options['port']),
    tokenFile: typeof options['tokenFile'] === 'string' ? options['tokenFile'] : undefined,
    logsRequests: options['log'] === true,
    print,
    warn: (message) => report({ kind: 'warning', message }),
    interrupted,
  });
  return { text: () => '', json: { version: 1 } };
}
