import type { SourceSpan } from '../errors/source-span.ts';
import type { ModuleName } from './module-name.ts';
import type { ModuleSource } from './module-source.ts';
import type { VersionRange } from './version-range.ts';

/** What the user asks for: one `mod` line, or one dependency of the project's metadata.json. */
export interface ModuleDeclaration {
  readonly name: ModuleName;
  /** The name as written, with a hyphen for the slash; what Puppetfile.lock shows. */
  readonly spelledName: string;
  readonly range: VersionRange;
  /** The version requirements as written, one string each; none means any version. */
  readonly requirements: readonly string[];
  readonly source: ModuleSource;
  readonly span: SourceSpan;
  /** The directory it is put into where that is not the modules directory; as written. */
  readonly installPath?: string;
  /** r10k's `exclude_spec`: leave the module's `spec` out, whatever else is installed. */
  readonly excludesSpec?: boolean;
  /** What comments at its line say, each once. */
  readonly directives?: readonly Directive[];
}

/**
 * What a comment asks of the resolver.
 *
 * - `ignore-puppet`: the module's requirement on Puppet (`# resolver:disable Dependency/Puppet`)
 * - `ignore-dependencies`: all of its dependencies (`# resolver:disable Dependency/All`)
 * - `ignore-latest`: that it has no version (`# resolver:disable Validation/LatestVersion`)
 * - `override`: its version wins over what other modules require (`# pupfile:override`)
 */
export type Directive = 'ignore-puppet' | 'ignore-dependencies' | 'ignore-latest' | 'override';

/** Whether the declaration allows a single version. */
export function isExactPin({ requirements }: ModuleDeclaration): boolean {
  return (
    requirements.length === 1 && /^=?\s*v?\d+\.\d+\.\d+(?:[-+]\S*)?$/.test(requirements[0] ?? '')
  );
}
