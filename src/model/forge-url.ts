/** The API of the public Puppet Forge. */
export const publicForgeUrl = 'https://forgeapi.puppet.com';

// Every name that the public Forge and its API have had; all of them serve the same modules.
const publicForgePattern =
  /^https?:\/\/(?:forge|forgeapi|forgeapi-cdn)\.puppet(?:labs)?\.com(?::80|:443)?(?:[/?#]|$)/i;

/**
 * Whether a Forge's address is a folder of this machine: `./vendor`, `../forge`, `/srv/forge`, or a
 * URL that begins with `file:`. A bare word is none, because it is more often a forgotten `https://`.
 */
export function isFolderForge(url: string): boolean {
  return /^(?:file:|\.{0,2}\/|\.{1,2}$)/i.test(url);
}

/**
 * A Forge's base URL in the one spelling that pupfile compares: without trailing slashes, and
 * `publicForgeUrl` for each of the public Forge's old addresses.
 */
export function normalizeForgeUrl(url: string): string {
  const trimmed = url.trim();
  if (publicForgePattern.test(trimmed)) return publicForgeUrl;
  // The slashes of a bare `file:///` are its path.
  return trimmed.replace(/(?<=[^/:])\/+$/, '');
}
