import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import type { ForgeInquiry } from '../model/forge-inquiry.ts';
import { hasAuthor, type ModuleName } from '../model/module-name.ts';
import { deprecatedSince, parseDeprecation } from './deprecation-json.ts';
import { type Forge, unknownModule } from './forge.ts';
import { joinPages } from './http-forge.ts';
import { findJsonExcess } from './json-limits.ts';
import { parseReleasePage } from './release-json.ts';

/** What Forges said when they were asked last: the pages of each answer, in a JSON array. */
export interface KeptAnswers {
  /** Undefined where nobody has asked. */
  read(inquiry: ForgeInquiry): Buffer | undefined;
  keep(inquiry: ForgeInquiry, answer: Buffer): void;
}

export interface KeptForgeOptions {
  /** Undefined where nothing is kept. */
  readonly answers: Pick<KeptAnswers, 'read'> | undefined;
  /** Told once, when something is taken from what was kept. */
  readonly warn: (message: string) => void;
}

/**
 * A server that may not be asked, as it was when it was asked last; `find` throws OFFLINE for a module that
 * it was not asked for.
 */
export function keptForge(url: string, { answers, warn }: KeptForgeOptions): Forge {
  const shown = redactUrls(url);
  let isTold = false;
  const read = <Page>(
    inquiry: Omit<ForgeInquiry, 'forgeUrl'>,
    parse: (document: unknown) => Page | null,
  ) => {
    const kept = answers?.read({ ...inquiry, forgeUrl: url });
    return kept && parsePages(kept, parse);
  };
  return {
    url,
    find: async (module) => {
      if (!hasAuthor(module)) return unknownModule;
      const subject = { module, forgeUrl: url };
      const pages = read({ module, about: 'releases' }, (page) => parseReleasePage(page, subject));
      if (pages === undefined) throw notKept(module, shown);
      if (!isTold) warn(`\`${shown}\` is not asked: its releases are those that it had last time`);
      isTold = true;
      return joinPages(pages, subject);
    },
    deprecation: async (module, at) => {
      const pages = read({ module, about: 'module' }, (page) => parseDeprecation(page, at));
      return pages?.[0] ?? deprecatedSince(at);
    },
    similar: async () => [],
  };
}

function notKept(module: ModuleName, shown: string): PupfileError {
  const what = `Nobody knows here which releases ${module} has`;
  return new PupfileError('OFFLINE', `${what}, and \`--offline\` forbids to ask \`${shown}\``, {
    hint: 'run once without `--offline` to fill the store',
  });
}

/** Nothing in the store is trusted to be what it was: undefined where it can't have been such an answer. */
function parsePages<Page>(
  kept: Buffer,
  parse: (document: unknown) => Page | null,
): readonly Page[] | undefined {
  try {
    const isSane = findJsonExcess(kept) === undefined;
    const documents: unknown = isSane ? JSON.parse(kept.toString()) : undefined;
    if (!Array.isArray(documents)) return undefined;
    const pages = documents.flatMap((document) => parse(document) ?? []);
    return pages.length < documents.length ? undefined : pages;
  } catch {
    return undefined;
  }
}
