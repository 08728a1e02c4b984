import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import { isFolderForge } from '../model/forge-url.ts';

/**
 * The absolute path of a folder that stands for a Forge; undefined where the address is that of a
 * server.
 *
 * @param base what a relative path begins at; absolute
 * @throws FORGE_UNREACHABLE for a `file:` URL of another machine, or one that is no path
 */
export function findForgeFolder(url: string, base: string): string | undefined {
  if (!isFolderForge(url)) return undefined;
  if (!/^file:/i.test(url)) return resolve(base, url);
  try {
    const isAbsolute = /^file:\//i.test(url);
    return isAbsolute ? fileURLToPath(url) : resolve(base, decodeURIComponent(url.slice(5)));
  } catch (cause) {
    const message = `\`${redactUrls(url)}\` is no folder of this machine`;
    throw new PupfileError('FORGE_UNREACHABLE', message, {
      hint: 'write its path, such as ./vendor, or file:///srv/forge',
      cause,
    });
  }
}
