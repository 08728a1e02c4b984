import { sanitizeText } from '../errors/redact.ts';
import type { Deprecation } from '../model/deprecation.ts';
import { hyphenate, parseModuleName } from '../model/module-name.ts';
import { isObject } from './release-json.ts';

// An owner's reason is from outside: a line of a table shows its beginning.
const longestReason = 200;

/**
 * Reads why a module is deprecated and what to use instead (Forge API v3, `/v3/modules/SLUG`).
 * Null where the document describes no module.
 */
export function parseDeprecation(document: unknown, deprecatedAt: string): Deprecation | null {
  if (!isObject(document)) return null;
  const successor = isObject(document['superseded_by'])
    ? document['superseded_by']['slug']
    : undefined;
  return {
    ...deprecatedSince(deprecatedAt),
    reason: readReason(document['deprecated_for']),
    successor:
      typeof successor === 'string' && parseModuleName(successor) !== null
        ? hyphenate(successor)
        : undefined,
  };
}

/** What is known of a deprecation when nobody tells its reason: `2024-01-31 12:00:00 -0800`. */
export function deprecatedSince(deprecatedAt: string): Deprecation {
  const [day = ''] = deprecatedAt.trim().split(/[T ]/);
  return { since: sanitizeText(day), reason: undefined, successor: undefined };
}

function readReason(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const line = sanitizeText(value.trim().replace(/\s+/g, ' '));
  if (line === '') return undefined;
  return line.length > longestReason ? `${line.slice(0, longestReason)}…` : line;
}
