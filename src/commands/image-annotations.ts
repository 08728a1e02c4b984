import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { formatTime } from '../image/build-image.ts';
import { withoutLayers } from '../lockfile/carry-layers.ts';
import { formatLockfile } from '../lockfile/format-lockfile.ts';
import { layoutVersion } from '../model/layout-version.ts';
import { readTextFile } from '../project/text-file.ts';
import type { LockedProject } from './open-project.ts';

const predefined = 'org.opencontainers.image.';
// The keys that the OCI image-spec (annotations.md) defines, which may be given without their prefix.
const predefinedWords = new Set([
  'authors',
  'created',
  'description',
  'documentation',
  'licenses',
  'revision',
  'source',
  'title',
  'url',
  'vendor',
  'version',
]);

/** What annotations are made of beside the project itself. */
export interface AnnotationSources {
  readonly createdSeconds: number;
  /** Of all modules, as an SPDX expression. */
  readonly licences: string | undefined;
  /** `KEY=VALUE`; the keys of the OCI image-spec go without their prefix, too. */
  readonly given: readonly string[];
}

/**
 * What an image tells of itself: what the project's metadata.json says, the lock that it was made
 * of, and what the user adds, which wins. Nothing of it comes from the machine or the clock.
 *
 * - `org.opencontainers.image.title`, `.version`, `.source`: metadata.json's name, version, source
 * - `org.opencontainers.image.licenses`: those of the modules, as an SPDX expression
 * - `org.opencontainers.image.created`: the time of the newest thing in it
 * - `org.pupfile.lock.digest`: of the lock's text
 * - `org.pupfile.layout.version`: the rules of layout
 *
 * @throws PupfileError USAGE for what is no annotation
 */
export function imageAnnotations(
  project: LockedProject,
  { createdSeconds, licences, given }: AnnotationSources,
): Readonly<Record<string, string>> {
  const { name = 'Puppet modules', version, source } = readMetadata(project);
  return {
    [`${predefined}title`]: name,
    ...(version !== undefined && { [`${predefined}version`]: version }),
    ...(source !== undefined && { [`${predefined}source`]: source }),
    ...(licences !== undefined && { [`${predefined}licenses`]: licences }),
    [`${predefined}created`]: formatTime(createdSeconds),
    'org.pupfile.lock.digest': lockDigest(project),
    'org.pupfile.layout.version': String(layoutVersion),
    ...Object.fromEntries(given.map(parseAnnotation)),
  };
}

/** The digest of a lock's text, without what records of layers it has. */
export function lockDigest({ lockfile }: Pick<LockedProject, 'lockfile'>): string {
  const hash = createHash('sha256').update(formatLockfile(withoutLayers(lockfile)));
  return `sha256:${hash.digest('hex')}`;
}

function parseAnnotation(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  const key = text.slice(0, Math.max(equals, 0));
  if (/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(key)) {
    const fullKey = predefinedWords.has(key) ? predefined + key : key;
    return [fullKey, text.slice(equals + 1)];
  }
  throw new PupfileError('USAGE', `\`${text}\` is not an annotation`, {
    hint: '--annotation takes KEY=VALUE, such as version=1.2.0',
  });
}

interface ProjectMetadata {
  readonly name?: string;
  readonly version?: string;
  readonly source?: string;
}

/** A metadata.json that nobody needs may be whatever it likes. */
function readMetadata({ paths }: LockedProject): ProjectMetadata {
  try {
    const text = readTextFile(join(paths.metadata), 'metadata.json', 'METADATA_INVALID');
    const metadata: unknown = JSON.parse(text ?? '{}');
    const entries = Object.entries(metadata as Record<string, unknown>);
    return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}
