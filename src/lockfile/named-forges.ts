import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { isSameForge } from './compare-source.ts';

/**
 * Every Forge that a Puppetfile names, each once: those of its statements, then those that modules
 * are tied to. A module that nobody declares may come from any of them.
 */
export function namedForges(puppetfile: Puppetfile): readonly string[] {
  const { forgeUrl, fallbackForgeUrls = [], declarations } = puppetfile;
  const declared = declarations.flatMap(({ source }) =>
    source.kind === 'forge' ? [source.url, ...(source.fallbackUrls ?? [])] : [],
  );
  return [...new Set([forgeUrl, ...fallbackForgeUrls, ...declared])];
}

/**
 * A lock's remote as the Puppetfile names the same Forge, with the credentials that a lock never has;
 * undefined where the Puppetfile does not name it.
 */
export function findNamedForge(puppetfile: Puppetfile, remote: string): string | undefined {
  return namedForges(puppetfile).find((url) => isSameForge(url, remote));
}
