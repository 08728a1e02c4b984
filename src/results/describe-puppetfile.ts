import { redactUrls, sanitizeText } from '../errors/redact.ts';
import type { SourceSpan } from '../errors/source-span.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleSource } from '../model/module-source.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type {
  DeclarationResult,
  PlaceResult,
  PuppetfileResult,
  SourceResult,
} from './puppetfile-result.ts';

/** A Puppetfile for programs: without credentials, and without what only pupfile understands. */
export function describePuppetfile(puppetfile: Puppetfile): PuppetfileResult {
  return {
    forge: redactUrls(puppetfile.forgeUrl),
    ...(puppetfile.fallbackForgeUrls && {
      fallbackForges: puppetfile.fallbackForgeUrls.map(redactUrls),
    }),
    moduledir: puppetfile.modulesDirectory ?? null,
    declarations: puppetfile.declarations.map(describeDeclaration),
    exclusions: puppetfile.exclusions.map(({ spelledName, span }) => ({
      name: spelledName,
      ...placeOf(span),
    })),
    warnings: puppetfile.warnings.map(({ rule, message, hint, span }) => ({
      rule,
      message: sanitizeText(message),
      ...(hint === undefined ? {} : { hint: sanitizeText(hint) }),
      file: span.file,
      ...placeOf(span),
    })),
  };
}

function describeDeclaration(declaration: ModuleDeclaration): DeclarationResult {
  const { spelledName, requirements, source, span } = declaration;
  const { installPath, excludesSpec, directives } = declaration;
  return {
    name: spelledName,
    requirements,
    source: describeSource(source),
    ...(installPath === undefined ? {} : { installPath }),
    ...(excludesSpec === undefined ? {} : { excludesSpec }),
    ...(directives === undefined ? {} : { directives }),
    file: span.file,
    ...placeOf(span),
  };
}

/** Without the credentials. */
function describeSource(source: ModuleSource): SourceResult {
  if (source.kind === 'svn') {
    const { kind, url, revision } = source;
    return { kind, url: redactUrls(url), revision };
  }
  if (source.kind === 'forge' && source.fallbackUrls !== undefined) {
    const fallbackUrls = source.fallbackUrls.map(redactUrls);
    return { ...source, url: redactUrls(source.url), fallbackUrls };
  }
  return 'url' in source ? { ...source, url: redactUrls(source.url) } : source;
}

function placeOf({ line, column, length }: SourceSpan): PlaceResult {
  return { line, column, length };
}
