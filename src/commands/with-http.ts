import { namedForges } from '../lockfile/named-forges.ts';
import { isFolderForge } from '../model/forge-url.ts';
import type { HttpClient } from '../net/http.ts';
import type { TaskRunner } from '../net/http-tasks.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/**
 * Runs something that may make requests, and closes its connections whatever comes of it. Where it makes
 * none, no code for requests is loaded.
 *
 * @param forges the base URLs of the project's Forges, which the Forge token belongs to
 */
export async function withHttp<Result>(
  settings: Settings,
  report: Report,
  run: (http: HttpClient & TaskRunner) => Promise<Result>,
  forges: readonly string[] = [],
): Promise<Result> {
  let opened: Promise<HttpClient & TaskRunner> | undefined;
  const { signal } = settings;
  const open = () => {
    signal?.throwIfAborted();
    opened ??= import('./open-http.ts').then(({ openHttp }) => openHttp(settings, report, forges));
    return opened;
  };
  // Requests under way fail, and so do those that come later.
  const giveUp = async () => (await opened)?.close();
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    return await run({
      get: async (url, options) => (await open()).get(url, options),
      attempt: async (url, options) => (await open()).attempt(url, options),
      run: async (task) => (await open()).run(task),
      stream: async function* (task) {
        yield* (await open()).stream(task);
      },
      close: async () => (await opened)?.close(),
    });
  } finally {
    signal?.removeEventListener('abort', giveUp);
    await (await opened)?.close();
  }
}

/** The Forges that a Puppetfile names, with the credentials in their addresses. */
export function forgesOf(puppetfile: Puppetfile): readonly string[] {
  return namedForges(puppetfile).filter((url) => !isFolderForge(url));
}
