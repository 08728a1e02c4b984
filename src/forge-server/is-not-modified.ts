import type { IncomingHttpHeaders } from 'node:http';

/** What a client can hold its copy of a document against. */
export interface Validators {
  readonly status: number;
  /** With its quotes, and `W/` where it is weak. */
  readonly etag: string;
  /** Milliseconds since the epoch. */
  readonly modifiedMs: number;
}

/**
 * Whether the client has what it asks for, by If-None-Match or else If-Modified-Since.
 *
 * As RFC 9110, 13.1 has it: a list of tags rules out the date, and tags are compared weakly.
 */
export function isNotModified(headers: IncomingHttpHeaders, current: Validators): boolean {
  if (current.status !== 200) return false;
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => isTagOf(tag.trim(), current.etag));
  const since = Date.parse(headers['if-modified-since'] ?? '');
  // Header dates have whole seconds.
  return Math.floor(current.modifiedMs / 1000) * 1000 <= since;
}

function isTagOf(tag: string, etag: string): boolean {
  return tag === '*' || tag.replace(/^W\//, '') === etag.replace(/^W\//, '');
}
