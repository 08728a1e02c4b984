import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { hasAuthor, hyphenate, type ModuleName, parseModuleName } from '../model/module-name.ts';
import {
  type annotationNames,
  type FolderFile,
  isSystemError,
  type UnreadablePath,
} from './list-tarballs.ts';

/** What a folder says of its modules that their tarballs cannot say. */
export interface Annotations {
  /** From `deprecated.json`: `{ "acme-log": { "at": …, "for": …, "superseded_by": … } }`. */
  readonly deprecations: ReadonlyMap<ModuleName, FolderDeprecation>;
  /** From `deleted.json`, a list: the slugs of deleted releases, in lower case. */
  readonly deleted: ReadonlySet<string>;
  /** The files that say nothing, because they are damaged. */
  readonly unreadable: readonly UnreadablePath[];
}

/** That nobody should begin to use a module. */
export interface FolderDeprecation {
  /** Milliseconds since the epoch; undefined where nobody says. */
  readonly sinceMs: number | undefined;
  readonly reason: string | undefined;
  /** `author-name` of the module to use instead. */
  readonly successor: string | undefined;
}

/** Reads the annotations that a folder has; a damaged file counts as if it were not there. */
export function readAnnotations(files: readonly FolderFile[]): Annotations {
  const unreadable: UnreadablePath[] = [];
  const read = <Value>(
    name: (typeof annotationNames)[number],
    parse: (json: unknown) => Value,
  ): Value | undefined => {
    const file = files.find(({ path }) => basename(path) === name);
    if (file === undefined) return undefined;
    try {
      return parse(parseJson(readFileSync(file.path, 'utf8')));
    } catch (error) {
      if (!(error instanceof PupfileError || isSystemError(error))) throw error;
      unreadable.push({ path: file.path, reason: reasonOf(error) });
      return undefined;
    }
  };
  return {
    deprecations: read('deprecated.json', parseDeprecations) ?? new Map(),
    deleted: read('deleted.json', parseDeleted) ?? new Set(),
    unreadable,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw damaged('it is not valid JSON');
  }
}

function parseDeprecations(json: unknown): ReadonlyMap<ModuleName, FolderDeprecation> {
  if (!isObject(json)) throw damaged('it has to be an object whose keys are modules');
  return new Map(
    Object.entries(json).map(([slug, entry]) => [parseSlug(slug), parseDeprecation(slug, entry)]),
  );
}

function parseSlug(slug: string): ModuleName {
  const name = parseModuleName(slug);
  if (name === null || !hasAuthor(name)) throw damaged(`\`${slug}\` is not a module's name`);
  return name;
}

const known = ['at', 'for', 'superseded_by'];

function parseDeprecation(slug: string, entry: unknown): FolderDeprecation {
  if (!isObject(entry)) throw damaged(`what it says of \`${slug}\` is not an object`);
  const unknown = Object.keys(entry).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw damaged(`\`${slug}\` has \`${unknown}\`, and only ${known.join(', ')} are known`);
  }
  const text = (key: string) => readText(slug, key, entry[key]);
  const successor = text('superseded_by');
  return {
    sinceMs: readTime(slug, text('at')),
    reason: text('for'),
    successor: successor === undefined ? undefined : hyphenate(successor),
  };
}

function readText(slug: string, key: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw damaged(`\`${key}\` of \`${slug}\` is not a text`);
}

// A day, or a time with its zone: without one it would differ from machine to machine.
const timePattern = /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+ ?(?:Z|[+-]\d\d:?\d\d))?$/;

function readTime(slug: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = timePattern.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw damaged(`\`at\` of \`${slug}\` is not a date such as 2024-01-31`);
}

function parseDeleted(json: unknown): ReadonlySet<string> {
  if (!Array.isArray(json) || json.some((slug) => typeof slug !== 'string')) {
    throw damaged('it has to be a list of releases, such as `acme-web-1.0.0`');
  }
  return new Set(json.map((slug: string) => hyphenate(slug).toLowerCase()));
}

/** It is caught above; the code says what kind of thing it is about. */
function damaged(reason: string): PupfileError {
  return new PupfileError('METADATA_INVALID', reason);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
