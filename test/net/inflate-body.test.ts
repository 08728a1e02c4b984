import assert from 'node:assert/strict';
import { deflateSync, gzipSync } from 'node:zlib';
import { type Exchange, openTransport } from '../../src/net/exchange.ts';
import { inflateBody } from '../../src/net/inflate-body.ts';
import { TransferFault } from '../../src/net/transfer-fault.ts';
import { type FaultyAnswer, reply, withFaultyServer } from '../support/faulty-server.ts';
import { transportOptions } from '../support/transport.ts';

const mebibyte = 1024 * 1024;
const text = 'Puppet modules, '.repeat(500);
const cutOff = 'the answer was cut off';
const damaged = 'the compressed answer is damaged';

describe('inflateBody', () => {
  const bodies: readonly (readonly [string, Buffer, string])[] = [
    ['a compressed body', gzipSync(text), text],
    ['what is compressed of nothing', gzipSync(''), ''],
    ['nothing', Buffer.alloc(0), ''],
    ['a body of two parts', Buffer.concat([gzipSync('one '), gzipSync('two')]), 'one two'],
    ['a body with zeros behind it', Buffer.concat([gzipSync(text), Buffer.alloc(512)]), text],
  ];
  for (const [title, body, expected] of bodies) {
    it(`inflates ${title}`, async () => {
      assert.equal((await inflateBody(body, mebibyte)).toString(), expected);
    });
  }

  it('takes a body that becomes just as large as it may be', async () => {
    const large = Buffer.alloc(3 * mebibyte, 'x');
    assert.ok((await inflateBody(gzipSync(large), large.length)).equals(large));
  });

  const beyond: readonly (readonly [string, size: number, most: number])[] = [
    ['by a byte', 3 * mebibyte + 1, 3 * mebibyte],
    ['by a byte, where it is small', mebibyte + 1, mebibyte],
    ['by a hundred times', 100 * mebibyte, mebibyte],
  ];
  for (const [title, size, most] of beyond) {
    it(`refuses a body beyond its limit ${title}, for good`, async () => {
      const message = `the answer is larger than ${most >> 20} MiB`;
      const fault = await faultOf(async () => inflateBody(gzipSync(Buffer.alloc(size)), most));
      assert.deepEqual([fault.message, fault.isPassing], [message, false]);
    });
  }

  for (const claimedBytes of [0, 1, 2000, 2 ** 32 - 1]) {
    it(`refuses a body beyond its limit that claims ${claimedBytes} bytes`, () => {
      const body = gzipSync(Buffer.alloc(8 * mebibyte));
      body.writeUInt32LE(claimedBytes, body.length - 4);
      assert.throws(
        () => inflateBody(body, 4 * mebibyte),
        (error) => error instanceof TransferFault && /larger than 4 MiB/.test(error.message),
      );
    });
  }

  it('inflates whatever the last of several parts claims', () => {
    const parts = ['x'.repeat(100_000), 'y'].map((part) => gzipSync(part));
    assert.equal(inflateBody(Buffer.concat(parts), mebibyte).length, 100_001);
  });

  it('refuses a body that ends early, wherever it does', async () => {
    const body = gzipSync(text);
    for (let end = 1; end < body.length; end += 1) {
      const fault = await faultOf(async () => inflateBody(body.subarray(0, end), mebibyte));
      assert.deepEqual([fault.message, fault.isPassing], [cutOff, true], `${end} bytes`);
    }
  });

  const whole = gzipSync(text);
  const damages: readonly (readonly [string, Buffer])[] = [
    ['that is not compressed', Buffer.from(text)],
    ['that is compressed in another way', deflateSync(text)],
    ['whose checksum is another', changed(whole, whole.length - 8)],
    ['whose length is another', changed(whole, whole.length - 4)],
    ['that is damaged inside', changed(whole, whole.length >> 1)],
    ['whose second part is damaged', Buffer.concat([whole, changed(whole, whole.length - 8)])],
  ];
  for (const [title, body] of damages) {
    it(`refuses a body ${title}`, async () => {
      const fault = await faultOf(async () => inflateBody(body, mebibyte));
      assert.deepEqual([fault.message, fault.isPassing], [damaged, true]);
    });
  }
});

