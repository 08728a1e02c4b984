/**
 * Finds two paths, or folders of paths, that are one on a file system that ignores case or the way
 * in which letters with accents are composed: `Lib/a` and `lib/b` are two folders on Linux and one
 * on a Mac, where nobody could say which is right.
 *
 * @returns both spellings; undefined where every path is one everywhere
 */
export function findCaseCollision(
  paths: Iterable<string>,
): readonly [first: string, second: string] | undefined {
  const spellings = new Map<string, string>();
  for (const path of paths) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const part = path.slice(0, end);
      const folded = foldCase(part);
      const known = spellings.get(folded);
      if (known === part) break;
      if (known !== undefined) return [known, part];
      spellings.set(folded, part);
    }
  }
  return undefined;
}

/** Upper case first, which knows that `ß` is `SS` and the long `ſ` an `S`, as file systems do. */
function foldCase(text: string): string {
  return text.normalize('NFC').toUpperCase().toLowerCase();
}
