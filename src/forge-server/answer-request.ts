import type { ReleaseIndex } from '../tarballs/release-index.ts';
import { type Answer, answerNotFound, answerProblem } from './answer.ts';
import { answerModule, answerModules } from './answer-modules.ts';
import { answerRelease, answerReleases, answerTarball } from './answer-releases.ts';

type Route = (index: ReleaseIndex, query: URLSearchParams, rest: string) => Answer;

// The Forge API v3, as far as clients that install modules use it.
const routes: readonly (readonly [prefix: string, route: Route])[] = [
  ['/v3/modules', answerModules],
  ['/v3/modules/', answerModule],
  ['/v3/releases', answerReleases],
  ['/v3/releases/', answerRelease],
  ['/v3/files/', answerTarball],
];

/** Finds the answer to a request by its target, `/v3/modules/acme-web?exclude_fields=releases`. */
export function answerRequest(index: ReleaseIndex, target: string): Answer {
  const [escapedPath = '', ...query] = target.split('?');
  const path = decodePath(escapedPath);
  if (path === null) return answerProblem(400, `'${target}' is not a valid address`);
  const found = routes.find(([prefix]) =>
    prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix,
  );
  if (found === undefined) return answerNotFound();
  const [prefix, route] = found;
  return route(index, new URLSearchParams(query.join('?')), path.slice(prefix.length));
}

/** Null where the escapes are no UTF-8. A base URL with a trailing slash leads to two slashes. */
function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path).replace(/^\/+/, '/');
  } catch {
    return null;
  }
}
