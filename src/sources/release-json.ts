import { redactUrls, sanitizeText } from '../errors/redact.ts';
import type { ModuleName } from '../model/module-name.ts';
import { parseModuleName } from '../model/module-name.ts';
import { parseRange } from '../model/parse-range.ts';
import type {
  ArchiveReference,
  Dependency,
  PlatformRequirement,
  Release,
} from '../model/release.ts';
import { parseLooseVersion, parseVersion, type Version } from '../model/version.ts';
import { anyVersion } from '../model/version-range.ts';
import { UnexpectedAnswer } from './unexpected-answer.ts';

/** One page of `GET /v3/releases`, as far as it is read; everything in it is from outside. */
export interface ReleasePage {
  readonly releases: readonly Release[];
  /** Whether it lists any release of the module at all, be it a deleted one. */
  readonly isKnown: boolean;
  /** The next page's path and query, if there is one. */
  readonly next: string | undefined;
  /** When the module was deprecated, as the Forge writes it; undefined where it was not. */
  readonly deprecatedAt: string | undefined;
}

/**
 * Reads one page of a Forge's list of releases (Forge API v3, `/v3/releases`).
 *
 * Releases that were deleted, that belong to another module or whose version has no place among the
 * others are left out; one with a broken dependency or a version that is not Semantic Versioning is
 * kept as unusable, so that it can be named.
 * Null where the document is no such page. Throws UnexpectedAnswer where all of it is about another
 * module: to take that for "no such module" would hide what is wrong.
 */
export function parseReleasePage(
  document: unknown,
  { module, forgeUrl }: { readonly module: ModuleName; readonly forgeUrl: string },
): ReleasePage | null {
  if (!isObject(document) || !Array.isArray(document['results'])) return null;
  const pagination = document['pagination'];
  const next = isObject(pagination) ? pagination['next'] : undefined;
  const results: readonly unknown[] = document['results'];
  const isKnown = results.some((one) => isObject(one) && isOf(one, module));
  const other = isKnown ? undefined : results.find(isObject);
  if (other !== undefined) throw aboutAnother(other);
  return {
    releases: results.flatMap((one) => parseRelease(one, module, forgeUrl) ?? []),
    isKnown,
    next: typeof next === 'string' && next !== '' ? next : undefined,
    deprecatedAt: results.map((one) => deprecationOf(one, module)).find((at) => at !== undefined),
  };
}

/** Each release repeats what holds for its module. */
function deprecationOf(json: unknown, module: ModuleName): string | undefined {
  if (!isObject(json) || !isOf(json, module) || !isObject(json['module'])) return undefined;
  const at = json['module']['deprecated_at'];
  return typeof at === 'string' && at !== '' ? at : undefined;
}

function parseRelease(json: unknown, module: ModuleName, forgeUrl: string): Release | null {
  if (!isObject(json) || isDeleted(json) || !isOf(json, module)) return null;
  const metadata = isObject(json['metadata']) ? json['metadata'] : {};
  // Pulp says it in the metadata alone.
  const version = parseLooseVersion(String(json['version'] ?? metadata['version']));
  if (version === null) return null;
  const archive = readReference(json, { module, version: version.text, forgeUrl });
  return describeRelease({ name: module, version, metadata, archive });
}

