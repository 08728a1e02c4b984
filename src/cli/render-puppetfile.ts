import { redactUrls, sanitizeText } from '../errors/redact.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleSource } from '../model/module-source.ts';
import type { FormattedCall } from '../puppetfile/format-calls.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { CommandResult } from './command.ts';
import { formatTable } from './format.ts';

/** What `pupfile parse` says: the declarations, one a line. */
export function puppetfileResult(puppetfile: Puppetfile): CommandResult {
  return { text: () => toText(puppetfile), json: toJson(puppetfile) };
}

/** What `pupfile parse --calls` says: always JSON, since that is what calls are recorded for. */
export function callsResult(calls: readonly FormattedCall[]): CommandResult {
  const json = { version: 1, ok: true, calls };
  return { text: () => JSON.stringify(json, undefined, 2), json };
}

function toText({ forgeUrl, modulesDirectory, declarations, exclusions }: Puppetfile): string {
  const rows = declarations.map((declaration) => [
    declaration.spelledName,
    declaration.requirements.join(', ') || 'any version',
    describeSource(declaration.source, forgeUrl),
    `${declaration.span.file}:${declaration.span.line}`,
  ]);
  return [
    `forge      ${redactUrls(forgeUrl)}`,
    `moduledir  ${modulesDirectory ?? 'modules'}`,
    ...exclusions.map(({ spelledName }) => `exclusion  ${spelledName}`),
    ...(rows.length === 0 ? [] : ['', formatTable(rows)]),
  ].join('\n');
}

function describeSource(source: ModuleSource, forgeUrl: string): string {
  switch (source.kind) {
    case 'forge':
      return source.url === forgeUrl ? 'forge' : `forge ${redactUrls(source.url)}`;
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

function at(revision: string | undefined): string {
  return revision === undefined ? '' : ` at ${revision}`;
}

function toJson(puppetfile: Puppetfile): unknown {
  return {
    version: 1,
    forge: redactUrls(puppetfile.forgeUrl),
    moduledir: puppetfile.modulesDirectory ?? null,
    declarations: puppetfile.declarations.map(declarationToJson),
    exclusions: puppetfile.exclusions.map(({ spelledName, span }) => ({
      name: spelledName,
      ...place(span),
    })),
    warnings: puppetfile.warnings.map(({ rule, message, hint, span }) => ({
      rule,
      message: sanitizeText(message),
      ...(hint === undefined ? {} : { hint: sanitizeText(hint) }),
      file: span.file,
      ...place(span),
    })),
  };
}

function declarationToJson(declaration: ModuleDeclaration) {
  const { spelledName, requirements, source, span } = declaration;
  const { installPath, excludesSpec, directives } = declaration;
  return {
    name: spelledName,
    requirements,
    source: sourceToJson(source),
    ...(installPath === undefined ? {} : { installPath }),
    ...(excludesSpec === undefined ? {} : { excludesSpec }),
    ...(directives === undefined ? {} : { directives }),
    file: span.file,
    ...place(span),
  };
}

/** Without the credentials. */
function sourceToJson(source: ModuleSource): unknown {
  if (source.kind === 'svn') {
    const { kind, url, revision } = source;
    return { kind, url: redactUrls(url), revision };
  }
  return 'url' in source ? { ...source, url: redactUrls(source.url) } : source;
}

function place({ line, column, length }: SourceSpan) {
  return { line, column, length };
}
