import { sanitizeText } from '../../errors/redact.ts';
import type { SizedFile, SizeReport } from '../size-report.ts';
import type { PageData, PageEntry } from './page-data.ts';

/** Turns a report into what its page needs; what is shown is safe to show. */
export function toPageData({ modules }: SizeReport): PageData {
  const indexes = new Map(modules.map(({ name }, index) => [name, index]));
  return {
    modules: modules.map(({ name, version, dependencies, files, leftOutFiles }) => ({
      name,
      version: sanitizeText(version),
      dependencies: dependencies.flatMap((dependency) => indexes.get(dependency) ?? []),
      entries: toEntries([
        ...files.map((file) => splitPath(file, true)),
        ...leftOutFiles.map((file) => splitPath(file, false)),
      ]),
    })),
  };
}

interface SplitFile {
  readonly segments: readonly string[];
  readonly bytes: number;
  readonly isKept: boolean;
}

function splitPath({ path, bytes }: SizedFile, isKept: boolean): SplitFile {
  return { segments: sanitizeText(path).split('/'), bytes, isKept };
}

function toEntries(files: readonly SplitFile[]): readonly PageEntry[] {
  const folders = new Map<string, SplitFile[]>();
  const entries: PageEntry[] = [];
  for (const { segments, bytes, isKept } of files) {
    const [name = '', ...rest] = segments;
    if (rest.length === 0) entries.push(isKept ? [name, bytes] : [name, bytes, 1]);
    else {
      const inside = folders.get(name) ?? [];
      inside.push({ segments: rest, bytes, isKept });
      folders.set(name, inside);
    }
  }
  for (const [name, inside] of folders) entries.push(foldChain(name, toEntries(inside)));
  return entries.sort(([left], [right]) => (left < right ? -1 : 1));
}

function foldChain(name: string, entries: readonly PageEntry[]): PageEntry {
  const [only, ...others] = entries;
  if (only === undefined || others.length > 0 || typeof only[1] === 'number')
    return [name, entries];
  return [`${name}/${only[0]}`, only[1]];
}
