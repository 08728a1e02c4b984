import { startProxy } from './proxy-server.ts';
import { passOn, startSecureServer } from './secure-server.ts';
import { tlsFile } from './tls-fixtures.ts';

/** The servers of a story beside its Forge, and what stands for them in its text. */
export interface Neighbours {
  readonly places: readonly (readonly [name: string, place: string])[];
  close(): Promise<void>;
}

/**
 * Starts what a story has beside its Forge: the Forge behind TLS ($TLS; $CA is the file of its
 * authority, which nobody trusts), and a proxy ($PROXY, its host and port) that wants a login.
 */
export async function startNeighbours({
  forgeUrl,
  login,
}: {
  readonly forgeUrl: string;
  /** `user:password`, or nothing for a proxy that everybody may use. */
  readonly login: string;
}): Promise<Neighbours> {
  const tls = await startSecureServer(passOn(forgeUrl));
  const proxy = await startProxy(login === '' ? {} : { login });
  return {
    places: [
      ['$TLS', tls.url],
      ['$CA', tlsFile('ca.pem')],
      ['$PROXY', new URL(proxy.url).host],
    ],
    close: async () => {
      await proxy.close();
      await tls.close();
    },
  };
}
