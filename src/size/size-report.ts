import type { ContentTotals } from '../layout/installed-modules.ts';
import type { ContentProfile } from '../layout/trim.ts';
import { fileKind } from './file-kind.ts';

/** What the modules of a lock hold, and what was left out of them. */
export interface SizeReport {
  readonly content: ContentProfile;
  readonly kept: SizedContent;
  readonly leftOut: SizedContent;
  readonly modules: readonly SizedModule[];
}

/** One module of it. */
export interface SizedModule extends ModuleFiles {
  readonly kept: SizedContent;
  readonly leftOut: SizedContent;
}

/** A module's files before anything is counted. */
export interface ModuleFiles {
  /** As the lock spells it. */
  readonly name: string;
  readonly version: string;
  /** The names of those modules of the report that it requires. */
  readonly dependencies: readonly string[];
  readonly files: readonly SizedFile[];
  readonly leftOutFiles: readonly SizedFile[];
}

export interface SizedFile {
  /** Relative to the module, `/` between the segments. */
  readonly path: string;
  readonly bytes: number;
}

/** How much some files are together, and how much of it each kind. */
export interface SizedContent extends ContentTotals {
  /** The largest first. */
  readonly kinds: readonly KindSize[];
}

/** The files of one kind, which `fileKind` tells. */
export interface KindSize extends ContentTotals {
  readonly kind: string;
}

/** What the modules of a report are ordered by; sizes begin with the largest. */
export type SizeOrder = 'kept' | 'left-out' | 'name';

/** Counts modules. Those of one size are ordered by name. */
export function measureModules(
  modules: readonly ModuleFiles[],
  { content, order }: { readonly content: ContentProfile; readonly order: SizeOrder },
): SizeReport {
  const sized = modules.map((module) => ({
    ...module,
    kept: measureFiles(module.files),
    leftOut: measureFiles(module.leftOutFiles),
  }));
  return {
    content,
    kept: measureFiles(modules.flatMap(({ files }) => files)),
    leftOut: measureFiles(modules.flatMap(({ leftOutFiles }) => leftOutFiles)),
    modules: sized.sort((left, right) => compareModules(left, right, order)),
  };
}

function compareModules(left: SizedModule, right: SizedModule, order: SizeOrder): number {
  const bytesOf = ({ kept, leftOut }: SizedModule) =>
    ({ kept: kept.bytes, 'left-out': leftOut.bytes, name: 0 })[order];
  return bytesOf(right) - bytesOf(left) || (left.name < right.name ? -1 : 1);
}

function measureFiles(files: readonly SizedFile[]): SizedContent {
  const kinds = new Map<string, { files: number; bytes: number }>();
  for (const { path, bytes } of files) {
    const kind = fileKind(path);
    const sum = kinds.get(kind) ?? { files: 0, bytes: 0 };
    kinds.set(kind, { files: sum.files + 1, bytes: sum.bytes + bytes });
  }
  return {
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    kinds: [...kinds]
      .map(([kind, sum]) => ({ kind, ...sum }))
      .sort((left, right) => right.bytes - left.bytes || (left.kind < right.kind ? -1 : 1)),
  };
}
