import type { SourceSpan } from '../errors/source-span.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';

/** What a Puppetfile says, or a metadata.json that stands in for one. */
export interface Puppetfile {
  /** The file's name as messages show it. */
  readonly file: string;
  /** The Forge for modules without a source of their own, as an address without trailing slash. */
  readonly forgeUrl: string;
  /** Those to ask, in this order, where it does not know a module; left out where there are none. */
  readonly fallbackForgeUrls?: readonly string[];
  /** `moduledir`, as written; undefined where the file doesn't say. */
  readonly modulesDirectory: string | undefined;
  /** In the order of the file, one for each module. */
  readonly declarations: readonly ModuleDeclaration[];
  readonly exclusions: readonly Exclusion[];
  readonly warnings: readonly PuppetfileWarning[];
  /** Whether the same text may say something else: it is Ruby, which may look at the world around it. */
  readonly dependsOnMore?: boolean;
}

/** `exclusion NAME`: the module is not installed, whoever depends on it. */
export interface Exclusion {
  readonly name: ModuleName;
  readonly spelledName: string;
  readonly span: SourceSpan;
}

/** Something that pupfile understood but the author may not have meant. */
export interface PuppetfileWarning {
  readonly rule: WarningRule;
  readonly message: string;
  readonly span: SourceSpan;
  readonly hint?: string;
}

/** What a warning is about, in a word that never changes its meaning. */
export type WarningRule =
  /** A module is declared twice. */
  | 'duplicate-declaration'
  /** A key stands twice in metadata.json. */
  | 'duplicate-key'
  /** Several Forges are asked for the same modules. */
  | 'fallback-forge'
  /** An option means nothing for the module's source. */
  | 'idle-option'
  /** A version that is no range, beside a source that is no Forge. */
  | 'ignored-version'
  /** A `moduledir` does not hold for the modules above it. */
  | 'late-setting'
  /** A module follows a branch. */
  | 'moving-branch'
  /** Something that pupfile does not do, and that nothing depends on. */
  | 'not-evaluated'
  /** An old address of the public Forge. */
  | 'old-forge'
  /** Two options that both name a revision. */
  | 'two-revisions'
  /** A Forge without encryption. */
  | 'unencrypted-forge'
  /** An option that nobody knows. */
  | 'unknown-option'
  /** Blanks around a version. */
  | 'version-blanks';
