import { redactUrls, sanitizeText } from '../errors/redact.ts';
import type { ForgeSource, ModuleSource } from '../model/module-source.ts';
import type { FormattedCall } from '../puppetfile/format-calls.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { describePuppetfile } from '../results/describe-puppetfile.ts';
import type { CommandResult } from './command.ts';
import { formatTable } from './format.ts';

/** What `pupfile parse` says: the declarations, one a line. */
export function puppetfileResult(puppetfile: Puppetfile): CommandResult {
  return {
    text: () => toText(puppetfile),
    json: { version: 1, ...describePuppetfile(puppetfile) },
  };
}

/**
 * What `pupfile parse --calls` says: always JSON, since that is what calls are recorded for. Every
 * URL is without its user and password.
 */
export function callsResult(calls: readonly FormattedCall[]): CommandResult {
  const json = { version: 1, ok: true, calls: withoutCredentials(calls) };
  return { text: () => JSON.stringify(json, undefined, 2), json };
}

/** An address may stand anywhere: in an argument, as the key of an option, in a list. */
function withoutCredentials(value: unknown): unknown {
  if (typeof value === 'string') return redactUrls(value);
  if (Array.isArray(value)) return value.map(withoutCredentials);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, withoutCredentials(one)]),
  );
}

function toText(puppetfile: Puppetfile): string {
  const { forgeUrl, fallbackForgeUrls = [], modulesDirectory, declarations } = puppetfile;
  const rows = declarations.map((declaration) => [
    declaration.spelledName,
    declaration.requirements.join(', ') || 'any version',
    describeSource(declaration.source, puppetfile),
    `${declaration.span.file}:${declaration.span.line}`,
  ]);
  return [
    ...[forgeUrl, ...fallbackForgeUrls].map((url) => `forge      ${toCell(url)}`),
    `moduledir  ${toCell(modulesDirectory ?? 'modules')}`,
    ...puppetfile.exclusions.map(({ spelledName }) => `exclusion  ${toCell(spelledName)}`),
    ...(rows.length === 0 ? [] : ['', formatTable(rows.map((row) => row.map(toCell)))]),
  ].join('\n');
}

/** A value from the Puppetfile, in one line. */
function toCell(value: string): string {
  return sanitizeText(value).replace(/[\t\n]/g, '\u{fffd}');
}

function describeSource(source: ModuleSource, puppetfile: Puppetfile): string {
  switch (source.kind) {
    case 'forge':
      return isTied(source, puppetfile) ? `forge ${redactUrls(source.url)}` : 'forge';
    case 'git':
      return `git ${redactUrls(source.url)}${at(source.ref)}`;
    case 'path':
      return `path ${source.path}`;
    case 'github_tarball':
      return `github_tarball ${source.repository}`;
    case 'tarball':
      return `tarball ${redactUrls(source.url)}`;
    case 'svn':
      return `svn ${redactUrls(source.url)}${at(source.revision)}`;
    case 'local':
      return 'local';
  }
}

/** Whether the module comes from that Forge and no other, though the file has others. */
function isTied(
  { url, fallbackUrls }: ForgeSource,
  { forgeUrl, fallbackForgeUrls }: Puppetfile,
): boolean {
  return url !== forgeUrl || fallbackUrls?.length !== fallbackForgeUrls?.length;
}

function at(revision: string | undefined): string {
  return revision === undefined ? '' : ` at ${revision}`;
}
