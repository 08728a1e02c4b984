import { createHttpClient, type HttpClient, type HttpClientOptions } from '../../src/net/http.ts';
import type { TaskRunner } from '../../src/net/http-tasks.ts';

/** Runs something with a client that waits for next to nothing, and closes it. */
export async function withHttpClient<Result>(
  run: (http: HttpClient & TaskRunner) => Promise<Result>,
  changed: Partial<HttpClientOptions> = {},
): Promise<Result> {
  const http = createHttpClient({
    concurrency: 4,
    userAgent: 'pupfile/0 test',
    retry: { firstWaitMs: 1 },
    ...changed,
  });
  try {
    return await run(http);
  } finally {
    await http.close();
  }
}
