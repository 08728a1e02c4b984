import type { FolderRelease } from '../tarballs/read-tarball.ts';
import type { JsonObject } from './release-json.ts';

/** What the server has to say to one request. */
export type Answer = JsonAnswer | TarballAnswer;

/** A document of the API, or a failure. */
export interface JsonAnswer {
  readonly kind: 'json';
  readonly status: 200 | ProblemStatus;
  readonly json: JsonObject;
}

/** The tarball of a release. */
export interface TarballAnswer {
  readonly kind: 'tarball';
  readonly release: FolderRelease;
}

type ProblemStatus = keyof typeof reasons;

const reasons = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
} as const;

/** A document that was found. */
export function answerJson(json: JsonObject): JsonAnswer {
  return { kind: 'json', status: 200, json };
}

/** A failure in the Forge's shape; `errors` are sentences for the user. */
export function answerProblem(status: ProblemStatus, ...errors: readonly string[]): JsonAnswer {
  return { kind: 'json', status, json: { message: `${status} ${reasons[status]}`, errors } };
}

/** What the Forge says of everything that it does not have. */
export function answerNotFound(): JsonAnswer {
  return answerProblem(404, 'The requested resource could not be found');
}
