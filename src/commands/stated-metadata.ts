import { sanitizeText } from '../errors/redact.ts';
import { repositoryUrl } from '../sbom/repository-url.ts';
import type { SbomStatement } from '../sbom/sbom.ts';

/** What a metadata.json says, as far as others are told of it. */
export interface StatedMetadata extends SbomStatement {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  /** Names of the modules that it requires, as it spells them. */
  readonly dependencies: readonly string[];
}

/**
 * Reads the text of a metadata.json for people: each field on one line, without control characters and
 * credentials. What is empty, `UNKNOWN` or of another type says nothing, and neither does a text that is
 * no JSON object.
 */
export function readStatedMetadata(text: string | undefined): StatedMetadata {
  const metadata = parseObject(text ?? '');
  const { dependencies } = metadata;
  return {
    name: toLine(metadata['name']),
    version: toLine(metadata['version']),
    licence: toLine(metadata['license']),
    description: toLine(metadata['summary']),
    author: toLine(metadata['author']),
    repositoryUrl: repositoryUrl(toLine(metadata['source']) ?? ''),
    websiteUrl: toWebUrl(toLine(metadata['project_page'])),
    dependencies: Array.isArray(dependencies)
      ? dependencies.map((one) => toLine(parseName(one))).filter((name) => name !== undefined)
      : [],
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\u{feff}/u, ''));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function parseName(dependency: unknown): unknown {
  return isObject(dependency) ? dependency['name'] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toLine(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Half a pair of UTF-16 is no text, and no URL takes it.
  const line = sanitizeText(value.replace(/\p{Cs}/gu, '\u{fffd}'))
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' || /^unknown$/i.test(line) ? undefined : line;
}

function toWebUrl(text: string | undefined): string | undefined {
  if (text === undefined || !/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text))
    return undefined;
  return new URL(text).href;
}
