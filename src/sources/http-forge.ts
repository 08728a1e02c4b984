import type { Deprecation } from '../model/deprecation.ts';
import type { ForgeInquiry } from '../model/forge-inquiry.ts';
import { hasAuthor, type ModuleName, shortName } from '../model/module-name.ts';
import type { HttpClient } from '../net/http.ts';
import { deprecatedSince, parseDeprecation } from './deprecation-json.ts';
import { type Forge, type ForgeModule, unknownModule } from './forge.ts';
import { notTheForgeApi, readForgeJson } from './forge-json.ts';
import { parseModuleNames } from './module-names-json.ts';
import { parseReleasePage, type ReleasePage, resolveOnForge } from './release-json.ts';

// Documents and task descriptions are nine tenths of an answer. The Forge wants blanks between
// the names: with commas its second page fails.
const unwanted = 'readme changelog license reference docs tasks plans tags pdk supported';

// What a module has beyond that: of it only its deprecation is wanted.
const unwantedOfModule = 'current_release releases';

// A list of releases without documents is far below this.
const mostMetadataBytes = 64 * 1024 * 1024;
const mostPages = 100;

/** Told what a Forge says: the pages of its answer, each as JSON. */
export type KeepPages = (inquiry: ForgeInquiry, pages: readonly string[]) => void;

/** A server that speaks the Forge API v3: one request a module, more only for long lists. */
export function httpForge(http: HttpClient, url: string, keepPages: KeepPages = () => {}): Forge {
  return {
    url,
    find: async (module) => {
      // The Forge has no modules without an author, and answers such a question with an error.
      if (!hasAuthor(module)) return unknownModule;
      const subject = { module, forgeUrl: url };
      const pages = await fetchPages(http, subject);
      const texts = pages.map(({ text }) => text);
      keepPages({ ...subject, about: 'releases' }, texts);
      return joinPages(pages, subject);
    },
    deprecation: async (module, at) => {
      const { text, ...deprecation } = await fetchDeprecation(http, { module, forgeUrl: url }, at);
      if (text !== undefined) keepPages({ forgeUrl: url, module, about: 'module' }, [text]);
      return deprecation;
    },
    similar: (module) => fetchSimilarNames(http, { module, forgeUrl: url }),
  };
}

interface Subject {
  readonly module: ModuleName;
  readonly forgeUrl: string;
}

/** A page as it is read, and as it was written. */
interface FetchedPage extends ReleasePage {
  readonly text: string;
}

/** None where the Forge says that there is no such module. */
async function fetchPages(http: HttpClient, about: Subject): Promise<readonly FetchedPage[]> {
  const { module, forgeUrl } = about;
  const query = new URLSearchParams({ module, limit: '100', exclude_fields: unwanted });
  const pages: FetchedPage[] = [];
  let next: string | undefined = `/v3/releases?${textOf(query)}`;
  const asked = new Set<string>();
  while (next !== undefined) {
    const url: string = resolveOnForge(next, forgeUrl);
    checkNextPage(url, asked, about);
    asked.add(url);
    const page: FetchedPage | null = await fetchPage(http, url, about);
    if (page === null) return [];
    pages.push(page);
    next = page.next;
  }
  return pages;
}

/** What all pages of a list of releases say of the module together. */
export function joinPages(
  pages: readonly ReleasePage[],
  { forgeUrl }: Pick<Subject, 'forgeUrl'>,
): ForgeModule {
  const releases = pages.flatMap((page) => page.releases);
  return {
    // The real Forge answers a question about an unknown module with an empty list.
    releases: releases.length > 0 ? releases.map((release) => ({ ...release, forgeUrl })) : null,
    isKnown: pages.some(({ isKnown }) => isKnown),
    deprecatedAt: pages.map(({ deprecatedAt }) => deprecatedAt).find((at) => at !== undefined),
  };
}

/** To go on for ever, or where everybody can change what is said, is not what a list is for. */
function checkNextPage(
  url: string,
  asked: ReadonlySet<string>,
  { module, forgeUrl }: Subject,
): void {
  const [first = url] = asked;
  const refuse = (reason: string) => notTheForgeApi(first, module, reason);
  if (asked.has(url)) throw refuse('its list of releases leads back to itself');
  if (asked.size >= mostPages) {
    throw refuse(`its list of releases does not end within ${mostPages} pages`);
  }
  if (/^https:/i.test(forgeUrl) && !/^https:/i.test(url)) {
    throw refuse('its list of releases goes on at an address that is not https');
  }
}

function fetchPage(http: HttpClient, url: string, about: Subject): Promise<FetchedPage | null> {
  return readForgeJson(http, {
    url,
    mostBytes: mostMetadataBytes,
    subject: about.module,
    parse: (document, text) => {
      const page = parseReleasePage(document, about);
      return page && { ...page, text };
    },
  });
}

async function fetchDeprecation(
  http: HttpClient,
  { module, forgeUrl }: Subject,
  deprecatedAt: string,
): Promise<Deprecation & { readonly text?: string }> {
  const query = new URLSearchParams({ exclude_fields: unwantedOfModule });
  const deprecation = await readForgeJson(http, {
    url: resolveOnForge(`/v3/modules/${module}?${textOf(query)}`, forgeUrl),
    mostBytes: mostMetadataBytes,
    subject: module,
    parse: (document, text) => {
      const parsed = parseDeprecation(document, deprecatedAt);
      return parsed && { ...parsed, text };
    },
  });
  // Some proxies of a Forge only know releases.
  return deprecation ?? deprecatedSince(deprecatedAt);
}

/** The modules of the same author, and those that a search for the rest of the name finds. */
async function fetchSimilarNames(http: HttpClient, about: Subject): Promise<readonly string[]> {
  const { module } = about;
  const author = module.slice(0, -shortName(module).length - 1);
  const fields = { limit: '100', exclude_fields: unwantedOfModule };
  const questions = [
    ...(author === '' ? [] : [{ owner: author, ...fields }]),
    { query: shortName(module), ...fields },
  ];
  const answers = await Promise.all(
    questions.map((question) =>
      readForgeJson(http, {
        url: resolveOnForge(`/v3/modules?${textOf(new URLSearchParams(question))}`, about.forgeUrl),
        mostBytes: mostMetadataBytes,
        subject: module,
        parse: parseModuleNames,
      }).catch(() => null),
    ),
  );
  return answers.flatMap((names) => names ?? []);
}

function textOf(query: URLSearchParams): string {
  return query.toString().replaceAll('+', '%20');
}
