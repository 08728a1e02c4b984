import type { SbomFormat, SbomResult } from '../commands/sbom.ts';
import { nearestWord } from '../errors/nearest-word.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { CommandResult } from './command.ts';
import { formatCount } from './format.ts';

const formatNames = { cyclonedx: 'CycloneDX 1.6', spdx: 'SPDX 2.3' } as const;

/** Reads `--format`. Throws USAGE. */
export function readSbomFormat(text: unknown): SbomFormat {
  if (text === 'cyclonedx' || text === 'spdx') return text;
  const meant = nearestWord(String(text), Object.keys(formatNames));
  throw new PupfileError('USAGE', `\`${text}\` is not a format`, {
    hint:
      meant === undefined ? '--format takes one of: cyclonedx, spdx' : `did you mean \`${meant}\`?`,
  });
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
