import { createHttpClient, type HttpClient } from '../net/http.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/** Runs something that may make requests, and closes its connections whatever comes of it. */
export async function withHttp<Result>(
  { concurrency, userAgent, isOffline }: Settings,
  report: Report,
  run: (http: HttpClient) => Promise<Result>,
): Promise<Result> {
  const http = createHttpClient({
    concurrency,
    userAgent,
    isOffline,
    onRetry: (notice) => report({ kind: 'waiting', ...notice }),
  });
  try {
    return await run(http);
  } finally {
    await http.close();
  }
}
