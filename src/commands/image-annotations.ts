import { PupfileError } from '../errors/pupfile-error.ts';
import { layoutVersion } from '../model/layout-version.ts';
import { licenceExpression } from '../sbom/licence-expression.ts';
import type { Sbom } from '../sbom/sbom.ts';

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

/**
 * What an image tells of itself: what is described of the project and its lock, and what the user adds,
 * which wins. Nothing of it comes from the machine or the clock.
 *
 * - `org.opencontainers.image.title`, `.version`, `.source`: metadata.json's name, version, source
 * - `org.opencontainers.image.licenses`: those of the modules, as an SPDX expression
 * - `org.opencontainers.image.created`: the time of the newest thing in it
 * - `org.pupfile.lock.digest`: of the lock's text
 * - `org.pupfile.layout.version`: the rules of layout
 *
 * @param given `KEY=VALUE`; the keys of the OCI image-spec go without their prefix, too
 * @throws PupfileError USAGE for what is no annotation
 */
export function imageAnnotations(
  { project, components, created, lockDigest }: Sbom,
  given: readonly string[],
): Readonly<Record<string, string>> {
  const { name, version, repositoryUrl } = project;
  const licences = licenceExpression(components.map(({ licence }) => licence));
  return {
    [`${predefined}title`]: name,
    ...(version !== undefined && { [`${predefined}version`]: version }),
    ...(repositoryUrl !== undefined && { [`${predefined}source`]: repositoryUrl }),
    ...(licences !== undefined && { [`${predefined}licenses`]: licences }),
    [`${predefined}created`]: created,
    'org.pupfile.lock.digest': lockDigest,
    'org.pupfile.layout.version': String(layoutVersion),
    ...Object.fromEntries(given.map(parseAnnotation)),
  };
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
