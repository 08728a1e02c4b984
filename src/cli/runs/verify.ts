import { verify } from '../../commands/verify.ts';
import { PupfileError } from '../../errors/pupfile-error.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { textOf } from '../option-values.ts';
import { verifyResult } from '../render-verify.ts';

/** `pupfile verify`. */
export async function run(input: CommandInput): Promise<CommandResult> {
  const {
    settings,
    report,
    arguments: [directory],
    options,
  } = input;
  const image = textOf(options['image']);
  if (image !== undefined) return runForImage(input, image);
  return verifyResult(
    await verify(settings, report, {
      directory,
      content: options['content'] === undefined ? undefined : settings.content,
      isStrict: options['strict'] === true,
    }),
  );
}

async function runForImage(
  { settings, report, arguments: [directory], options }: CommandInput,
  image: string,
): Promise<CommandResult> {
  if (directory !== undefined) {
    throw new PupfileError(
      'USAGE',
      `\`--image\` and the directory \`${directory}\` were both given`,
    );
  }
  // It brings registries along, which the directory needs nothing of.
  const { verifyImage } = await import('../../commands/verify-image.ts');
  return verifyResult(
    await verifyImage(settings, report, {
      image,
      prefix: textOf(options['prefix']),
      platform: textOf(options['platform']),
      isStrict: options['strict'] === true,
      isInsecure: options['insecureRegistry'] === true,
    }),
  );
}
