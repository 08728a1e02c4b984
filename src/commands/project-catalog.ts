import { isSameForge } from '../lockfile/compare-source.ts';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { findNamedForge, namedForges } from '../lockfile/named-forges.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { HttpClient } from '../net/http.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { Forge } from '../sources/forge.ts';
import { type ForgeCatalog, forgeCatalog } from '../sources/forge-catalog.ts';
import type { KeptAnswers } from '../sources/kept-forge.ts';
import { openForges } from '../sources/open-forge.ts';
import { keepAnswer, readKeptAnswer } from '../store/kept-answers.ts';
import type { Project } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Unlocked } from './resolve-project.ts';
import type { Settings } from './settings.ts';

/** What a project says of where its modules come from. */
export type CatalogProject = Pick<Project, 'puppetfile' | 'lockfile' | 'paths'>;

export interface CatalogOptions {
  readonly settings: Pick<Settings, 'cacheDirectory' | 'isOffline'>;
  readonly http: HttpClient;
  readonly report: Report;
  /** The modules that need not stay where they are locked; none by default. */
  readonly unlocked?: Unlocked;
}

/** The releases that a project can choose from. */
export function createCatalog(
  { puppetfile, lockfile, paths }: CatalogProject,
  { settings, http, report, unlocked = [] }: CatalogOptions,
): ForgeCatalog {
  const lookup = createLookup(puppetfile, lockfile, unlocked);
  return forgeCatalog({
    open: tellingForges(
      openForges({
        http,
        directory: paths.directory,
        warn: (message) => report({ kind: 'warning', message }),
        answers: keptAnswers(settings),
        isOffline: settings.isOffline,
      }),
      report,
    ),
    ...lookup,
    hasSeveral: namedForges(puppetfile).length > 1,
  });
}

function keptAnswers({ cacheDirectory }: CatalogOptions['settings']): KeptAnswers | undefined {
  if (cacheDirectory === undefined) return undefined;
  return {
    read: (inquiry) => readKeptAnswer(cacheDirectory, inquiry),
    keep: (inquiry, answer) => keepAnswer(cacheDirectory, inquiry, answer),
  };
}

/** Tells what is asked for and what is known; answers that do not come are told by their errors. */
function tellingForges(open: (url: string) => Forge, report: Report): (url: string) => Forge {
  return (url) => {
    const forge = open(url);
    return {
      ...forge,
      find: async (module) => {
        report({ kind: 'asking', module });
        const found = await forge.find(module);
        report({ kind: 'known', module });
        return found;
      },
    };
  };
}

/**
 * Which Forges a module is looked for on, in their order:
 *
 * - a declared one on the Forge that it is tied to, else on those of the Puppetfile's statements
 * - another one on the Forge of the module that requires it, then on those of the statements
 * - one that is locked where it is locked, and nowhere else, as long as the Puppetfile names that Forge
 *   for it; there first where it is to be updated
 */
function createLookup(puppetfile: Puppetfile, lockfile: Lockfile | undefined, unlocked: Unlocked) {
  const statements = [puppetfile.forgeUrl, ...(puppetfile.fallbackForgeUrls ?? [])];
  const declared = declaredForges(puppetfile);
  const locked = lockedForges(puppetfile, lockfile);
  const mayMove = (name: ModuleName) => unlocked === 'all' || unlocked.includes(name);

  const unlockedForges = (name: ModuleName, near: string | undefined): readonly string[] =>
    declared.get(name) ?? [...new Set([...(near === undefined ? [] : [near]), ...statements])];

  /** The Forge of the lock, where the Puppetfile allows it still. */
  const lockedForge = (name: ModuleName): string | undefined => {
    const url = locked.get(name);
    const allowed = declared.get(name);
    return url === undefined || allowed === undefined
      ? url
      : allowed.find((one) => isSameForge(one, url));
  };

  return {
    forgesOf: (name: ModuleName, near: string | undefined): readonly string[] => {
      const home = lockedForge(name);
      if (home === undefined) return unlockedForges(name, near);
      return mayMove(name) ? [...new Set([home, ...unlockedForges(name, near)])] : [home];
    },
    noteOf: (name: ModuleName): string => {
      const isHeld = lockedForge(name) !== undefined && !mayMove(name);
      const others = declared.get(name) ?? namedForges(puppetfile);
      if (!isHeld || others.length === 1) return '';
      return `, where it is locked from; \`pupfile update ${name}\` asks the others, too`;
    },
  };
}

function declaredForges({ declarations }: Puppetfile): ReadonlyMap<ModuleName, readonly string[]> {
  return new Map(
    declarations.flatMap(({ name, source }) =>
      source.kind === 'forge'
        ? [[name, [source.url, ...(source.fallbackUrls ?? [])]] as const]
        : [],
    ),
  );
}

/** Of those that the Puppetfile still names. */
function lockedForges(
  puppetfile: Puppetfile,
  lockfile: Lockfile | undefined,
): ReadonlyMap<ModuleName, string> {
  const sources = lockfile?.sources ?? [];
  return new Map(
    sources.flatMap((source) => {
      const url = source.kind === 'forge' ? findNamedForge(puppetfile, source.remote) : undefined;
      return url === undefined ? [] : source.modules.map(({ name }) => [name, url] as const);
    }),
  );
}
