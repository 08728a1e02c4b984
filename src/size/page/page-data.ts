/** What a page knows of the modules, as JSON. */
export interface PageData {
  readonly modules: readonly PageModule[];
}

/** One module, and everything that its archive has. */
export interface PageModule {
  readonly name: string;
  readonly version: string;
  /** Where in the list of modules those stand that this one requires. */
  readonly dependencies: readonly number[];
  readonly entries: readonly PageEntry[];
}

/**
 * A folder with its entries, or a file with its size in bytes, which is followed by a 1 where it was
 * left out. Folders that hold nothing but one folder are one entry: `lib/puppet`.
 */
export type PageEntry =
  | readonly [name: string, entries: readonly PageEntry[]]
  | readonly [name: string, bytes: number]
  | readonly [name: string, bytes: number, leftOut: 1];
