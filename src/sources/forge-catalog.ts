import { hasAuthor, type ModuleName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';
import type { HttpClient } from '../net/http.ts';
import type { Catalog } from '../resolver/catalog.ts';
import { readForgeJson } from './forge-json.ts';
import { parseReleasePage, type ReleasePage, resolveOnForge } from './release-json.ts';

// Documents and task descriptions are nine tenths of an answer. The Forge wants blanks between
// the names: with commas its second page fails.
const unwanted = 'readme changelog license reference docs tasks plans tags pdk supported';

// A list of releases without documents is far below this.
const mostMetadataBytes = 64 * 1024 * 1024;
const mostPages = 100;

export interface ForgeCatalogOptions {
  readonly http: HttpClient;
  /** The Forge that a module is looked for on. */
  readonly forgeOf: (name: ModuleName) => string;
}

/** A catalog of Forge releases: one request a module, more only for long lists; asked once each. */
export function forgeCatalog({ http, forgeOf }: ForgeCatalogOptions): Catalog {
  const answers = new Map<ModuleName, Promise<readonly Release[] | null>>();
  return {
    origin: forgeOf,
    releases: (name) => {
      const answer = answers.get(name) ?? fetchReleases(http, forgeOf(name), name);
      answers.set(name, answer);
      return answer;
    },
  };
}

async function fetchReleases(http: HttpClient, forgeUrl: string, module: ModuleName) {
  // The Forge has no modules without an author, and answers such a question with an error.
  if (!hasAuthor(module)) return null;
  const query = new URLSearchParams({ module, limit: '100', exclude_fields: unwanted });
  const releases: Release[] = [];
  let next: string | undefined = `/v3/releases?${query.toString().replaceAll('+', '%20')}`;
  for (let page = 0; next !== undefined && page < mostPages; page += 1) {
    const answer: ReleasePage | null = await fetchPage(http, next, { module, forgeUrl });
    if (answer === null) return null;
    releases.push(...answer.releases);
    next = answer.next;
  }
  // The real Forge answers a question about an unknown module with an empty list.
  return releases.length > 0 ? releases : null;
}

function fetchPage(
  http: HttpClient,
  path: string,
  about: { readonly module: ModuleName; readonly forgeUrl: string },
): Promise<ReleasePage | null> {
  return readForgeJson(http, {
    url: resolveOnForge(path, about.forgeUrl),
    mostBytes: mostMetadataBytes,
    subject: about.module,
    parse: (document) => parseReleasePage(document, about),
  });
}
