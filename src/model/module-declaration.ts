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
}
