import { namedForges } from '../lockfile/named-forges.ts';
import { isFolderForge } from '../model/forge-url.ts';
import { createHttpClient, type HttpClient } from '../net/http.ts';
import type { TaskRunner } from '../net/http-tasks.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { loadCredentials } from './load-credentials.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/**
 * Runs something that may make requests, and closes its connections whatever comes of it.
 *
 * @param forges the base URLs of the project's Forges, which the Forge token belongs to
 */
export async function withHttp<Result>(
  settings: Settings,
  report: Report,
  run: (http: HttpClient & TaskRunner) => Promise<Result>,
  forges: readonly string[] = [],
): Promise<Result> {
  const { concurrency, userAgent, isOffline, variables } = settings;
  const http = createHttpClient({
    concurrency,
    userAgent,
    isOffline,
    variables,
    credentials: loadCredentials({ settings, report, forges }),
    onRetry: (notice) => report({ kind: 'waiting', ...notice }),
    onUnencrypted: ({ origin, from }) => {
      report({ kind: 'warning', message: `${from} is sent unencrypted to ${origin}` });
    },
  });
  try {
    return await run(http);
  } finally {
    await http.close();
  }
}

/** The Forges that a Puppetfile names, with the credentials in their addresses. */
export function forgesOf(puppetfile: Puppetfile): readonly string[] {
  return namedForges(puppetfile).filter((url) => !isFolderForge(url));
}
