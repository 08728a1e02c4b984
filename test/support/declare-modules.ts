import type { SourceSpan } from '../../src/errors/source-span.ts';
import { publicForgeUrl } from '../../src/model/forge-url.ts';
import type { ModuleDeclaration } from '../../src/model/module-declaration.ts';
import { hyphenate, type ModuleName, parseModuleName } from '../../src/model/module-name.ts';
import type { ModuleSource } from '../../src/model/module-source.ts';
import { parseRange, parseRequirements } from '../../src/model/parse-range.ts';
import type { Release } from '../../src/model/release.ts';
import type { Resolution } from '../../src/model/resolution.ts';
import { parseVersion } from '../../src/model/version.ts';
import { anyVersion } from '../../src/model/version-range.ts';
import type { Puppetfile } from '../../src/puppetfile/puppetfile.ts';

/** A name that a test is sure of. */
export function moduleName(text: string): ModuleName {
  return parseModuleName(text) ?? fail(text);
}

/** The Puppetfile that says `mod NAME, *REQUIREMENTS` for each, one a line, from line 1 on. */
export function declareModules(
  modules: readonly (readonly [name: string, ...requirements: string[]])[],
  { exclusions = [], forgeUrl = publicForgeUrl, sources = {} }: PuppetfileSettings = {},
): Puppetfile {
  const forge: ModuleSource = { kind: 'forge', url: forgeUrl };
  return {
    file: 'Puppetfile',
    forgeUrl,
    modulesDirectory: undefined,
    declarations: modules.map(
      ([text, ...requirements], index): ModuleDeclaration => ({
        name: moduleName(text),
        spelledName: hyphenate(text),
        range: parseRequirements(requirements) ?? fail(requirements.join()),
        requirements,
        source: sources[text] ?? forge,
        span: spanOf(index + 1, `mod '${text}'`),
      }),
    ),
    exclusions: exclusions.map((text, index) => ({
      name: moduleName(text),
      spelledName: hyphenate(text),
      span: spanOf(modules.length + index + 1, `exclusion '${text}'`),
    })),
    warnings: [],
  };
}

/** What a test's Puppetfile says besides `mod`. */
export interface PuppetfileSettings {
  readonly exclusions?: readonly string[];
  readonly forgeUrl?: string;
  /** Of modules with a source of their own, by the name as declared. */
  readonly sources?: Readonly<Record<string, ModuleSource>>;
}

/** The release `NAME VERSION` with its dependencies, each a name and a range of metadata.json. */
export function releaseOf(
  nameAndVersion: string,
  dependencies: readonly (readonly [name: string, range?: string])[] = [],
): Release {
  const [name = '', version = ''] = nameAndVersion.split(' ');
  return {
    name: moduleName(name),
    version: parseVersion(version) ?? fail(version),
    dependencies: dependencies.map(([of, range]) => ({
      name: moduleName(of),
      range: range === undefined ? anyVersion : (parseRange(range) ?? fail(range)),
    })),
    requirements: [],
    archive: undefined,
  };
}

/** A resolution of those releases. */
export function resolutionOf(...releases: readonly Release[]): Resolution {
  return { releases: new Map(releases.map((release) => [release.name, release])), overrides: [] };
}

/** A checksum for each module of a resolution. */
export function checksumsOf({ releases }: Resolution): ReadonlyMap<ModuleName, string> {
  return new Map([...releases.keys()].map((name, index) => [name, sha256Of(index)]));
}

/** 64 hexadecimal digits. */
export function sha256Of(number: number): string {
  return number.toString(16).padStart(64, '0');
}

function spanOf(line: number, lineText: string): SourceSpan {
  return { file: 'Puppetfile', line, column: 1, length: 3, lineText };
}

function fail(text: string): never {
  throw new Error(`unreadable: ${text}`);
}
