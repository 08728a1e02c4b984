import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rememberAnswers } from '../../src/commands/remember-answers.ts';
import { withHttpClient } from '../support/http-client.ts';

/** Counts the requests that a client makes. */
async function countRequests(
  accept: string,
  ask: (get: (path: string) => Promise<string>) => Promise<void>,
): Promise<number> {
  let count = 0;
  const server = createServer((_, response) => {
    count += 1;
    response.end(`answer ${count}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await withHttpClient(async (http) => {
      const client = rememberAnswers(http);
      await ask(async (path) => {
        const options = { mostBytes: 100, accept };
        const { body } = await client.get(`http://127.0.0.1:${port}${path}`, options);
        return body.toString();
      });
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  return count;
}

describe('rememberAnswers', () => {
  it('asks for a document once, even for two at the same time', async () => {
    const count = await countRequests('application/json', async (get) => {
      assert.deepEqual(await Promise.all([get('/a'), get('/a')]), ['answer 1', 'answer 1']);
      assert.equal(await get('/a'), 'answer 1');
      assert.equal(await get('/b'), 'answer 2');
    });
    assert.equal(count, 2);
  });

  it('keeps no archives', async () => {
    const count = await countRequests('*/*', async (get) => {
      await get('/a');
      assert.equal(await get('/a'), 'answer 2');
    });
    assert.equal(count, 2);
  });
});