describe('an answer that a server compresses', () => {
  const gzip = { 'content-encoding': 'gzip' };
  const whole = gzipSync(text);
  const answers: readonly (readonly [string, FaultyAnswer, Buffer])[] = [
    ['is inflated', reply(200, gzip, whole), Buffer.from(text)],
    ['is inflated where it comes in chunks', inChunks(gzip, whole), Buffer.from(text)],
    [
      'is inflated where the name of the encoding has capitals',
      reply(200, { 'content-encoding': 'GZip' }, whole),
      Buffer.from(text),
    ],
    [
      'is inflated by the old name of the encoding',
      reply(200, { 'content-encoding': 'x-gzip' }, whole),
      Buffer.from(text),
    ],
    ['may be empty', reply(200, gzip), Buffer.alloc(0)],
    ['may be empty in chunks', inChunks(gzip, Buffer.alloc(0)), Buffer.alloc(0)],
    ['is left as it is where nothing is said of it', reply(200, {}, whole), whole],
    ['is left as it is where nothing is said of it in chunks', inChunks({}, whole), whole],
    [
      'is left as it is in an encoding that nobody asked for',
      reply(200, { 'content-encoding': 'br' }, whole),
      whole,
    ],
    [
      'is left as it is in two encodings',
      reply(200, { 'content-encoding': ['gzip', 'gzip'] }, gzipSync(whole)),
      gzipSync(whole),
    ],
  ];
  for (const [title, answer, expected] of answers) {
    it(title, async () => {
      await withFaultyServer(answer, async ({ url }) => {
        assert.deepEqual((await get(url)).body, expected);
      });
    });
  }

  const large = Buffer.alloc(2 * mebibyte);
  const faults: readonly (readonly [string, FaultyAnswer, message: string])[] = [
    ['is cut off', reply(200, gzip, whole.subarray(0, -1)), cutOff],
    ['is cut off in chunks', inChunks(gzip, whole.subarray(0, -1)), cutOff],
    ['is not as compressed as it says', reply(200, gzip, text), damaged],
    ['becomes too large', inChunks(gzip, gzipSync(large)), 'the answer is larger than 1 MiB'],
  ];
  for (const [title, answer, message] of faults) {
    it(`is refused where it ${title}`, async () => {
      await withFaultyServer(answer, async ({ url }) => {
        assert.equal((await faultOf(() => get(url))).message, message);
      });
    });
  }
});

/** The answer to a client that takes what is compressed. */
async function get(url: string): Promise<Exchange> {
  const { transport, close } = openTransport(await transportOptions());
  try {
    return await transport({
      url: new URL(url),
      headers: { 'accept-encoding': 'gzip' },
      limits: {
        ...{ connectMs: 10_000, headersMs: 10_000, idleMs: 10_000 },
        ...{ leastBytesPerIdle: 1, bodyBytes: mebibyte },
      },
      signal: new AbortController().signal,
    });
  } finally {
    close();
  }
}

/** Sends a body in two pieces without saying how long it is. */
function inChunks(headers: Readonly<Record<string, string>>, body: Buffer): FaultyAnswer {
  return (_, response) => {
    const half = body.length >> 1;
    response.writeHead(200, headers).write(body.subarray(0, half));
    response.end(body.subarray(half));
  };
}

function changed(bytes: Buffer, index: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ 0xff;
  return copy;
}

/** What a user is told of it. */
async function faultOf(run: () => Promise<unknown>): Promise<TransferFault> {
  return run().then(
    () => assert.fail('it did not fail'),
    (error: unknown) => TransferFault.from(error),
  );
}
