import { type Answer, answerJson, answerProblem } from './answer.ts';
import type { JsonObject } from './release-json.ts';

/** A page of a list, as the Forge API cuts and links it. */
export interface PageRequest {
  /** Where the list is: `/v3/releases`. */
  readonly path: string;
  readonly query: URLSearchParams;
}

// The Forge's own.
const defaultLimit = 20;
const highestLimit = 100;

/** One page of a list in the Forge's envelope, or 400 where `limit` or `offset` make no sense. */
export function answerPage<Item>(
  items: readonly Item[],
  { path, query }: PageRequest,
  describe: (item: Item) => JsonObject,
): Answer {
  const limit = readCount(query.get('limit') ?? String(defaultLimit));
  const offset = readCount(query.get('offset') ?? '0');
  if (limit === null || limit < 1 || limit > highestLimit) {
    return answerProblem(400, `'limit' must be a number from 1 to ${highestLimit}`);
  }
  if (offset === null) return answerProblem(400, "'offset' must be a number from 0");
  const total = items.length;
  const link = (start: number) => pageLink({ path, query }, limit, start);
  return answerJson({
    pagination: {
      limit,
      offset,
      first: link(0),
      previous: offset > 0 ? link(Math.max(0, offset - limit)) : null,
      current: link(offset),
      next: offset + limit < total ? link(offset + limit) : null,
      total,
    },
    results: items
      .slice(offset, offset + limit)
      .map((item) => withoutFields(describe(item), query)),
  });
}

/** The object without the keys that `exclude_fields` names, separated by blanks or commas. */
export function withoutFields(object: JsonObject, query: URLSearchParams): JsonObject {
  const excluded = query.getAll('exclude_fields').flatMap((fields) => fields.split(/[\s,]+/));
  return Object.fromEntries(Object.entries(object).filter(([field]) => !excluded.includes(field)));
}

function readCount(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function pageLink({ path, query }: PageRequest, limit: number, offset: number): string {
  const others = [...query].filter(([name]) => name !== 'limit' && name !== 'offset');
  others.push(['limit', String(limit)], ['offset', String(offset)]);
  // Ruby's puppet_forge escapes the links once more: what can go unescaped must.
  const text = new URLSearchParams(others).toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
  return `${path}?${text}`;
}
