import { layer } from '../../commands/layer.ts';
import type { CommandInput, CommandResult } from '../command.ts';
import { textOf, textsOf } from '../option-values.ts';
import { layerResult } from '../render-layer.ts';
import { readSbomFormat } from '../render-sbom.ts';

/** `pupfile layer`. */
export async function run({ settings, report, options }: CommandInput): Promise<CommandResult> {
  return layerResult(
    await layer(settings, report, {
      prefix: textOf(options['prefix']),
      splits: options['split'] === true,
      records: options['recordLayer'] === true,
      sbom: options['sbom'] === undefined ? undefined : readSbomFormat(options['sbom']),
      file: textOf(options['output']),
      layout: textOf(options['oci']),
      push: textOf(options['push']),
      base: textOf(options['base']),
      isInsecure: options['insecureRegistry'] === true,
      platforms: textsOf(options['platform']),
      annotations: textsOf(options['annotation']) ?? [],
    }),
  );
}
