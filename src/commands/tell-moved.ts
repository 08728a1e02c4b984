import { redactUrls } from '../errors/redact.ts';
import { isSameForge, isSameSource } from '../lockfile/compare-source.ts';
import { groupBy } from '../lockfile/group-by.ts';
import type { LockedForge, Lockfile } from '../lockfile/lockfile.ts';
import { findNamedForge } from '../lockfile/named-forges.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';

// As many names are read in one go.
const mostNames = 3;

/**
 * Which modules come from another Forge than the lock has them from, a sentence for each two Forges:
 * whoever owns a name on another Forge is somebody else. What a declaration says itself is no news.
 */
export function tellMoved(
  { releases }: Resolution,
  { puppetfile, lockfile }: { readonly puppetfile: Puppetfile; readonly lockfile: Lockfile },
): readonly string[] {
  const moves = lockfile.sources
    .filter((source) => source.kind === 'forge')
    .flatMap((source) =>
      source.modules.flatMap(({ name }) => {
        const to = releases.get(name)?.forgeUrl;
        if (to === undefined || isSameForge(source.remote, to)) return [];
        if (isWanted(name, source, puppetfile)) return [];
        return [{ name, from: redactUrls(source.remote), to: redactUrls(to) }];
      }),
    );
  const byForges = groupBy(moves, ({ from, to }) => `${from} ${to}`);
  return [...byForges.values()].map((group) => tellGroup(group, puppetfile));
}

interface Move {
  readonly name: ModuleName;
  readonly from: string;
  readonly to: string;
}

/** Whether the module's own line leads away from the lock's Forge, which the file still names. */
function isWanted(name: ModuleName, locked: LockedForge, puppetfile: Puppetfile): boolean {
  const declaration = puppetfile.declarations.find((one) => one.name === name);
  return (
    declaration !== undefined &&
    !isSameSource(declaration.source, locked) &&
    findNamedForge(puppetfile, locked.remote) !== undefined
  );
}

function tellGroup(group: readonly Move[], puppetfile: Puppetfile): string {
  const { from = '', to = '' } = group[0] ?? {};
  const names = joinNames(group.map(({ name }) => name));
  const isOne = group.length === 1;
  const why =
    findNamedForge(puppetfile, from) === undefined
      ? 'which the Puppetfile no longer names'
      : `which no longer knows ${isOne ? 'it' : 'them'}`;
  return `${names} ${isOne ? 'was' : 'were'} locked from ${from}, ${why}; now ${isOne ? 'it comes' : 'they come'} from ${to}`;
}

function joinNames(names: readonly ModuleName[]): string {
  const shown = names.slice(0, mostNames).map((name) => `\`${name}\``);
  const rest = names.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])]
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');
}
