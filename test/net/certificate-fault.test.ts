import assert from 'node:assert/strict';
import type { PeerCertificate } from 'node:tls';
import { explainCertificate } from '../../src/net/certificate-fault.ts';
import type { HttpClient } from '../../src/net/http.ts';
import { TransferFault } from '../../src/net/transfer-fault.ts';
import { reply } from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';
import { withSecureServer } from '../support/secure-server.ts';
import { tlsFile } from '../support/tls-fixtures.ts';

const trusting = { SSL_CERT_FILE: tlsFile('ca.pem') };
const get = (url: string) => (http: HttpClient) => http.get(url, { mostBytes: 1000 });

describe('a certificate that is not accepted', () => {
  const cases: readonly [
    certificate: string,
    variables: Readonly<Record<string, string>>,
    reason: string,
    hint: RegExp,
  ][] = [
    [
      'server.pem',
      {},
      'its certificate is signed by `Authority of the tests`, whom this machine does not trust',
      /SSL_CERT_FILE=FILE or NODE_EXTRA_CA_CERTS=FILE/,
    ],
    [
      'self-signed.pem',
      trusting,
      'its certificate is signed by nobody but itself, and this machine does not trust it',
      /SSL_CERT_FILE=FILE or NODE_EXTRA_CA_CERTS=FILE/,
    ],
    ['expired.pem', trusting, 'its certificate has expired on 2020-02-01', /clock/],
    [
      'other.pem',
      trusting,
      'its certificate is for forge.example, *.forge.example, and not for 127.0.0.1',
      /name the server as its certificate does/,
    ],
  ];
  for (const [certificate, variables, reason, hint] of cases) {
    it(`is explained, and asked for once only: ${reason}`, async () => {
      await withSecureServer(reply(200), { certificate }, async ({ url, requests }) => {
        const notices: unknown[] = [];
        const onRetry = (notice: unknown) => notices.push(notice);
        const error = await withHttpClient(
          (http) => rejection(get(`${url}/v3`)(http), 'FORGE_UNREACHABLE'),
          { variables, onRetry },
        );
        assert.equal(error.message, `No answer from ${url}`);
        assert.deepEqual(error.notes, [`GET ${url}/v3: ${reason}`]);
        assert.match(error.hint ?? '', hint);
        assert.deepEqual([notices, requests], [[], []]);
      });
    });
  }

  it('is the only thing that is not accepted: a good one is', async () => {
    await withSecureServer(reply(200), {}, async ({ port }) => {
      for (const host of ['127.0.0.1', 'localhost']) {
        const url = `https://${host}:${port}`;
        const { status } = await withHttpClient(get(url), { variables: trusting });
        assert.equal(status, 200);
      }
    });
  });
});

describe('explainCertificate', () => {
  const certificate = (changed: object) => changed as unknown as PeerCertificate;
  const cases: readonly [code: string, shown: object | undefined, words: string][] = [
    ['CERT_HAS_EXPIRED', undefined, 'a certificate that it depends on has expired'],
    [
      'CERT_HAS_EXPIRED',
      { valid_to: 'Jan  1 00:00:00 2120 GMT' },
      'a certificate that it depends on has expired',
    ],
    [
      'CERT_NOT_YET_VALID',
      { valid_from: 'Jan  1 00:00:00 2120 GMT' },
      'its certificate is not valid before 2120-01-01',
    ],
    [
      'CERT_NOT_YET_VALID',
      { valid_from: 'Jan  1 00:00:00 2020 GMT' },
      'a certificate that it depends on is not valid yet',
    ],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      { issuer: { O: 'Acme' } },
      'its certificate is signed by `Acme`, whom this machine does not trust',
    ],
    [
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      { issuer: { CN: 'a\u001b[2Jb\nc' } },
      'its certificate is signed by `a\u{fffd}[2Jb c`, whom this machine does not trust',
    ],
    [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      {},
      'its certificate is signed by somebody, whom this machine does not trust',
    ],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      { subject: { CN: 'old.example' } },
      'its certificate is for old.example, and not for forge.example',
    ],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      { subjectaltname: 'DNS:a, DNS:b, DNS:c, DNS:d, IP Address:1.2.3.4, DNS:f, DNS:g' },
      'its certificate is for a, b, c, d, 1.2.3.4 and 2 more, and not for forge.example',
    ],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      { subject: {} },
      'its certificate is for another host, and not for forge.example',
    ],
  ];
  for (const [code, shown, words] of cases) {
    it(`says "${words}"`, () => {
      const error = Object.assign(new Error('no'), { code });
      const known = shown === undefined ? undefined : certificate(shown);
      const fault = explainCertificate(error, 'forge.example', known);
      assert.ok(fault instanceof TransferFault);
      assert.deepEqual([fault.message, fault.isPassing, fault.cause], [words, false, error]);
    });
  }

  it('has nothing to say of other errors', () => {
    for (const error of [new Error('no'), Object.assign(new Error(), { code: 'toString' }), 'x']) {
      assert.equal(explainCertificate(error, 'forge.example'), error);
    }
  });
});
