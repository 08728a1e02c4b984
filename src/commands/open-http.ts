import { createHttpClient, type HttpClient } from '../net/http.ts';
import type { TaskRunner } from '../net/http-tasks.ts';
import { loadCredentials } from './load-credentials.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/**
 * Makes the client of a run, as its settings and its environment say.
 *
 * @param forges the base URLs of the project's Forges, which the Forge token belongs to
 */
export function openHttp(
  settings: Settings,
  report: Report,
  forges: readonly string[],
): HttpClient & TaskRunner {
  const { concurrency, userAgent, isOffline, variables } = settings;
  return createHttpClient({
    concurrency,
    userAgent,
    isOffline,
    variables,
    credentials: loadCredentials({ settings, report, forges }),
    onRetry: (notice) => report({ kind: 'waiting', ...notice }),
    onTransfer: (transfer) => report({ kind: 'transfer', transfer }),
    onUnencrypted: ({ origin, from }) => {
      report({ kind: 'warning', message: `${from} is sent unencrypted to ${origin}` });
    },
  });
}
