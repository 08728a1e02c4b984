import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTransport } from '../../src/net/exchange.ts';
import { TransferFault } from '../../src/net/transfer-fault.ts';
import { loadTrust } from '../../src/net/trust.ts';
import { reply } from '../support/faulty-server.ts';
import { rejection } from '../support/rejection.ts';
import { withSecureServer } from '../support/secure-server.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';
import { serverIdentity, tlsFile } from '../support/tls-fixtures.ts';
import { transportOptions } from '../support/transport.ts';

const authority = readFileSync(tlsFile('ca.pem'), 'utf8');

describe('loadTrust', () => {
  const directory = useTemporaryDirectory();
  const path = (name: string) => join(directory(), name);

  it('leaves it to Node where nothing is said', async () => {
    assert.equal(await loadTrust({}), undefined);
    assert.equal(await loadTrust({ SSL_CERT_FILE: '', SSL_CERT_DIR: '' }), undefined);
    assert.equal(await loadTrust({ NODE_EXTRA_CA_CERTS: '/nowhere' }), undefined);
  });

  it('trusts nobody of the tests by itself', async () => {
    await refusesServer({});
  });

  it('trusts the authorities of SSL_CERT_FILE', async () => {
    await acceptsServer({ SSL_CERT_FILE: tlsFile('ca.pem') });
  });

  it('finds them among others, in a file with DOS’ line ends', async () => {
    const others = readFileSync(tlsFile('self-signed.pem'), 'utf8');
    writeFileSync(path('all.pem'), `Mine\n${others}\n# and\n${authority}`.replaceAll('\n', '\r\n'));
    await acceptsServer({ SSL_CERT_FILE: path('all.pem') });
  });

  it('trusts those of the directories of SSL_CERT_DIR, whatever else lies there', async () => {
    writeTree(directory(), {
      'certs/README': 'none',
      'certs/server.key': String(serverIdentity().key),
      'certs/damaged.pem': authority.replace(/M/g, 'N'),
    });
    mkdirSync(path('certs/below'));
    symlinkSync('loop.pem', path('certs/loop.pem'));
    symlinkSync(path('gone.pem'), path('certs/11111111.0'));
    symlinkSync(tlsFile('ca.pem'), path('certs/22222222.0'));
    await acceptsServer({ SSL_CERT_DIR: `${path('nowhere')}:${path('certs')}:` });
  });

  it('keeps those of NODE_EXTRA_CA_CERTS beside them', async () => {
    await acceptsServer({
      SSL_CERT_FILE: tlsFile('self-signed.pem'),
      NODE_EXTRA_CA_CERTS: tlsFile('ca.pem'),
    });
  });

  const broken: readonly [title: string, text: string, problem: string][] = [
    ['an empty file', '', 'which has no certificate'],
    [
      'a key',
      '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n',
      'which has no certificate',
    ],
    ['DER', '\x30\x82\x01\x00', 'which has no certificate'],
    [
      'a certificate that is damaged',
      `${authority}${authority.replace(/M/g, 'N')}`,
      'whose certificate 2 is damaged',
    ],
  ];
  for (const [title, text, problem] of broken) {
    it(`refuses ${title}, by the names of variable and file`, async () => {
      writeFileSync(path('ca.pem'), text);
      const error = await rejection(loadTrust({ SSL_CERT_FILE: path('ca.pem') }), 'USAGE');
      assert.equal(error.message, `SSL_CERT_FILE names \`${path('ca.pem')}\`, ${problem}`);
    });
  }

  it('refuses a file that is not there', async () => {
    const error = await rejection(loadTrust({ SSL_CERT_FILE: path('no.pem') }), 'FILE_SYSTEM');
    assert.equal(
      error.message,
      `SSL_CERT_FILE names \`${path('no.pem')}\`, which cannot be read: it is not there`,
    );
  });

  it('refuses a directory in the place of a file, and a file in that of a directory', async () => {
    const file = await rejection(loadTrust({ SSL_CERT_FILE: directory() }), 'FILE_SYSTEM');
    assert.match(file.message, /^SSL_CERT_FILE .* it is a directory$/);
    const folder = await rejection(loadTrust({ SSL_CERT_DIR: tlsFile('ca.pem') }), 'FILE_SYSTEM');
    assert.match(folder.message, /^SSL_CERT_DIR .* a part of its path is no directory$/);
  });
});

async function acceptsServer(variables: Readonly<Record<string, string>>): Promise<void> {
  assert.equal(await statusOfServer(variables), 200);
}

async function refusesServer(variables: Readonly<Record<string, string>>): Promise<void> {
  await assert.rejects(statusOfServer(variables), TransferFault);
}

async function statusOfServer(variables: Readonly<Record<string, string>>): Promise<number> {
  const open = await openTransport(await transportOptions(variables));
  let status = 0;
  try {
    await withSecureServer(reply(200), {}, async ({ url }) => {
      const limits = {
        connectMs: 10_000,
        headersMs: 10_000,
        idleMs: 10_000,
        leastBytesPerIdle: 1,
        bodyBytes: 1000,
      };
      const { signal } = new AbortController();
      ({ status } = await open.transport({ url: new URL(url), headers: {}, limits, signal }));
    });
  } finally {
    await open.close();
  }
  return status;
}
