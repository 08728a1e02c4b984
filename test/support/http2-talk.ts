import type { HttpClient, HttpClientOptions, RetryNotice } from '../../src/net/http.ts';
import { withHttpClient } from './http-client.ts';
import { type Http2Answer, type Http2Server, withHttp2Server } from './http2-server.ts';
import { tlsFile } from './tls-fixtures.ts';

/** The environment of who trusts the certificates of the tests. */
export const trusting = { SSL_CERT_FILE: tlsFile('ca.pem') };

/** A client and a server that speak HTTP/2. */
export interface Talk {
  readonly http: HttpClient;
  readonly server: Http2Server;
  /** Why something was asked again. */
  readonly retries: readonly string[];
}

/** Runs a test with a client and the server that it asks. */
export async function talk(
  answer: Http2Answer,
  run: (talk: Talk) => Promise<void>,
  changed: Partial<HttpClientOptions> = {},
): Promise<void> {
  const retries: string[] = [];
  const onRetry = ({ reason }: RetryNotice) => void retries.push(reason);
  await withHttp2Server(answer, (server) =>
    withHttpClient((http) => run({ http, server, retries }), {
      variables: trusting,
      onRetry,
      ...changed,
    }),
  );
}
