import assert from 'node:assert/strict';
import type { ErrorCode } from '../../src/errors/error-codes.ts';
import { readForgeJson } from '../../src/sources/forge-json.ts';
import {
  type FaultyAnswer,
  inTurn,
  reply,
  replyGzipped,
  withFaultyServer,
} from '../support/faulty-server.ts';
import { withHttpClient } from '../support/http-client.ts';
import { rejection } from '../support/rejection.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };
const html = { 'content-type': 'text/html' };

describe('readForgeJson', () => {
  it('gives what the document says', async () => {
    assert.deepEqual(await ask(reply(200, json, '{"version":"1.0.0"}')), { version: '1.0.0' });
  });

  it('reads a compressed document', async () => {
    assert.deepEqual(await ask(replyGzipped('{"version":"1.0.0"}')), { version: '1.0.0' });
  });

  it('passes over a byte order mark', async () => {
    assert.deepEqual(await ask(reply(200, json, '\u{feff}{"version":"1.0.0"}')), {
      version: '1.0.0',
    });
  });

  it('asks once more where an answer of unknown length may have been cut off', async () => {
    const answers = inTurn(unmarked('{"version":'), unmarked('{"version":"1.0.0"}'));
    assert.deepEqual(await ask(answers), { version: '1.0.0' });
  });

  it('asks no more than once more', async () => {
    const half = unmarked('{"version":');
    const answers = inTurn(half, half, unmarked('{"version":"1.0.0"}'));
    await withFaultyServer(answers, async ({ url, requests }) => {
      const { notes } = await failure(url, 'FORGE_ANSWER_INVALID');
      assert.match(notes[0] ?? '', /it is damaged JSON, of 11 bytes/);
      assert.equal(requests.length, 2);
    });
  });

  it('asks once for what says how long it is', async () => {
    await withFaultyServer(reply(200, json, '{"version":'), async ({ url, requests }) => {
      await failure(url, 'FORGE_ANSWER_INVALID');
      assert.equal(requests.length, 1);
    });
  });

  const unknown: readonly [string, FaultyAnswer][] = [
    ['404 with JSON', reply(404, json, '{"message":"404 Not Found"}')],
    ['404 without a type', reply(404)],
    ['400 with JSON', reply(400, json, '{"errors":["not a valid module name"]}')],
  ];
  for (const [title, answer] of unknown) {
    it(`takes ${title} for the word that there is none`, async () => {
      assert.equal(await ask(answer), null);
    });
  }

  const failures: readonly [string, FaultyAnswer, ErrorCode, string, RegExp][] = [
    [
      'a web page',
      reply(200, html, '<!DOCTYPE html>\n<title>Sign in</title>'),
      'FORGE_ANSWER_INVALID',
      'it is a web page and begins with `<!DOCTYPE html>`',
      /login/,
    ],
    [
      'a web page that says that it is JSON',
      reply(200, json, '\n  <html>'),
      'FORGE_ANSWER_INVALID',
      'it is a web page and begins with `<html>`',
      /login/,
    ],
    [
      'damaged JSON',
      reply(200, json, '{"results": ['),
      'FORGE_ANSWER_INVALID',
      'it is damaged JSON, of 13 bytes',
      /address/,
    ],
    [
      'text that would move the cursor',
      reply(200, json, 'a\u001b[2Jb'),
      'FORGE_ANSWER_INVALID',
      'it is no JSON and begins with `a\u{fffd}[2Jb`',
      /address/,
    ],
    [
      'an encoding that nobody asked for',
      reply(200, { ...json, 'content-encoding': 'br' }, Buffer.from([0x8b, 1, 0x80, 0x41])),
      'FORGE_ANSWER_INVALID',
      'it is encoded as `br`, which nobody asked for',
      /address/,
    ],
    [
      'JSON that is nested too deep',
      reply(200, json, '['.repeat(501)),
      'FORGE_ANSWER_INVALID',
      'the JSON is nested deeper than 500 levels',
      /address/,
    ],
    ['nothing', reply(200, json), 'FORGE_ANSWER_INVALID', 'the answer is empty', /address/],
    [
      'JSON of another kind',
      reply(200, json, '[]'),
      'FORGE_ANSWER_INVALID',
      'the JSON is not what the Forge API promises',
      /address/,
    ],
  ];
  for (const [title, answer, code, reason, hint] of failures) {
    it(`refuses ${title}`, async () => {
      await withFaultyServer(answer, async ({ url }) => {
        const error = await failure(url, code);
        assert.equal(error.message, `acme-web: ${url} does not answer as a Forge does`);
        assert.deepEqual(error.notes, [`GET ${url}/v3/x: ${reason}`]);
        assert.match(error.hint ?? '', hint);
      });
    });
  }

  const refusals: readonly [status: number, headers: Record<string, string>, hint: RegExp][] = [
    [401, json, /token/],
    [403, html, /token/],
    [404, html, /address is that of a Forge/],
    [400, html, /address is that of a Forge/],
    [410, json, /address is that of a Forge/],
    [204, {}, /address is that of a Forge/],
  ];
  for (const [status, headers, hint] of refusals) {
    it(`tells what to do about status ${status} with ${headers['content-type']}`, async () => {
      await withFaultyServer(reply(status, headers), async ({ url }) => {
        const error = await failure(url, 'FORGE_REFUSED');
        assert.equal(error.message, `acme-web: ${url} answers with status ${status}`);
        assert.match(error.hint ?? '', hint);
      });
    });
  }
});

async function ask(answer: FaultyAnswer): Promise<object | null> {
  let result: object | null = null;
  await withFaultyServer(answer, async ({ url }) => {
    result = await read(url);
  });
  return result;
}

function failure(url: string, code: ErrorCode) {
  return rejection(read(url), code);
}

function read(url: string) {
  return withHttpClient((http) =>
    readForgeJson(http, {
      url: `${url}/v3/x`,
      mostBytes: 1000,
      subject: 'acme-web',
      parse: (document) =>
        typeof document === 'object' && !Array.isArray(document) ? document : null,
    }),
  );
}

/** A body that ends with its connection. */
function unmarked(body: string): FaultyAnswer {
  return ({ socket }) => {
    socket.end(`HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${body}`);
  };
}
