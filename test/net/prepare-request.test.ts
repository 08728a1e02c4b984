import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NotNow } from '../../src/net/attempts.ts';
import { type PreparedRequest, prepareRequest } from '../../src/net/prepare-request.ts';
import { createSender } from '../../src/net/sender.ts';
import type { OwnTransfer } from '../../src/net/transfer.ts';
import { TransferFault } from '../../src/net/transfer-fault.ts';
import { raw } from '../support/fault-answers.ts';
import {
  type FaultyAnswer,
  inTurn,
  reply,
  stayAway,
  withFaultyServer,
} from '../support/faulty-server.ts';
import { thrown } from '../support/rejection.ts';

type Given = Omit<Parameters<typeof prepareRequest>[1], 'sender' | 'mostBytes' | 'signal'>;

describe('prepareRequest', () => {
  const addresses: readonly (readonly [url: string, subject: string, peer: string])[] = [
    ['http://forge.example/v3', 'http://forge.example/v3', 'forge.example'],
    ['http://forge.example:80/v3', 'http://forge.example:80/v3', 'forge.example'],
    ['https://forge.example:443/', 'https://forge.example:443/', 'forge.example'],
    ['https://forge.example:80/', 'https://forge.example:80/', 'forge.example:80'],
    ['HTTP://FORGE.EXAMPLE/v3', 'HTTP://FORGE.EXAMPLE/v3', 'forge.example'],
    [
      'http://user:secret@forge.example:8080/v3',
      'http://forge.example:8080/v3',
      'forge.example:8080',
    ],
    ['http:/user:secret@forge.example/v3', 'http:/forge.example/v3', 'forge.example'],
    ['http://forge.example/a?signature=secret', 'http://forge.example/a', 'forge.example'],
    ['http://[::1]/v3', 'http://[::1]/v3', '[::1]'],
    ['http://[::1]:80/v3', 'http://[::1]:80/v3', '[::1]'],
    ['http://user:secret@[0:0::1]:8080/', 'http://[0:0::1]:8080/', '[::1]:8080'],
  ];
  for (const [url, subject, peer] of addresses) {
    it(`says that it waits for ${peer} at ${url}`, () => {
      assert.deepEqual(prepared(url).about, { subject, peer });
    });
  }

  it('says what it is about in the words of who asks', () => {
    const { about } = prepared('http://forge.example/v3', { subject: 'acme-web 1.0.0' });
    assert.deepEqual(about, { subject: 'acme-web 1.0.0', peer: 'forge.example' });
  });

  const unusable: readonly (readonly [url: string, shown: string])[] = [
    ['', ''],
    ['forge.example/v3', 'forge.example/v3'],
    ['forge.example:8080/v3', 'forge.example:8080/v3'],
    ['file:///etc/passwd', 'file:///etc/passwd'],
    ['ftp://user:secret@forge.example/', 'ftp://forge.example/'],
    ['user:secret@other.example/v3', 'other.example/v3'],
    ['http://', 'http://'],
    ['http://forge.example:99999/', 'http://forge.example:99999/'],
    ['http://user:secret@[::1/', 'http://[::1/'],
    ['http://forge\u001b[2J.example/', 'http://forge\u{fffd}[2J.example/'],
  ];
  for (const [url, shown] of unusable) {
    it(`refuses \`${shown}\``, () => {
      const error = thrown(() => prepared(url), 'FORGE_UNREACHABLE');
      assert.equal(error.message, `\`${shown}\` is not an http(s) address`);
    });
  }

  it('says what for it refuses an address', () => {
    const error = thrown(() => prepared('x', { subject: 'acme-web' }), 'FORGE_UNREACHABLE');
    assert.equal(error.message, 'acme-web: `x` is not an http(s) address');
  });
});

