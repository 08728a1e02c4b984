import type { SourceSpan } from '../errors/source-span.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';

/** What a Puppetfile says, or a metadata.json that stands in for one. */
export interface Puppetfile {
  /** The file's name as messages show it. */
  readonly file: string;
  /** The Forge for modules without a source of their own, as a base URL without trailing slash. */
  readonly forgeUrl: string;
  /** `moduledir`, as written; undefined where the file doesn't say. */
  readonly modulesDirectory: string | undefined;
  /** In the order of the file, one for each module. */
  readonly declarations: readonly ModuleDeclaration[];
  readonly exclusions: readonly Exclusion[];
  readonly warnings: readonly PuppetfileWarning[];
}

/** `exclusion NAME`: the module is not installed, whoever depends on it. */
export interface Exclusion {
  readonly name: ModuleName;
  readonly spelledName: string;
  readonly span: SourceSpan;
}

/** Something that pupfile understood but the author may not have meant. */
export interface PuppetfileWarning {
  readonly message: string;
  readonly span: SourceSpan;
  readonly hint?: string;
}
