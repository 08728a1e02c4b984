import { publicForgeUrl } from '../model/forge-url.ts';
import { shortName } from '../model/module-name.ts';
import type { Release } from '../model/release.ts';

/**
 * Where somebody reads what changed in a release: its page on the public Forge, else where its project is
 * at home; undefined where nobody says.
 */
export function changelogAddress({ name, forgeUrl, projectUrl }: Release): string | undefined {
  if (forgeUrl !== publicForgeUrl) return projectUrl;
  const short = shortName(name);
  const author = name.slice(0, -short.length - 1);
  return `https://forge.puppet.com/modules/${author}/${short}/changelog`;
}
