import { posix } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';

/** Where Puppet looks for modules when nobody tells it anything. */
export const defaultPrefix: string = '/etc/puppetlabs/code/environments/production/modules';

// In today's distributions these are links, which a layer that has them as directories replaces.
const links: Readonly<Record<string, string>> = {
  bin: '/usr/bin',
  sbin: '/usr/sbin',
  lib: '/usr/lib',
  lib32: '/usr/lib32',
  lib64: '/usr/lib64',
  libx32: '/usr/libx32',
  'var/run': '/run',
  'var/lock': '/run/lock',
};

/**
 * Reads where the modules are to stand in the image.
 *
 * @returns an absolute path without a slash at its end
 * @throws PupfileError USAGE for what is no such path, or would break the image
 */
export function parsePrefix(text: string): string {
  const hint = `--prefix takes a path such as ${defaultPrefix}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (!text.startsWith('/') || /[\x00-\x1f\x7f\\]/.test(text)) {
    throw new PupfileError('USAGE', `\`${text}\` is not an absolute path`, { hint });
  }
  if (text.split('/').some((segment) => segment === '..' || segment === '.')) {
    throw new PupfileError('USAGE', `\`${text}\` is not a plain path`, { hint });
  }
  const path = posix.normalize(text).replace(/\/+$/, '');
  for (const [link, target] of Object.entries(links)) {
    const rest = `${path}/`.startsWith(`/${link}/`) ? path.slice(link.length + 1) : undefined;
    if (rest === undefined) continue;
    throw new PupfileError(
      'USAGE',
      `\`/${link}\` is a link in most images, which a layer would replace`,
      {
        hint: `use \`--prefix ${target}${rest}\``,
      },
    );
  }
  return path;
}
