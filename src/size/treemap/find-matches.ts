import { countBytes, type SizeMode, type SizeNode } from './size-tree.ts';

/** What somebody searched for. */
export interface Matches {
  /** The files that match, and all that they are in. */
  readonly nodes: ReadonlySet<SizeNode>;
  readonly files: number;
  readonly bytes: number;
  readonly modules: number;
}

/**
 * Finds the files whose module and path have all the words of a text, in whatever case; of a module
 * that matches by its name, all files.
 *
 * @returns undefined where the text has no words
 */
export function findMatches(root: SizeNode, text: string, mode: SizeMode): Matches | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const found = filesOf(root).filter(
    (file) => isCounted(file, mode) && hasWords(file.path.toLowerCase(), words),
  );
  const nodes = new Set<SizeNode>();
  for (const file of found) {
    for (let node: SizeNode | undefined = file; node !== undefined; node = node.parent)
      nodes.add(node);
  }
  return {
    nodes,
    files: found.length,
    bytes: found.reduce((sum, file) => sum + countBytes(file, mode), 0),
    modules: new Set(found.map(({ module }) => module)).size,
  };
}

/** A file that is empty counts, too. */
function isCounted({ kept, leftOut }: SizeNode, mode: SizeMode): boolean {
  return (mode !== 'left-out' && kept.files > 0) || (mode !== 'kept' && leftOut.files > 0);
}

function hasWords(path: string, words: readonly string[]): boolean {
  return words.every((word) => path.includes(word));
}

function filesOf(node: SizeNode): readonly SizeNode[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(filesOf);
}
