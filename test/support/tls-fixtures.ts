import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a certificate or key of the tests. */
export function tlsFile(name: string): string {
  return fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url));
}

/** What a server needs to show one of the certificates. */
export function serverIdentity(name = 'server.pem'): {
  readonly key: Buffer;
  readonly cert: Buffer;
} {
  return { key: readFileSync(tlsFile('server.key')), cert: readFileSync(tlsFile(name)) };
}
