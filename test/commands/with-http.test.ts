import assert from 'node:assert/strict';
import { withHttp } from '../../src/commands/with-http.ts';
import { inTurn, reply, withFaultyServer } from '../support/faulty-server.ts';
import { collectEvents, ignore, settingsOf } from '../support/project.ts';
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
      assert.deepEqual(events, [{ kind: 'waiting', url, reason: 'status 429', waitMs: 0 }]);
    });
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
