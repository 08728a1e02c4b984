/** What a Puppetfile says, as data: what `pupfile parse --json` prints. */
export interface PuppetfileResult {
  /** The address of the Forge for modules without a source of their own, without credentials. */
  readonly forge: string;
  /** The Forges to ask, in this order, where that one does not know a module. */
  readonly fallbackForges?: readonly string[];
  /** The modules directory as written; null where the file does not say. */
  readonly moduledir: string | null;
  /** In the order of the file, one for each module. */
  readonly declarations: readonly DeclarationResult[];
  /** The modules that are not installed, whoever depends on them. */
  readonly exclusions: readonly ExclusionResult[];
  /** What was understood but may not have been meant. */
  readonly warnings: readonly WarningResult[];
}

/** A stretch of one line; `line` and `column` begin at 1, columns and lengths are UTF-16 code units. */
export interface PlaceResult {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** One `mod` line, or one dependency of the project's metadata.json. */
export interface DeclarationResult extends PlaceResult {
  /** `author-name`, in the spelling of the file. */
  readonly name: string;
  /** The version requirements as written; none means any version. */
  readonly requirements: readonly string[];
  readonly source: SourceResult;
  /** The directory it is put into where that is not the modules directory; as written. */
  readonly installPath?: string;
  /** Whether the module's `spec` is left out, whatever else is installed. */
  readonly excludesSpec?: boolean;
  /** What comments at its line ask of the resolver. */
  readonly directives?: readonly DirectiveResult[];
  /** The file's name, relative to the project. */
  readonly file: string;
}

/** A requirement that does not count: on Puppet, on other modules, on having a version; or a version that wins. */
export type DirectiveResult =
  | 'ignore-puppet'
  | 'ignore-dependencies'
  | 'ignore-latest'
  | 'override';

/** `exclusion NAME`; always in the Puppetfile itself. */
export interface ExclusionResult extends PlaceResult {
  readonly name: string;
}

/** Something odd in a Puppetfile. */
export interface WarningResult extends PlaceResult {
  /** What it is about, in a word that never changes its meaning: `unknown-option`. */
  readonly rule: string;
  /** One sentence without a full stop. */
  readonly message: string;
  /** What was probably meant, or what to do. */
  readonly hint?: string;
  readonly file: string;
}

/** Where a declared module comes from; addresses are without credentials. */
export type SourceResult =
  | {
      readonly kind: 'forge';
      readonly url: string;
      /** The Forges to ask where that one does not know the module. */
      readonly fallbackUrls?: readonly string[];
      /** What the archive must have: 64 lower-case hexadecimal digits. */
      readonly sha256?: string;
    }
  | {
      readonly kind: 'git';
      readonly url: string;
      /** A branch, tag or commit; undefined means the remote's HEAD. */
      readonly ref: string | undefined;
      /** The module's directory inside of the repository; undefined means its root. */
      readonly path: string | undefined;
      /** What to take where the repository does not have `ref`, in this order. */
      readonly fallbackRefs?: readonly string[];
      /** What `ref` is, where the Puppetfile says so. */
      readonly refKind?: 'branch' | 'tag' | 'commit';
    }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'github_tarball'; readonly repository: string }
  | { readonly kind: 'tarball'; readonly url: string; readonly sha256: string | undefined }
  | { readonly kind: 'svn'; readonly url: string; readonly revision: string | undefined }
  | { readonly kind: 'local' };
