import { sanitizeText } from '../errors/redact.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { HttpClient } from '../net/http.ts';
import { readForgeJson } from './forge-json.ts';
import { isObject } from './release-json.ts';

/** What a reviewer wants to know of a release beside its version. */
export interface ReleaseFacts {
  /** As its metadata.json names it. */
  readonly license: string | undefined;
  /** What it runs on, in the words of its metadata.json: `puppet >= 7.0.0 < 9.0.0`. */
  readonly platforms: readonly string[];
}

const platforms = ['puppet', 'openvox', 'pe'];
// Metadata is from outside: a message shows its beginning.
const longestText = 120;
const mostReleaseBytes = 8 * 1024 * 1024;

/** Reads them from a metadata.json, whatever it holds. */
export function parseReleaseFacts(metadata: Readonly<Record<string, unknown>>): ReleaseFacts {
  const { license, requirements } = metadata;
  const entries: readonly unknown[] = Array.isArray(requirements) ? requirements : [];
  return {
    license: typeof license === 'string' ? shorten(license) || undefined : undefined,
    platforms: entries.flatMap((entry) => describeRequirement(entry) ?? []),
  };
}

function describeRequirement(entry: unknown): string | undefined {
  if (!isObject(entry) || !platforms.includes(String(entry['name']))) return undefined;
  const range = entry['version_requirement'];
  return shorten(`${entry['name']} ${typeof range === 'string' ? range : 'any version'}`);
}

function shorten(text: string): string {
  return sanitizeText(text.trim().replace(/\s+/g, ' ')).slice(0, longestText);
}

/**
 * Asks a Forge for the facts of one release; undefined where it has no such release any more.
 *
 * Throws what asking a Forge throws.
 */
export async function fetchReleaseFacts(
  http: HttpClient,
  release: { readonly name: ModuleName; readonly version: string; readonly forgeUrl: string },
): Promise<ReleaseFacts | undefined> {
  const { name, version, forgeUrl } = release;
  const facts = await readForgeJson(http, {
    url: `${forgeUrl}/v3/releases/${name}-${encodeURIComponent(version)}`,
    mostBytes: mostReleaseBytes,
    subject: `${name} ${version}`,
    parse: parseAnswer,
  });
  return facts ?? undefined;
}

function parseAnswer(document: unknown): ReleaseFacts | null {
  const metadata = isObject(document) ? document['metadata'] : undefined;
  return isObject(metadata) ? parseReleaseFacts(metadata) : null;
}
