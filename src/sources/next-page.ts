/**
 * Where an answer continues: the target of the link with the relation `next` (RFC 8288), as GitHub
 * and GitLab send it; undefined on the last page.
 *
 * @param header the value of `Link`, if there is one
 * @param from the address of this page, which a relative target is resolved against
 */
export function findNextPage(header: string | undefined, from: string): URL | undefined {
  for (const [, target = '', parameters = ''] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    const [, relations = ''] = /;\s*rel\s*=\s*"?([^";,]*)/i.exec(parameters) ?? [];
    const isNext = relations.toLowerCase().split(/\s+/).includes('next');
    if (isNext && URL.canParse(target, from)) return new URL(target, from);
  }
  return undefined;
}
