import { redactUrls } from '../errors/redact.ts';
import type { Deprecation } from '../model/deprecation.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Catalog, Places } from '../resolver/catalog.ts';
import { type Forge, type ForgeModule, unknownModule } from './forge.ts';

/** A catalog that also tells what the Forge says of a module as a whole. */
export interface ForgeCatalog extends Catalog {
  /**
   * Undefined for a module that is not deprecated, as its list of releases tells; the reason of one
   * that is costs a request of its own.
   */
  deprecation(name: ModuleName): Promise<Deprecation | undefined>;
}

export interface ForgeCatalogOptions {
  readonly open: (url: string) => Forge;
  /**
   * The Forges that a module is looked for on, in this order.
   *
   * @param near the Forge of the module that requires it; undefined where nobody does
   */
  readonly forgesOf: (name: ModuleName, near: string | undefined) => readonly string[];
  /** Whether it may make a difference who requires a module. */
  readonly hasSeveral?: boolean;
  /** Why a module that was not found was looked for nowhere else, behind the Forge's name. */
  readonly noteOf?: (name: ModuleName) => string;
}

/**
 * A catalog of the releases of Forges; each Forge is asked once for a module.
 *
 * A module is taken from the first of its Forges that knows it, with all of its releases. A Forge that
 * fails to answer ends the search, because it might know the module: otherwise an outage would be
 * enough to have the module taken from elsewhere.
 */
export function forgeCatalog(options: ForgeCatalogOptions): ForgeCatalog {
  return catalogNear(new Map(), createSearch(options), options);
}

/** Where a module is. */
interface Home {
  /** Undefined where no Forge knows it. */
  readonly forge: Forge | undefined;
  readonly module: ForgeModule;
}

interface Search {
  find(name: ModuleName, near: string | undefined): Promise<Home>;
  /** What has been found; undefined as long as nothing was. */
  found(name: ModuleName, near: string | undefined): Home | undefined;
  deprecation(name: ModuleName, forge: Forge, at: string): Promise<Deprecation>;
}

function createSearch({ open, forgesOf }: ForgeCatalogOptions): Search {
  const ask = once((name, url) => open(url).find(name));
  const homes = new Map<string, Home>();
  const find = once(async (name, near) => {
    const urls = forgesOf(name, near === '' ? undefined : near);
    const home = await findHome(urls, async (url) => [open(url), await ask(name, url)]);
    homes.set(`${name} ${near}`, home);
    return home;
  });
  const deprecations = new Map<string, Promise<Deprecation>>();
  return {
    find: (name, near = '') => find(name, near),
    found: (name, near = '') => homes.get(`${name} ${near}`),
    deprecation: (name, forge, at) => {
      const key = `${name} ${forge.url}`;
      const known = deprecations.get(key) ?? forge.deprecation(name, at);
      deprecations.set(key, known);
      return known;
    },
  };
}

/** One after the other: whose module it is, the others need not hear of. */
async function findHome(
  urls: readonly string[],
  ask: (url: string) => Promise<readonly [Forge, ForgeModule]>,
): Promise<Home> {
  for (const url of urls) {
    const [forge, module] = await ask(url);
    if (module.isKnown) return { forge, module };
  }
  return { forge: undefined, module: unknownModule };
}

function once<Answer>(
  ask: (name: ModuleName, url: string) => Promise<Answer>,
): (name: ModuleName, url: string) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (name, url) => {
    const key = `${name} ${url}`;
    const answer = answers.get(key) ?? ask(name, url);
    answers.set(key, answer);
    return answer;
  };
}

/** A name that may have been meant is not worth an error. */
async function askSimilar(forge: Forge, name: ModuleName): Promise<readonly string[]> {
  return forge.similar(name).catch(() => []);
}

function catalogNear(places: Places, search: Search, options: ForgeCatalogOptions): ForgeCatalog {
  const { open, forgesOf, hasSeveral = false, noteOf = () => '' } = options;
  const urlsOf = (name: ModuleName) => forgesOf(name, places.get(name));
  const find = (name: ModuleName) => search.find(name, places.get(name));
  return {
    releases: async (name) => (await find(name)).module.releases,
    origin: (name) => {
      const home = search.found(name, places.get(name));
      if (home?.forge !== undefined) return redactUrls(home.forge.url);
      return urlsOf(name).map(redactUrls).join(' or ') + noteOf(name);
    },
    similar: async (name) => {
      const names = await Promise.all(urlsOf(name).map((url) => askSimilar(open(url), name)));
      return names.flat();
    },
    deprecation: async (name) => {
      const { forge, module } = await find(name);
      if (forge === undefined || module.deprecatedAt === undefined) return undefined;
      return search.deprecation(name, forge, module.deprecatedAt);
    },
    ...(hasSeveral && {
      settle: (nearer: Places) => catalogNear(inFront(nearer, places), search, options),
    }),
  };
}

function inFront(nearer: Places, places: Places): Places {
  return { get: (name) => nearer.get(name) ?? places.get(name) };
}
