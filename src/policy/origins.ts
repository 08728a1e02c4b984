import { redactUrls } from '../errors/redact.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import type { LockedSource } from '../lockfile/lockfile.ts';
import type { LockfileComparison } from '../lockfile/lockfile-comparison.ts';
import { normalizeForgeUrl } from '../model/forge-url.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { ModuleSource } from '../model/module-source.ts';

/** A place that a module is taken from, by the lock or by the Puppetfile. */
export interface Origin {
  readonly name: ModuleName;
  readonly spelledName: string;
  readonly isForge: boolean;
  /** A URL, a `user@host:path` of git, or a path. */
  readonly url: string;
  readonly span: SourceSpan | undefined;
  readonly lockLine: number | undefined;
}

/**
 * Every place that modules come from, each once: those of the lock, then those of declarations that
 * the lock has from elsewhere, or not at all.
 */
export function gatherOrigins({
  modules,
  declarations,
  locked,
}: LockfileComparison): readonly Origin[] {
  const fromLock = modules.map(({ name, spelledName, source, line }) => ({
    name,
    spelledName,
    ...urlOfLocked(source),
    span: declarations.get(name)?.span,
    lockLine: line,
  }));
  const fromPuppetfile = [...declarations.values()].flatMap(({ name, spelledName, source, span }) =>
    alternativesOf(source).map((one) => ({
      name,
      spelledName,
      ...urlOf(one),
      span,
      lockLine: locked.get(name)?.line,
    })),
  );
  const known = new Map<string, Origin>();
  for (const { url, ...origin } of [...fromLock, ...fromPuppetfile]) {
    if (url === undefined) continue;
    // A lock has no credentials.
    const key = `${origin.name} ${redactUrls(url)}`;
    if (!known.has(key)) known.set(key, { ...origin, url });
  }
  return [...known.values()];
}

/** Each Forge that a module may come from. */
function alternativesOf(source: ModuleSource): readonly ModuleSource[] {
  if (source.kind !== 'forge') return [source];
  return [source.url, ...(source.fallbackUrls ?? [])].map((url) => ({ kind: 'forge', url }));
}

function urlOfLocked(source: LockedSource) {
  switch (source.kind) {
    case 'forge':
      return urlOf({ kind: 'forge', url: source.remote });
    case 'git':
    case 'svn':
    case 'tarball':
      return { isForge: false, url: source.remote };
    case 'github_tarball':
      return urlOf({ kind: 'github_tarball', repository: source.remote });
    case 'path':
      return urlOf({ kind: 'path', path: source.remote });
  }
}

/** Undefined for what is a part of the project, or stands in the modules directory already. */
function urlOf(source: ModuleSource): { isForge: boolean; url: string | undefined } {
  switch (source.kind) {
    case 'forge':
      return { isForge: true, url: normalizeForgeUrl(source.url) };
    case 'git':
    case 'tarball':
    case 'svn':
      return { isForge: false, url: source.url };
    case 'github_tarball':
      return { isForge: false, url: `https://github.com/${source.repository}` };
    case 'path':
    case 'local':
      return { isForge: false, url: undefined };
  }
}
