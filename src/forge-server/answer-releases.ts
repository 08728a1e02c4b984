import type { FolderRelease } from '../tarballs/read-tarball.ts';
import type { FolderModule, ReleaseIndex } from '../tarballs/release-index.ts';
import { type Answer, answerJson, answerNotFound, answerProblem } from './answer.ts';
import { answerInvalidSlugs, isOwnedBy, parseModuleSlug } from './answer-modules.ts';
import { answerPage, withoutFields } from './list-page.ts';
import { type JsonObject, releaseJson } from './release-json.ts';

/** `/v3/releases/author-name-version`, or with slashes for the hyphens. */
export function answerRelease(index: ReleaseIndex, query: URLSearchParams, slug: string): Answer {
  const release = index.releases.get(slug.replaceAll('/', '-').toLowerCase());
  if (release !== undefined) return answerJson(withoutFields(describe(index, release), query));
  if (/^[^-/]+[-/].+[-/]\d+\.\d+\.\d+/.test(slug)) return answerNotFound();
  return answerProblem(400, `'${slug}' is not a valid release slug`);
}

/** `/v3/releases`, by `module` and `owner`; newest first within a module. */
export function answerReleases(index: ReleaseIndex, query: URLSearchParams): Answer {
  const slug = query.get('module');
  const modules = slug === null ? [...index.modules.values()] : findModules(index, slug);
  if (modules === null) return answerInvalidSlugs([slug ?? '']);
  const releases = modules
    .filter((module) => isOwnedBy(module, query.get('owner')))
    .flatMap((module) => module.releases);
  return answerPage(releases, { path: '/v3/releases', query }, (one) => describe(index, one));
}

/**
 * `/v3/files/author-name-version.tar.gz`.
 *
 * The name is a key of the index and never part of a path: it leads to nothing else.
 */
export function answerTarball(index: ReleaseIndex, _query: URLSearchParams, name: string): Answer {
  const slug = /^(.*)\.tar\.gz$/.exec(name.toLowerCase())?.[1] ?? '';
  const release = index.releases.get(slug);
  return release === undefined ? answerNotFound() : { kind: 'tarball', release };
}

/** The one module, or none where nobody has released it: an empty list, as the Forge answers. */
function findModules(index: ReleaseIndex, slug: string): readonly FolderModule[] | null {
  const name = parseModuleSlug(slug);
  if (name === null) return null;
  const module = index.modules.get(name);
  return module === undefined ? [] : [module];
}

function describe(index: ReleaseIndex, release: FolderRelease): JsonObject {
  const module = index.modules.get(release.name);
  if (module === undefined) throw new RangeError(`${release.name} has releases, but is no module`);
  return releaseJson(release, module);
}
