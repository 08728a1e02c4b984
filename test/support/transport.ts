import type { TransportOptions } from '../../src/net/exchange.ts';
import { createProxyFinder } from '../../src/net/proxies.ts';
import { loadTrust } from '../../src/net/trust.ts';

/** A transport's options where the environment says this, and nothing else. */
export async function transportOptions(
  variables: Readonly<Record<string, string>> = {},
): Promise<TransportOptions> {
  return {
    connections: 1,
    connectMs: 10_000,
    userAgent: 'pupfile/0 test',
    findProxy: await createProxyFinder(variables),
    loadTrust: () => loadTrust(variables),
  };
}
