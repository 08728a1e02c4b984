import { PupfileError } from '../errors/pupfile-error.ts';
import { credentialInUrl, withoutCredentials } from './credentials.ts';

/** A proxy that the environment names. */
export interface ProxyServer {
  /** Without a user and password. */
  readonly url: URL;
  /** The value of a `Proxy-Authorization` header. Never to be printed or stored. */
  readonly authorization: string | undefined;
  /** The variable that names it. */
  readonly variable: string;
  /** For messages: `http://proxy.example:3128 (HTTPS_PROXY)`. */
  readonly shown: string;
}

/** Finds the proxy for an address; undefined to ask its server itself. */
export type ProxyFinder = (url: URL) => ProxyServer | undefined;

// As curl and git have them, and what npm does where there is no HTTPS_PROXY.
const variablesOf = {
  'http:': ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
  'https:': ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'http_proxy', 'HTTP_PROXY'],
} as const;

/**
 * Reads HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, of which the names in small letters win; a
 * variable that is empty says nothing. The finder throws USAGE where the variable that it would go
 * by names no http(s) proxy: going around it in silence could be what nobody may do.
 */
export async function createProxyFinder(
  variables: Readonly<Record<string, string | undefined>>,
): Promise<ProxyFinder> {
  // Node's network code is loaded with the first request: most runs make none.
  const { parseNoProxy } = await import('./no-proxy.ts');
  const textOf = (name: string) => variables[name]?.trim() || undefined;
  const isDirect = parseNoProxy(textOf('no_proxy') ?? textOf('NO_PROXY') ?? '');
  return (url) => {
    const candidates = variablesOf[url.protocol === 'https:' ? 'https:' : 'http:'];
    const variable = candidates.find((name) => textOf(name) !== undefined);
    if (variable === undefined || isDirect(url)) return undefined;
    return readProxy(variable, textOf(variable) ?? '');
  };
}

function readProxy(variable: string, text: string): ProxyServer {
  // As for curl, `proxy.example:3128` is one that speaks HTTP.
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const given = URL.canParse(address) ? new URL(address) : undefined;
  if (given === undefined || !/^https?:$/.test(given.protocol)) {
    throw unusable(variable, given?.protocol.startsWith('socks') === true);
  }
  const url = withoutCredentials(given);
  return {
    url,
    authorization: credentialInUrl(given)?.authorization,
    variable,
    shown: `${url.origin} (${variable})`,
  };
}

/** What is no address is not shown: nobody can tell which part of it is a password. */
function unusable(variable: string, isSocks: boolean): PupfileError {
  const what = isSocks ? 'a SOCKS proxy, which pupfile does not speak to' : 'no address of a proxy';
  return new PupfileError('USAGE', `${variable} is ${what}`, {
    hint: `${variable}=http://proxy.example:3128 would name one; NO_PROXY=HOST goes around it`,
  });
}
