import assert from 'node:assert/strict';
import { type ServeOptions, serve } from '../../src/commands/serve.ts';
import { addRelease } from '../support/forge.ts';
import { getJson } from '../support/get-json.ts';
import { settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

describe('serve', () => {
  const directory = useTemporaryDirectory();

  /** Serves until the given work with the address is done; gives what was said. */
  async function run(
    changed: Partial<ServeOptions> = {},
    work: (url: string) => Promise<unknown> = () => Promise.resolve(),
  ) {
    const said: string[] = [];
    const warnings: string[] = [];
    let end = () => {};
    const interrupted = new Promise<void>((resolve) => {
      end = resolve;
    });
    let working: Promise<unknown> = Promise.resolve();
    const print = (line: string) => {
      said.push(line);
      const [url] = /http:\S+/.exec(line) ?? [];
      if (url !== undefined) working = work(url).finally(end);
    };
    await serve(settingsOf(directory()), {
      directory: '.',
      host: '127.0.0.1',
      port: '0',
      logsRequests: false,
      print,
      warn: (message) => warnings.push(message),
      interrupted: () => interrupted,
      ...changed,
    });
    await working;
    return { said, warnings };
  }

  it('says where it serves how much', async () => {
    addRelease(directory(), { name: 'acme-web', version: '1.0.0' });
    addRelease(directory(), { name: 'acme-web', version: '1.1.0' });
    const { said, warnings } = await run();
    assert.equal(said.length, 1);
    assert.match(
      String(said),
      /^Forge ready at http:\/\/127\.0\.0\.1:\d+ \(2 releases of 1 module\)$/,
    );
    assert.deepEqual(warnings, []);
  });

  it('counts one as one', async () => {
    addRelease(directory(), { name: 'acme-web', version: '1.0.0' });
    assert.match(String((await run()).said), /\(1 release of 1 module\)$/);
  });

  it('answers until it is interrupted', async () => {
    addRelease(directory(), { name: 'acme-web', version: '1.0.0' });
    let address = '';
    await run({}, async (url) => {
      address = url;
      assert.equal((await getJson(`${url}/v3/modules/acme-web`)).status, 200);
    });
    await assert.rejects(fetch(`${address}/v3/modules/acme-web`));
  });

  it('tells each request where that is asked for', async () => {
    const { said } = await run({ logsRequests: true }, (url) =>
      getJson(`${url}/v3/modules/acme-web`),
    );
    assert.equal(said[1], 'GET /v3/modules/acme-web 404');
  });

  it('serves a folder below the directory, and names what it does not serve', async () => {
    writeTree(directory(), { 'vendor/acme-web-1.0.0.tar.gz': 'damaged' });
    const { said, warnings } = await run({ directory: 'vendor' });
    assert.match(String(said), /\(0 releases of 0 modules\)$/);
    assert.match(String(warnings), /acme-web-1\.0\.0\.tar\.gz is not served: \S/);
  });

  it('names a file of deprecations that is damaged, and serves the modules', async () => {
    addRelease(directory(), { name: 'acme-web', version: '1.0.0' });
    writeTree(directory(), { 'deprecated.json': '{' });
    const { said, warnings } = await run();
    assert.match(String(said), /\(1 release of 1 module\)$/);
    assert.deepEqual(warnings, ['deprecated.json is not served: it is not valid JSON']);
  });

  for (const port of ['65536', '99999', '-1', '', 'http', '80a', '8080.5', '0x50', ' 80']) {
    it(`refuses the port \`${port}\``, async () => {
      const error = await rejection(run({ port }), 'USAGE');
      assert.equal(error.message, `\`${port}\` is not a port`);
    });
  }

  it('refuses a port that somebody listens on', async () => {
    await run({}, async (url) => {
      await rejection(run({ port: new URL(url).port }), 'LISTEN_FAILED');
    });
  });

  it('refuses a folder that is not there', async () => {
    await rejection(run({ directory: 'missing' }), 'FILE_SYSTEM');
  });

  it('answers only who sends the token of a file', async () => {
    writeTree(directory(), { token: ' secret\n' });
    const statuses: number[] = [];
    await run({ tokenFile: 'token' }, async (url) => {
      for (const authorization of ['Bearer secret', 'Bearer other']) {
        const answer = await fetch(`${url}/v3/modules`, { headers: { authorization } });
        statuses.push(answer.status);
      }
      const { status, headers } = await fetch(`${url}/v3/modules`);
      statuses.push(status);
      assert.equal(headers.get('www-authenticate'), 'Bearer');
    });
    assert.deepEqual(statuses, [200, 401, 401]);
  });

  for (const [title, text] of [
    ['an empty', ' \n'],
    ['a longer', 'secret\nsecret'],
  ] as const) {
    it(`does not start with ${title} file for its token`, async () => {
      writeTree(directory(), { token: text });
      const error = await rejection(run({ tokenFile: 'token' }), 'USAGE');
      assert.equal(error.message, '`token` holds no token that a client could send');
    });
  }

  it('does not start without the file for its token', async () => {
    const error = await rejection(run({ tokenFile: 'token' }), 'FILE_SYSTEM');
    assert.equal(error.message, 'There is no file `token`');
  });
});
