import { isObject } from './release-json.ts';

/**
 * The names in a page of `GET /v3/modules`, as the Forge spells them. Null where the document is no
 * such page.
 */
export function parseModuleNames(document: unknown): readonly string[] | null {
  if (!isObject(document) || !Array.isArray(document['results'])) return null;
  return document['results'].flatMap((module) => {
    const slug = isObject(module) ? module['slug'] : undefined;
    return typeof slug === 'string' ? [slug] : [];
  });
}
