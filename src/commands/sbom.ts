import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { sourceDateEpoch } from '../image/source-date-epoch.ts';
import { writeWholeFile } from '../image/write-file.ts';
import { formatCyclonedx } from '../sbom/format-cyclonedx.ts';
import { formatSpdx } from '../sbom/format-spdx.ts';
import type { Sbom } from '../sbom/sbom.ts';
import { describeModules } from './describe-modules.ts';
import { gatherModules } from './gather-modules.ts';
import { openCurrentProject } from './open-current-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/** CycloneDX 1.6 or SPDX 2.3, both as JSON. */
export type SbomFormat = 'cyclonedx' | 'spdx';

export interface SbomOptions {
  readonly format: SbomFormat;
  /** A file to write, relative to the directory; replaced in whole or not at all. */
  readonly file?: string | undefined;
}

/** What `pupfile sbom` made. */
export interface SbomResult {
  readonly format: SbomFormat;
  /** How many modules are in it. */
  readonly modules: number;
  /** JSON with a final line break. */
  readonly document: string;
  /** Of the document: `sha256:…`. */
  readonly digest: string;
  /** The file that it was written to, as it was given. */
  readonly file: string | undefined;
}

/**
 * Makes a bill of materials of a project's lock: the same bytes for the same lock, on every machine.
 *
 * Throws USAGE, LOCKFILE_MISSING, LOCKFILE_OUTDATED, FILE_SYSTEM, and what fetching throws. Where it
 * throws, a file that was there is as it was.
 */
export async function sbom(
  settings: Settings,
  report: Report,
  { format, file }: SbomOptions,
): Promise<SbomResult> {
  const epochSeconds = sourceDateEpoch(settings.variables);
  const project = await openCurrentProject(settings, report);
  const modules = await gatherModules(project, settings, report);
  const described = describeModules(modules, { project, epochSeconds });
  const document = formatSbom(described, format);
  const bytes = Buffer.from(document);
  if (file !== undefined) await writeWholeFile(resolve(settings.directory, file), [bytes]);
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { format, modules: modules.length, document, digest, file };
}

const formats = { cyclonedx: formatCyclonedx, spdx: formatSpdx } as const;

/** A bill of materials as JSON, with a final line break. */
export function formatSbom(described: Sbom, format: SbomFormat): string {
  return formats[format](described);
}
