import { normalizeForgeUrl, publicForgeUrl } from '../model/forge-url.ts';
import type { RubyValue } from '../ruby/ruby-value.ts';
import { invalid } from './gather-errors.ts';
import type { PuppetfileWarning } from './puppetfile.ts';

/**
 * Reads a Forge's address as a base URL; warns of an old one and of one without encryption.
 *
 * @param name of the word or option, for messages
 * @throws PUPPETFILE_INVALID where it is no text
 */
export function readForgeUrl(
  value: RubyValue,
  name: string,
  warnings: PuppetfileWarning[],
): string {
  if (value.kind !== 'string' || value.text.trim() === '') {
    throw invalid(`\`${name}\` must be given a text`, value.span, 'not a text');
  }
  const url = normalizeForgeUrl(value.text);
  const warning = warnOfForge(value.text.trim(), url);
  if (warning !== null) warnings.push({ ...warning, span: value.span });
  return url;
}

const oldHost = /^https?:\/\/(?:[\w-]+\.puppetlabs\.com|forgeapi-cdn\.puppet\.com)(?=[:/?#]|$)/i;
// What is said to this machine itself, nobody else hears.
const ownMachine = /^http:\/\/(?:localhost|127\.[\d.]+|\[::1\])(?=[:/?#]|$)/i;

function warnOfForge(written: string, url: string): Omit<PuppetfileWarning, 'span'> | null {
  if (oldHost.test(written) && url === publicForgeUrl) {
    return {
      rule: 'old-forge',
      message: `\`${written}\` is an old address of the public Forge; pupfile asks ${publicForgeUrl}`,
      hint: `write '${publicForgeUrl}'`,
    };
  }
  if (!/^http:/i.test(written) || ownMachine.test(written)) return null;
  const https = written.replace(/^http:/i, 'https:');
  return url === publicForgeUrl
    ? {
        rule: 'unencrypted-forge',
        message: `\`${written}\` is not encrypted; pupfile asks ${publicForgeUrl}`,
        hint: `write '${publicForgeUrl}'`,
      }
    : {
        rule: 'unencrypted-forge',
        message: `\`${written}\` is not encrypted: anybody on the way can exchange the modules`,
        hint: `if the Forge answers there, write '${https}'`,
      };
}
