import { BlockList, isIP } from 'node:net';

/** Whether a NO_PROXY lets an address be asked without a proxy. */
export type DirectRule = (url: URL) => boolean;

/**
 * Reads a NO_PROXY: hosts, between commas or blanks, each with those below it.
 *
 *     *                         every host
 *     example.com               that host and all below it; so do .example.com and *.example.com
 *     example.com:8080          only at that port
 *     10.0.0.1, ::1, [::1]:80   an address
 *     10.0.0.0/8, fd00::/8      a network; names are not looked up for it
 */
export function parseNoProxy(text: string): DirectRule {
  const rules = text
    .split(/[,\s]+/)
    .filter(Boolean)
    .map(parseEntry);
  return (url) => {
    const target: Target = {
      host: url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, ''),
      port: url.port || (url.protocol === 'https:' ? '443' : '80'),
    };
    return rules.some((allows) => allows(target));
  };
}

interface Target {
  /** Without brackets, in lower case. */
  readonly host: string;
  readonly port: string;
}

function parseEntry(entry: string): (target: Target) => boolean {
  if (entry === '*') return () => true;
  if (entry.includes('/')) return parseNetwork(entry);
  const [, address, port] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
  // The last group of a bare IPv6 address is no port.
  const isBare = isIP(entry) === 6;
  const host = normalize(isBare ? entry : (address ?? ''));
  const wantedPort = isBare ? undefined : port;
  return (target) =>
    (target.host === host || (host !== '' && target.host.endsWith(`.${host}`))) &&
    (wantedPort === undefined || target.port === wantedPort);
}

function normalize(host: string): string {
  if (isIP(host) === 6) return new URL(`http://[${host}]`).hostname.slice(1, -1);
  return host
    .toLowerCase()
    .replace(/^\*?\./, '')
    .replace(/\.$/, '');
}

/** What is no network has nobody in it. */
function parseNetwork(entry: string): (target: Target) => boolean {
  const [, address = '', bits] = /^\[?([^\]/]*)\]?\/(\d{1,3})$/.exec(entry) ?? [];
  const family = isIP(address);
  if (family === 0 || Number(bits) > (family === 4 ? 32 : 128)) return () => false;
  const network = new BlockList();
  network.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  return ({ host }) => isIP(host) === family && network.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
