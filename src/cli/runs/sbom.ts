import { sbom } from '../../commands/sbom.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { readSbomFormat, sbomResult } from '../render-sbom.ts';

/** `pupfile sbom`. */
export async function run({ settings, report, options }: CommandInput): Promise<CommandResult> {
  const { output } = options;
  return sbomResult(
    await sbom(settings, report, {
      format: readSbomFormat(options['format']),
      file: typeof output === 'string' ? output : undefined,
    }),
  );
}
