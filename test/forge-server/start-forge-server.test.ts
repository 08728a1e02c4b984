import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import type { Socket } from 'node:net';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { type ForgeRequest, startForgeServer } from '../../src/forge-server/start-forge-server.ts';
import { startTestForge, type TestForge, withForge } from '../support/forge.ts';
import { getJson } from '../support/get-json.ts';

const web = { name: 'acme-web', version: '1.0.0' };

function isPupfileError(code: string, message: RegExp) {
  return (error: unknown) =>
    error instanceof PupfileError && error.code === code && message.test(error.message);
}

describe('startForgeServer', () => {
  let forge: TestForge;

  before(async () => {
    forge = await startTestForge([web]);
  });
  after(() => forge.close());

  it('listens on 127.0.0.1 and says on which port', () => {
    assert.match(forge.url, /^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
  });

  it('writes an IPv6 address as a URL has it', async () => {
    const server = await startForgeServer({ directory: forge.directory, host: '::1', port: 0 });
    assert.equal((await getJson(`${server.url}/v3/modules/acme-web`)).status, 200);
    await server.close();
  });

  it('counts what it serves', async () => {
    const server = await startForgeServer({ directory: forge.directory, port: 0 });
    assert.equal(server.releaseCount, 1);
    assert.deepEqual(server.skipped, []);
    await server.close();
  });

  it('tells of each request and its status before the answer is there', async () => {
    const seen: ForgeRequest[] = [];
    const server = await startForgeServer({
      directory: forge.directory,
      port: 0,
      onRequest: (request) => seen.push(request),
    });
    await getJson(`${server.url}/v3/modules?slugs=acme-web`);
    await getJson(`${server.url}/v3/none`);
    await fetch(`${server.url}/v3/modules/acme-web`, { headers: { 'if-none-match': '*' } });
    assert.deepEqual(seen, [
      { method: 'GET', url: '/v3/modules?slugs=acme-web', status: 200 },
      { method: 'GET', url: '/v3/none', status: 404 },
      { method: 'GET', url: '/v3/modules/acme-web', status: 304 },
    ]);
    await server.close();
  });

  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    it(`refuses ${method}`, async () => {
      const response = await fetch(`${forge.url}/v3/releases`, { method });
      assert.equal(response.status, 405);
      assert.equal(response.headers.get('allow'), 'GET, HEAD');
      assert.deepEqual(await response.json(), {
        message: '405 Method Not Allowed',
        errors: ['This Forge is for reading only'],
      });
    });
  }

  it('fails where the folder is not there', async () => {
    await assert.rejects(
      startForgeServer({ directory: '/nowhere/at/all', port: 0 }),
      isPupfileError('FILE_SYSTEM', /`\/nowhere\/at\/all` cannot be read: it is not there$/),
    );
  });

  it('fails where another program listens on the port', async () => {
    const port = Number(new URL(forge.url).port);
    await assert.rejects(
      startForgeServer({ directory: forge.directory, port }),
      isPupfileError('LISTEN_FAILED', /on 127\.0\.0\.1, port \d+: another program does$/),
    );
  });

  it('fails where the address is not one of this machine', async () => {
    await assert.rejects(
      startForgeServer({ directory: forge.directory, host: '192.0.2.1', port: 0 }),
      isPupfileError('LISTEN_FAILED', /it is no address of this machine$/),
    );
  });

  it('ends idle connections at once when it is closed', async () => {
    const other = await startTestForge([web]);
    const agent = new Agent({ keepAlive: true });
    const socket = await new Promise<Socket>((resolve, reject) => {
      const request = get(`${other.url}/v3/none`, { agent }, (response) => {
        const { socket } = response;
        response.resume().once('end', () => resolve(socket));
      });
      request.on('error', reject);
    });
    await Promise.all([other.close(), once(socket, 'close')]);
    agent.destroy();
  });

  it('answers 500 while its folder is gone, and says so', () =>
    withForge([web], async ({ url, directory }) => {
      rmSync(directory, { recursive: true });
      const { status, json } = await getJson(`${url}/v3/modules/acme-web`);
      assert.equal(status, 500);
      assert.equal(json.message, '500 Internal Server Error');
      assert.match(json.errors[0], /cannot be read: it is not there$/);
    }));
});