describe('a prepared request', () => {
  it('asks for what its address says, without its fragment', async () => {
    await withFaultyServer(reply(200, {}, 'served'), async ({ url, requests }) => {
      const { body } = await sent(`${url}/v3/a%2Fb?c=d e#f`);
      assert.equal(body.toString(), 'served');
      assert.equal(requests[0]?.url, '/v3/a%2Fb?c=d%20e');
      assert.equal(requests[0]?.headers.host, new URL(url).host);
    });
  });

  it('asks by IPv6 with the brackets of the address', async () => {
    const hosts: (string | undefined)[] = [];
    const server = createServer(({ headers }, response) => {
      hosts.push(headers.host);
      response.end();
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(0, '::1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    try {
      await sent(`http://[0:0::1]:${port}/`);
      assert.deepEqual(hosts, [`[::1]:${port}`]);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  const logins: readonly (readonly [inAddress: string, login: string])[] = [
    ['user:password', 'user:password'],
    ['user', 'user:'],
    [':token', ':token'],
    ['us%40er:pass%2Fword%3A', 'us@er:pass/word:'],
    ['user:100%', 'user:100%'],
    ['user%0D%0AX-Evil:%20a', 'user\r\nX-Evil: a'],
  ];
  for (const [inAddress, login] of logins) {
    it(`sends ${inAddress} of its address as a header, and nothing else`, async () => {
      await withFaultyServer(reply(200), async ({ url, requests }) => {
        await sent(url.replace('//', `//${inAddress}@`));
        const { authorization, ...others } = requests[0]?.headers ?? {};
        assert.equal(authorization, `Basic ${Buffer.from(login).toString('base64')}`);
        assert.deepEqual(Object.keys(others), ['user-agent', 'accept', 'host', 'connection']);
      });
    });
  }

  it('sends no user and password of its address to another origin', async () => {
    await withFaultyServer(reply(200), async (other) => {
      await withFaultyServer(reply(302, { location: other.url }), async ({ url, requests }) => {
        await sent(url.replace('//', '//user:password@'));
        assert.notEqual(requests[0]?.headers.authorization, undefined);
        assert.equal(other.requests[0]?.headers.authorization, undefined);
      });
    });
  });

  it('takes what is compressed only where it asks for JSON', async () => {
    await withFaultyServer(reply(200), async ({ url, requests }) => {
      await sent(url, { accept: 'application/json' });
      await sent(url, { accept: 'application/gzip' });
      const encodings = requests.map(({ headers }) => headers['accept-encoding']);
      assert.deepEqual(encodings, ['gzip', undefined]);
    });
  });

  for (const value of ['1\r\nx-evil: 2', '1\nx-evil: 2', '1\rx-evil: 2', '1\0']) {
    it(`is not sent with the header ${JSON.stringify(value)}`, async () => {
      await withFaultyServer(reply(200), async (server) => {
        await assert.rejects(sent(server.url, { headers: { 'x-given': value } }), TransferFault);
        assert.equal(server.connectionCount, 0);
      });
    });
  }

  it('gives an answer that will not change as it is', async () => {
    await withFaultyServer(reply(404, {}, 'no'), async ({ url }) => {
      const { status, body } = await sent(url);
      assert.deepEqual([status, body.toString()], [404, 'no']);
    });
  });

  it('throws an answer that says "not now"', async () => {
    await withFaultyServer(reply(503, { 'retry-after': '7' }), async ({ url }) => {
      await assert.rejects(sent(url), (error) => {
        assert.ok(error instanceof NotNow);
        assert.equal(error.answer.headers['retry-after'], '7');
        return true;
      });
    });
  });

  it('can be sent again', async () => {
    await withFaultyServer(inTurn(reply(503), reply(200, {}, 'served')), async ({ url }) => {
      await withPrepared(url, {}, async ({ send }) => {
        await assert.rejects(send(transferred()), NotNow);
        assert.equal((await send(transferred())).body.toString(), 'served');
      });
    });
  });

  it('tells where it failed, as far as redirects have led', async () => {
    await withFaultyServer(raw(''), async (other) => {
      const redirect = reply(302, { location: `${other.url}/files` });
      await withFaultyServer(redirect, async (forge) => {
        const url = forge.url.replace('//', '//user:password@');
        await withPrepared(url, { subject: 'acme-web' }, async ({ failed, send }) => {
          const before = { url, reached: new URL(forge.url), subject: 'acme-web' };
          assert.deepEqual(failed(), before);
          await assert.rejects(send(transferred()), TransferFault);
          assert.deepEqual(failed(), { ...before, reached: new URL(`${other.url}/files`) });
        });
      });
    });
  });

  it('tells what has arrived', async () => {
    await withFaultyServer(reply(200, { 'content-length': '6' }, 'served'), async ({ url }) => {
      await withPrepared(url, {}, async ({ send }) => {
        const transfer = transferred();
        await send(transfer);
        assert.deepEqual([transfer.arrivedBytes, transfer.announcedBytes], [6, 6]);
      });
    });
  });

  const reason = new Error('enough');

  it('fails for the reason of a signal that was given before', async () => {
    await withFaultyServer(reply(200), async ({ url, requests }) => {
      await assert.rejects(sent(url, {}, AbortSignal.abort(reason)), reason);
      assert.equal(requests.length, 0);
    });
  });

  const moments: readonly (readonly [string, (stop: () => void) => FaultyAnswer])[] = [
    [
      'before the answer',
      (stop) =>
        (...exchanged) => {
          stop();
          stayAway(...exchanged);
        },
    ],
    ['in the answer', (stop) => (_, response) => response.writeHead(200).write('{', stop)],
  ];
  for (const [title, answer] of moments) {
    it(`fails for the reason of a signal that is given ${title}`, async () => {
      const stop = new AbortController();
      await withFaultyServer(
        answer(() => stop.abort(reason)),
        async ({ url }) => {
          await assert.rejects(sent(url, {}, stop.signal), reason);
        },
      );
    });
  }
});

function prepared(url: string, given: Given = {}): PreparedRequest {
  // It opens nothing before it sends.
  const sender = createSender({ concurrency: 1, userAgent: 'pupfile/0 test' });
  return prepareRequest(url, {
    ...given,
    sender,
    mostBytes: 1000,
    signal: new AbortController().signal,
  });
}

/** Runs something with a request, and closes its connections. */
async function withPrepared<Result>(
  url: string,
  given: Given,
  run: (request: PreparedRequest) => Promise<Result>,
  signal = new AbortController().signal,
): Promise<Result> {
  const sender = createSender({ concurrency: 1, userAgent: 'pupfile/0 test' });
  try {
    return await run(prepareRequest(url, { ...given, sender, mostBytes: 1000, signal }));
  } finally {
    await sender.close();
  }
}

/** What comes of it when it is sent once. */
function sent(url: string, given: Given = {}, signal?: AbortSignal) {
  return withPrepared(url, given, ({ send }) => send(transferred()), signal);
}

function transferred(): OwnTransfer {
  return {
    ...{ subject: 'acme-web', peer: 'forge.example', isOver: false },
    ...{ arrivedBytes: 0, announcedBytes: undefined },
  };
}
