import { verify } from '../../commands/verify.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { verifyResult } from '../render-verify.ts';

/** `pupfile verify`. */
export async function run({
  settings,
  report,
  arguments: [directory],
  options,
}: CommandInput): Promise<CommandResult> {
  return verifyResult(
    await verify(settings, report, {
      directory,
      content: options['content'] === undefined ? undefined : settings.content,
      isStrict: options['strict'] === true,
    }),
  );
}
