import { normalizeForgeUrl } from '../model/forge-url.ts';

/** A host as policies name it: `forge.example.org`, `forge.example.org:8080`, `*.example.org`. */
export const hostPattern = /^(?:\*\.)?(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:]+\])(?::\d+)?$/i;

/** What connects to a source. */
export interface Address {
  /** With its colon: `https:`. */
  readonly scheme: string;
  /** In lower case, with the port where it is not the usual one. */
  readonly host: string;
}

/** Reads a URL, or git's `user@host:path`; undefined for a path of this machine. */
export function readAddress(url: string): Address | undefined {
  const [, host] = /^(?:[^/@:]+@)?([^/@:]{2,}):(?!\/\/)/.exec(url) ?? [];
  if (host !== undefined) return { scheme: 'ssh:', host: host.toLowerCase() };
  if (!URL.canParse(url)) return undefined;
  const { protocol, host: name } = new URL(url);
  return name === '' ? undefined : { scheme: protocol, host: name.toLowerCase() };
}

/** Whether a host is on a list; one that is listed without a port is meant with every port. */
export function allowsHost(list: readonly string[], host: string): boolean {
  const [name = ''] = host.split(/:\d+$/);
  return list.some((one) => {
    const wanted = one.toLowerCase();
    const compared = /:\d+$/.test(wanted) ? host : name;
    return wanted.startsWith('*.') ? compared.endsWith(wanted.slice(1)) : compared === wanted;
  });
}

/** The same for Forges; all names of the public one are the same. */
export function allowsForge(list: readonly string[], host: string): boolean {
  return allowsHost([...list, ...list.map(usualName)], host);
}

function usualName(host: string): string {
  return readAddress(normalizeForgeUrl(`https://${host}`))?.host ?? host;
}
