import assert from 'node:assert/strict';
import { imageNotFound, registryRefused } from '../../src/image/registry-refusal.ts';
import type { Answer } from '../../src/net/sender.ts';

const url = new URL('https://registry.example/v2/app/blobs/uploads/?_state=secret');
const refused = { subject: 'registry.example/app', url, method: 'POST' } as const;

describe('the refusal of a registry', () => {
  for (const [title, body, words] of [
    ['a code and a message', '{"errors":[{"code":"DENIED","message":"no"}]}', ['DENIED: no']],
    ['a code alone', '{"errors":[{"code":"DENIED"}]}', ['DENIED']],
    ['several errors', '{"errors":[{"code":"A"},{"code":"B"}]}', ['A', 'B']],
    ['what token servers say', '{"error":"denied","error_description":"no"}', ['denied: no']],
    ['what others say', '{"details":"incorrect password"}', ['incorrect password']],
    ['a web page', '<html>', []],
    ['nothing', '', []],
    ['something else', '{"errors":[7,null]}', []],
  ] as const) {
    it(`has the words of ${title}`, () => {
      const { notes } = registryRefused(answerOf(400, body), refused);
      assert.deepEqual(notes, [
        'POST https://registry.example/v2/app/blobs/uploads/',
        ...words,
        'no login was sent',
      ]);
    });
  }

  it('has no more words than can be read, and none that move the cursor', () => {
    const message = `\u001b[2J${'x'.repeat(400)}\nhttps://me:hunter2@registry.example`;
    const body = JSON.stringify({ errors: Array(20).fill({ code: 'A', message }) });
    const { notes } = registryRefused(answerOf(400, body), refused);
    assert.equal(notes.length, 7);
    assert.ok(notes.every((note) => note.length < 310 && !note.includes('\u001b')));
    assert.ok(!notes.join().includes('hunter2'));
  });

  for (const [status, from, hint] of [
    [401, undefined, /`docker login`/],
    [401, 'a token for anybody', /`docker login`/],
    [403, 'the login of config.json', /does not accept it/],
    [404, 'the login of config.json', /want a repository to be created first/],
    [405, undefined, /a mirror/],
    [413, undefined, /larger than/],
    [418, undefined, /^$/],
  ] as const) {
    it(`of status ${status} with ${from ?? 'no login'} says what to do`, () => {
      const error = registryRefused({ ...answerOf(status, ''), credentialFrom: from }, refused);
      assert.equal(
        error.message,
        `registry.example/app: https://registry.example answers with status ${status}`,
      );
      assert.match(error.hint ?? '', hint);
    });
  }

  it('may say that an image is not there', () => {
    const error = imageNotFound(answerOf(404, '{"errors":[{"code":"NAME_UNKNOWN"}]}'), refused);
    assert.equal(error.code, 'IMAGE_NOT_FOUND');
    assert.equal(error.message, 'There is no image registry.example/app');
  });
});

function answerOf(status: number, body: string): Answer {
  return {
    status,
    headers: {},
    body: Buffer.from(body),
    reached: url,
    credentialFrom: undefined,
    credentialVariables: [],
  };
}
