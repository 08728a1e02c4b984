import { once } from 'node:events';
import { Parser } from 'tar/parse';
import type { ReadEntry } from 'tar/read-entry';

/** A member of a tar that is read as it arrives. */
export interface StreamedMember {
  /** As the tar spells it. */
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other';
  /** Where a link leads, as the tar spells it; empty for what is no link. */
  readonly target: string;
  /** The permission bits, those for set-user-id and the like included. */
  readonly mode: number;
  readonly sizeBytes: number;
}

/** What is done with a tar's members. */
export interface TarVisitor {
  /** Whether a member is to be visited at all. */
  wants(path: string): boolean;
  /** Called with a member, and for files with a function that takes their content in pieces. */
  visit(member: StreamedMember): ((piece: Buffer | undefined) => void) | undefined;
}

/**
 * Walks through a tar that is not kept in memory. The content of a file is handed out in pieces, and
 * `undefined` at its end.
 *
 * @throws Error where the tar is damaged or cut, in tar's words; what the visitor throws
 */
export async function walkTar(
  pieces: AsyncIterable<Uint8Array>,
  visitor: TarVisitor,
): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  const parser = new Parser({
    strict: true,
    filter: (path) => visitor.wants(path),
    onReadEntry: (entry) => {
      try {
        readEntry(entry, visitor);
      } catch (error) {
        failure ??= { error };
        entry.resume();
      }
    },
  });
  parser.on('error', (error) => {
    failure ??= { error };
  });
  const ended = once(parser, 'end');
  ended.catch(() => {});
  for await (const piece of pieces) {
    // Its visitors take everything at once, so that nothing is ever waited for.
    parser.write(Buffer.from(piece.buffer, piece.byteOffset, piece.length));
    if (failure !== undefined) throw failure.error;
  }
  parser.end();
  if (failure === undefined) await ended.catch(() => {});
  if (failure !== undefined) throw failure.error;
}

function readEntry(entry: ReadEntry, visitor: TarVisitor): void {
  const take = visitor.visit({
    path: entry.path,
    kind: kindOf(entry.type),
    target: entry.linkpath ?? '',
    mode: (entry.mode ?? 0) & 0o7777,
    sizeBytes: entry.size ?? 0,
  });
  entry.on('data', (piece: Buffer) => take?.(piece));
  entry.on('end', () => take?.(undefined));
}

function kindOf(type: string): StreamedMember['kind'] {
  switch (type) {
    case 'File':
    case 'OldFile':
    case 'ContiguousFile':
      return 'file';
    case 'Directory':
      return 'directory';
    case 'SymbolicLink':
      return 'symlink';
    case 'Link':
      return 'hardlink';
    default:
      return 'other';
  }
}
