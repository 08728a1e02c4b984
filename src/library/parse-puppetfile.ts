import { readForeignPuppetfile } from '../commands/read-foreign-puppetfile.ts';
import { describePuppetfile } from '../results/describe-puppetfile.ts';
import type { PuppetfileResult } from '../results/puppetfile-result.ts';

/** What belongs to the text of a Puppetfile. */
export interface ParsePuppetfileOptions {
  /** The name of the file in places and messages; `Puppetfile` by default. */
  readonly file?: string | undefined;
  /** The text of the metadata.json that the word `metadata` means. */
  readonly metadata?: string | undefined;
  /** What `:control_branch` stands for. */
  readonly controlBranch?: string | undefined;
}

/**
 * Reads the text of a Puppetfile, without running Ruby, and without looking at anything else: no file,
 * no environment variable, no network.
 *
 *     const { declarations } = await parsePuppetfile("mod 'puppetlabs-stdlib', '~> 9.0'");
 *     declarations[0].requirements; // ['~> 9.0']
 *
 * @throws PupfileError PUPPETFILE_SYNTAX, PUPPETFILE_UNSUPPORTED, PUPPETFILE_INVALID, PUPPETFILE_RAISED,
 *   PUPPETFILE_LIMIT, METADATA_INVALID or SOURCE_UNSUPPORTED, with a label for each place
 */
export async function parsePuppetfile(
  text: string,
  { file = 'Puppetfile', metadata, controlBranch }: ParsePuppetfileOptions = {},
): Promise<PuppetfileResult> {
  const puppetfile = await readForeignPuppetfile({
    text,
    file,
    controlBranch,
    ...(metadata !== undefined && { metadata: { text: metadata, file: 'metadata.json' } }),
  });
  return describePuppetfile(puppetfile);
}
