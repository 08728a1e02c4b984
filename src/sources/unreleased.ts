import type { ModuleArchive } from '../archive/module-archive.ts';
import { sanitizeText } from '../errors/redact.ts';
import { wholeOf } from '../files/bytes.ts';
import { hasAuthor, type ModuleName, parseModuleName } from '../model/module-name.ts';
import type { SourcePin } from '../model/module-source.ts';
import type { Dependency, Release } from '../model/release.ts';
import { parseLooseVersion, parseVersion, type Version } from '../model/version.ts';
import { arrayOf, isObject, parseDependency, parseRequirement } from './release-json.ts';

/** A module that was found outside of a Forge, as its own files describe it. */
export interface Unreleased {
  readonly release: Release;
  /** What is odd about it, in words. */
  readonly warnings: readonly string[];
}

export interface UnreleasedOptions {
  /** As it is declared; a name without an author is completed from metadata.json. */
  readonly name: ModuleName;
  readonly archive: ModuleArchive;
  readonly pin: SourcePin;
  /** Where that is known already, as for a tag; else metadata.json tells. */
  readonly version?: Version;
}

// librarian-puppet's version for a module that says none.
const noVersion = '0.0.1';

/**
 * Reads what the metadata.json of a module's files says. A module without one, or with one that
 * cannot be read, has version 0.0.1 and no dependencies, as librarian-puppet has it.
 */
export function readUnreleased(options: UnreleasedOptions): Unreleased {
  const { name: declared, archive, pin } = options;
  const { metadata, problem } = readMetadata(archive);
  const version = options.version ?? versionOf(metadata['version']);
  const dependencies = arrayOf(metadata['dependencies']).map(parseDependency);
  const { license } = metadata;
  return {
    release: {
      name: fullName(declared, metadata['name']),
      version: version ?? defaultVersion(),
      dependencies: dependencies.filter((one): one is Dependency => one !== null),
      requirements: arrayOf(metadata['requirements']).flatMap((one) => parseRequirement(one) ?? []),
      archive: undefined,
      pin,
      ...(typeof license === 'string' && { licence: sanitizeText(license) }),
    },
    warnings: [
      ...(version === undefined
        ? [`${problem ?? 'its metadata.json says no version'}; it counts as ${noVersion}`]
        : []),
      ...(dependencies.includes(null)
        ? ['its metadata.json has a dependency that cannot be read']
        : []),
    ],
  };
}

function readMetadata({ entries }: ModuleArchive): {
  readonly metadata: Record<string, unknown>;
  readonly problem?: string;
} {
  const file = entries.find(({ path }) => path === 'metadata.json');
  if (file?.kind !== 'file') return { metadata: {}, problem: 'it has no metadata.json' };
  try {
    const metadata: unknown = JSON.parse(
      wholeOf(file.content)
        .toString('utf8')
        .replace(/^\u{feff}/u, ''),
    );
    if (isObject(metadata)) return { metadata };
  } catch {
    // Told as what is no object is.
  }
  return { metadata: {}, problem: 'its metadata.json is no JSON object' };
}

/** The Puppetfile's word for a module counts, and metadata.json completes it. */
function fullName(declared: ModuleName, stated: unknown): ModuleName {
  if (hasAuthor(declared) || typeof stated !== 'string') return declared;
  const name = parseModuleName(stated);
  return name !== null && hasAuthor(name) ? name : declared;
}

function versionOf(stated: unknown): Version | undefined {
  return typeof stated === 'string' ? (parseLooseVersion(stated) ?? undefined) : undefined;
}

function defaultVersion(): Version {
  const version = parseVersion(noVersion);
  if (version === null) throw new TypeError(`${noVersion} is no version`);
  return version;
}
