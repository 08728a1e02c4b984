import assert from 'node:assert/strict';
import { forgesOf, withHttp } from '../../src/commands/with-http.ts';
import { declareModules } from '../support/declare-modules.ts';
import { inTurn, reply, withFaultyServer } from '../support/faulty-server.ts';
import { collectEvents, ignore, settingsOf } from '../support/project.ts';
import { withProxy } from '../support/proxy-server.ts';
import { rejection } from '../support/rejection.ts';

const options = { mostBytes: 1000 };

describe('withHttp', () => {
  it('introduces itself as the settings say', async () => {
    await withFaultyServer(reply(200), async ({ url, requests }) => {
      await withHttp(settingsOf('.'), ignore, (http) => http.get(url, options));
      assert.equal(requests[0]?.headers['user-agent'], 'pupfile/0 test');
    });
  });

  it('asks nobody where the settings say so', async () => {
    const settings = settingsOf('.', { isOffline: true });
    const asked = withHttp(settings, ignore, (http) => http.get('http://127.0.0.1:9', options));
    await rejection(asked, 'OFFLINE');
  });

  it('tells that it waits', async () => {
    const { report, events } = collectEvents();
    const answers = inTurn(reply(429, { 'retry-after': '0' }), reply(200));
    await withFaultyServer(answers, async ({ url }) => {
      await withHttp(settingsOf('.'), report, (http) => http.get(url, options));
      const waiting = events.filter(({ kind }) => kind !== 'transfer');
      assert.deepEqual(waiting, [{ kind: 'waiting', url, reason: 'status 429', waitMs: 0 }]);
    });
  });

  it('sends the Forge token to the Forges that it is told, and to that of the settings', async () => {
    const variables = { PUPFILE_FORGE_TOKEN: 'F' };
    const sent = await Promise.all(
      (['told', 'set', 'neither'] as const).map(async (kind) => {
        let authorization: string | undefined;
        await withFaultyServer(reply(200), async ({ url, requests }) => {
          const settings = settingsOf('.', { variables, ...(kind === 'set' && { forgeUrl: url }) });
          const forges = kind === 'told' ? [url] : [];
          await withHttp(settings, ignore, (http) => http.get(url, options), forges);
          authorization = requests[0]?.headers.authorization;
        });
        return authorization;
      }),
    );
    assert.deepEqual(sent, ['Bearer F', 'Bearer F', undefined]);
  });

  it('warns that a token goes unencrypted', async () => {
    const { report, events } = collectEvents();
    await withFaultyServer(reply(200), async ({ url }) => {
      await withProxy({ leadsTo: Number(new URL(url).port) }, async (proxy) => {
        const variables = { PUPFILE_FORGE_TOKEN: 'F', HTTP_PROXY: proxy.url };
        const settings = settingsOf('.', { variables, forgeUrl: 'http://forge.example' });
        await withHttp(settings, report, (http) => http.get('http://forge.example/v3', options));
      });
    });
    const message = 'PUPFILE_FORGE_TOKEN is sent unencrypted to http://forge.example';
    const warnings = events.filter(({ kind }) => kind !== 'transfer');
    assert.deepEqual(warnings, [{ kind: 'warning', message }]);
  });

  it('ends what is under way when a signal says so, and begins nothing more', async () => {
    const stop = new AbortController();
    await withFaultyServer(
      () => stop.abort(new Error('enough')),
      async ({ url, requests }) => {
        const settings = settingsOf('.', { signal: stop.signal });
        const work = withHttp(settings, ignore, async (http) => {
          await assert.rejects(http.get(url, options));
          return http.get(url, options);
        });
        await assert.rejects(work);
        assert.equal(requests.length, 1);
      },
    );
  });

  it('asks nobody where the signal came before', async () => {
    const settings = settingsOf('.', { signal: AbortSignal.abort(new Error('enough')) });
    const work = withHttp(settings, ignore, (http) => http.get('http://127.0.0.1:9', options));
    await assert.rejects(work, /^Error: enough$/);
  });

  it('ends what is under way when the work fails', async () => {
    await withFaultyServer(
      () => {},
      async ({ url }) => {
        let asked: Promise<unknown> = Promise.resolve();
        const work = withHttp(settingsOf('.'), ignore, (http) => {
          asked = http.get(url, options);
          return Promise.reject(new Error('the work failed'));
        });
        await Promise.all([assert.rejects(work, /the work failed/), assert.rejects(() => asked)]);
      },
    );
  });
});

describe('forgesOf', () => {
  it('are the project’s Forge and those of modules, once each, and nothing else', () => {
    const [one, two] = ['https://one.example', 'https://u:p@two.example'] as const;
    const puppetfile = declareModules([['acme-web'], ['acme-base'], ['acme-log']], {
      forgeUrl: one,
      sources: {
        'acme-base': { kind: 'forge', url: two },
        'acme-log': { kind: 'tarball', url: 'https://files.example/log.tar.gz', sha256: undefined },
      },
    });
    assert.deepEqual(forgesOf(puppetfile), [one, two]);
  });
});
