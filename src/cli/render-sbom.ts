import type { SbomFormat, SbomResult } from '../commands/sbom.ts';
import { sbomChoices } from './choices.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';
import { readChoice } from './read-choice.ts';

const formatNames = { cyclonedx: 'CycloneDX 1.6', spdx: 'SPDX 2.3' } as const;

/** Reads `--format`. Throws USAGE. */
export function readSbomFormat(text: unknown): SbomFormat {
  return readChoice(text, { choices: sbomChoices, noun: 'a format', taker: '--format' });
}

/**
 * What `pupfile sbom` says: the document itself, or what was written. The document is JSON as it is, so
 * that `--json` makes no difference to it.
 */
export function sbomResult(result: SbomResult): CommandResult {
  const { format, modules, document, digest, file } = result;
  if (file === undefined) {
    return { isDocument: true, text: () => document.trimEnd(), json: JSON.parse(document) };
  }
  return {
    text: ({ paint }) =>
      `${paint('green', 'Wrote')} ${file}: ${formatNames[format]}, ${formatCount(modules, 'module')}, ${digest}`,
    json: { version: 1, format, file, modules, digest },
  };
}
