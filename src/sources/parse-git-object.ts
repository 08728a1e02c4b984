/** What is needed of a commit. */
export interface ParsedCommit {
  /** The id of its tree. */
  readonly treeId: string;
  /** When it was committed, in milliseconds since 1970; 0 where that is no sensible time. */
  readonly mtimeMs: number;
}

/** One name in a directory. */
export interface ParsedTreeEntry {
  readonly kind: 'directory' | 'file' | 'executable' | 'link' | 'submodule' | 'unknown';
  readonly name: Buffer;
  /** The id of its tree or blob; of a submodule the commit in its own repository. */
  readonly id: string;
}

const mostMs = 8_640_000_000_000_000;

/**
 * Reads the content of a commit. The header ends with the first empty line:
 *
 *     tree ID
 *     parent ID            any number of them
 *     author NAME <ADDRESS> SECONDS ZONE
 *     committer NAME <ADDRESS> SECONDS ZONE
 *
 * @returns undefined where it is none
 */
export function parseCommit(content: Buffer): ParsedCommit | undefined {
  const text = content.toString('latin1');
  const [header = ''] = text.split('\n\n', 1);
  const [, treeId] = /^tree ([0-9a-f]{40}|[0-9a-f]{64})\n/.exec(text) ?? [];
  if (treeId === undefined) return undefined;
  const [, seconds = '0'] = /^committer .*> (\d{1,15}) [+-]\d+$/m.exec(header) ?? [];
  const mtimeMs = Number(seconds) * 1000;
  return { treeId, mtimeMs: mtimeMs > mostMs ? 0 : mtimeMs };
}

/**
 * Reads the content of a tree, entry after entry: MODE SP NAME NUL ID, the mode in octal digits and
 * the id in bytes, 20 or 32 as the repository has them.
 *
 * @returns undefined where it is none
 */
export function parseTree(
  content: Buffer,
  idBytes: number,
): readonly ParsedTreeEntry[] | undefined {
  const entries: ParsedTreeEntry[] = [];
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const nul = content.indexOf(0, space);
    const end = nul + 1 + idBytes;
    if (space === -1 || nul === -1 || end > content.length) return undefined;
    entries.push({
      kind: kindOf(content.toString('latin1', at, space)),
      name: content.subarray(space + 1, nul),
      id: content.toString('hex', nul + 1, end),
    });
    at = end;
  }
  return entries;
}

/** Git itself knows these alone; of a file's permissions it keeps whether its owner may execute it. */
function kindOf(mode: string): ParsedTreeEntry['kind'] {
  const bits = Number.parseInt(mode, 8);
  switch (bits & 0o170000) {
    case 0o040000:
      return 'directory';
    case 0o100000:
      return (bits & 0o100) === 0 ? 'file' : 'executable';
    case 0o120000:
      return 'link';
    case 0o160000:
      return 'submodule';
    default:
      return 'unknown';
  }
}
