import type { TransportOptions } from '../../src/net/exchange.ts';
import { createProxyFinder } from '../../src/net/proxies.ts';
import { loadTrust } from '../../src/net/trust.ts';

/** A transport's options where the environment says this, and nothing else. */
export function transportOptions(
  variables: Readonly<Record<string, string>> = {},
): TransportOptions {
  return {
    connections: 1,
    connectMs: 10_000,
    userAgent: 'pupfile/0 test',
    findProxy: createProxyFinder(variables),
    loadTrust: () => loadTrust(variables),
  };
}