/** What a release's own metadata.json makes it; everything in that is from outside. */
export interface DescribedRelease extends Pick<Release, 'name' | 'version' | 'archive'> {
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Reads the metadata.json of a release; where it is broken, the release cannot be chosen. */
export function describeRelease({ name, version, metadata, archive }: DescribedRelease): Release {
  const entries = arrayOf(metadata['dependencies']);
  const dependencies = entries.map(parseDependency);
  const unusable = findBroken(version, entries[dependencies.indexOf(null)]);
  const projectUrl = findProjectUrl(metadata);
  return {
    name,
    version,
    dependencies: dependencies.filter((dependency) => dependency !== null),
    requirements: arrayOf(metadata['requirements']).flatMap((one) => parseRequirement(one) ?? []),
    archive,
    ...(typeof metadata['license'] === 'string' ? { licence: metadata['license'] } : {}),
    ...(projectUrl === undefined ? {} : { projectUrl }),
    ...(unusable === undefined
      ? {}
      : { unusable: `${name} ${version.text} has ${sanitizeText(unusable)}` }),
  };
}

// Of an address that long, nobody would see where it leads.
const longestUrl = 300;

function findProjectUrl(metadata: Readonly<Record<string, unknown>>): string | undefined {
  const isAddress = (text: string) => /^https?:\/\/[^\s/]+(?:\/\S*)?$/i.test(text);
  return [metadata['project_page'], metadata['source']]
    .flatMap((value) => (typeof value === 'string' ? value.trim() : []))
    .find((text) => text.length <= longestUrl && isAddress(text));
}

export function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

// Metadata is from outside: a message shows its beginning.
const longestExcerpt = 120;

function findBroken({ text }: Version, dependency: unknown): string | undefined {
  if (parseVersion(text) === null) return 'a version that is not Semantic Versioning';
  if (dependency === undefined) return undefined;
  return `a broken dependency: ${JSON.stringify(dependency).slice(0, longestExcerpt)}`;
}

const platforms = ['puppet', 'openvox', 'pe'] as const;

/** Null for requirements that say nothing: on something else, or in no range that can be read. */
export function parseRequirement(json: unknown): PlatformRequirement | null {
  if (!isObject(json)) return null;
  const name = platforms.find((platform) => platform === json['name']);
  const range = parseRange(String(json['version_requirement'] ?? ''));
  return name === undefined || range === null ? null : { name, range };
}

/**
 * Reads where a release's archive is from `GET /v3/releases/SLUG`; null where it is no release. Throws
 * UnexpectedAnswer where it is another one.
 */
export function parseArchiveReference(
  document: unknown,
  release: { readonly module: ModuleName; readonly version: string; readonly forgeUrl: string },
): ArchiveReference | null {
  if (!isObject(document)) return null;
  const version = document['version'] ?? release.version;
  if (!isOf(document, release.module) || version !== release.version) throw aboutAnother(document);
  return readReference(document, release);
}

function readReference(
  json: Record<string, unknown>,
  {
    module,
    version,
    forgeUrl,
  }: { readonly module: ModuleName; readonly version: string; readonly forgeUrl: string },
): ArchiveReference {
  const uri = json['file_uri'];
  const path =
    typeof uri === 'string' && uri !== '' ? uri : `/v3/files/${module}-${version}.tar.gz`;
  return {
    url: resolveOnForge(path, forgeUrl),
    sha256: hexadecimal(json['file_sha256'], 64),
    md5: hexadecimal(json['file_md5'], 32),
    sizeBytes: typeof json['file_size'] === 'number' ? json['file_size'] : undefined,
  };
}

export function parseDependency(json: unknown): Dependency | null {
  if (!isObject(json)) return null;
  const name = parseModuleName(String(json['name'] ?? ''));
  // Some metadata of the early years says `version_range`.
  const text = json['version_requirement'] ?? json['version_range'] ?? '';
  const range = text === '' ? anyVersion : parseRange(String(text));
  return name === null || range === null ? null : { name, range };
}

function isDeleted(json: Record<string, unknown>): boolean {
  return json['deleted_at'] !== undefined && json['deleted_at'] !== null;
}

function isOf(json: Record<string, unknown>, module: ModuleName): boolean {
  const name = nameIn(json);
  return name === undefined || parseModuleName(name) === module;
}

/** Old Forges send no slug; the metadata's name says the same. */
function nameIn(json: Record<string, unknown>): string | undefined {
  const metadata = isObject(json['metadata']) ? json['metadata'] : {};
  const owner = isObject(json['module']) ? json['module'] : {};
  const name = owner['slug'] ?? metadata['name'];
  return typeof name === 'string' ? name : undefined;
}

function aboutAnother(json: Record<string, unknown>): UnexpectedAnswer {
  const name = nameIn(json) ?? 'another release';
  const version = typeof json['version'] === 'string' ? ` ${json['version']}` : '';
  const what = sanitizeText(`${name}${version}`).slice(0, longestExcerpt);
  return new UnexpectedAnswer(`the answer is about \`${what}\``);
}

/**
 * Resolves what a Forge's answer refers to: a whole URL, which loses its user and password, or a path
 * below the Forge.
 *
 * Artifactory and Pulp serve a Forge below a prefix, `/artifactory/api/puppet/REPOSITORY`. Their paths
 * have all of it, nothing of it, or only its end, where the server itself stands below the beginning
 * and does not know it. Each of them leads to the same place.
 */
export function resolveOnForge(reference: string, forgeUrl: string): string {
  // A server has no say in who we are, there or somewhere else.
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return redactUrls(reference);
  // Not a URL: what is no address has to reach the client, which says so.
  const [, origin = '', prefix = ''] = /^([a-z]+:\/\/[^/]*)?(.*?)\/*$/i.exec(forgeUrl) ?? [];
  const path = reference.startsWith('/') ? reference : `/${reference}`;
  const known = endsOf(prefix).find((end) => path.startsWith(`${end}/`)) ?? '';
  return origin + prefix + path.slice(known.length);
}

/** `/a/b`, `/b` and nothing, for `/a/b`. */
function endsOf(prefix: string): readonly string[] {
  const parts = prefix.split('/');
  return parts.map((_, index) => ['', ...parts.slice(index + 1)].join('/'));
}

function hexadecimal(value: unknown, length: number): string | undefined {
  const isDigest =
    typeof value === 'string' && value.length === length && /^[0-9a-f]+$/i.test(value);
  return isDigest ? value.toLowerCase() : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
