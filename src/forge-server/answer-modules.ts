import { hasAuthor, type ModuleName, parseModuleName } from '../model/module-name.ts';
import type { FolderModule, ReleaseIndex } from '../tarballs/release-index.ts';
import { type Answer, answerJson, answerNotFound, answerProblem } from './answer.ts';
import { answerPage, withoutFields } from './list-page.ts';
import { moduleJson } from './release-json.ts';

/** `/v3/modules/author-name`, or with a slash for the hyphen. */
export function answerModule(index: ReleaseIndex, query: URLSearchParams, slug: string): Answer {
  const name = parseModuleSlug(slug);
  if (name === null) return answerInvalidSlugs([slug]);
  const module = index.modules.get(name);
  if (module === undefined) return answerNotFound();
  return answerJson(withoutFields(moduleJson(module), query));
}

/** `/v3/modules`, by `slugs`, or else by `owner` and the words of `query`. */
export function answerModules(index: ReleaseIndex, query: URLSearchParams): Answer {
  const slugs = query.get('slugs');
  if (slugs !== null) return answerNamedModules(index, query, slugs);
  const owner = query.get('owner');
  const words = (query.get('query') ?? '').toLowerCase().split(/\s+/);
  const modules = [...index.modules.values()].filter(
    (module) => isOwnedBy(module, owner) && words.every((word) => mentions(module, word)),
  );
  return answerPage(modules, { path: '/v3/modules', query }, moduleJson);
}

/** The full name that a slug stands for; null where it can be none. */
export function parseModuleSlug(slug: string): ModuleName | null {
  const name = parseModuleName(slug);
  return name !== null && hasAuthor(name) ? name : null;
}

/** What the Forge says of slugs that can be no module's. */
export function answerInvalidSlugs(slugs: readonly string[]): Answer {
  return answerProblem(400, ...slugs.map((slug) => `'${slug}' is not a valid module slug`));
}

/** Whether the module belongs to the owner that a request names; null stands for all owners. */
export function isOwnedBy({ slug }: FolderModule, owner: string | null): boolean {
  return owner === null || slug.toLowerCase().startsWith(`${owner.toLowerCase()}-`);
}

function answerNamedModules(index: ReleaseIndex, query: URLSearchParams, slugs: string): Answer {
  const wanted = [...new Set(slugs.split(',').filter((slug) => slug !== ''))];
  const invalid = wanted.filter((slug) => parseModuleSlug(slug) === null);
  if (invalid.length > 0) return answerInvalidSlugs(invalid);
  const missing = wanted.filter((slug) => findModule(index, slug) === undefined);
  if (missing.length > 0) {
    return answerProblem(404, ...missing.map((slug) => `No module has the slug '${slug}'`));
  }
  const modules = new Set(wanted.flatMap((slug) => findModule(index, slug) ?? []));
  return answerPage([...modules], { path: '/v3/modules', query }, moduleJson);
}

function findModule(index: ReleaseIndex, slug: string): FolderModule | undefined {
  const name = parseModuleSlug(slug);
  return name === null ? undefined : index.modules.get(name);
}

function mentions({ slug, currentRelease }: FolderModule, word: string): boolean {
  const { summary = '', tags = '' } = currentRelease.metadata;
  return `${slug} ${summary} ${tags}`.toLowerCase().includes(word);
}
