import type { ArchiveContext } from './module-archive.ts';
import { noRecords } from './pax-records.ts';
import { createTarTotals, readExtension } from './tar-extension.ts';
import { blockBytes, paddedBytes, readTarPart } from './tar-header.ts';

/** Counts the members of a tar that arrives in pieces and is not kept. */
export interface MemberCount {
  /** Takes the next piece. */
  add(piece: Buffer): void;
}

/** What the count waits for: bytes to see, or bytes to pass over. */
interface Step {
  readonly sizeBytes: number;
  readonly isSeen: boolean;
}

/**
 * Begins at the first byte of a tar. What is missing at its end is nobody's business here.
 *
 * @throws PupfileError from `add`: ARCHIVE_UNSAFE for too many members, ARCHIVE_INVALID for a header
 * that is none
 */
export function createMemberCount(context: ArchiveContext): MemberCount {
  const steps = countMembers(context);
  let step = steps.next().value;
  let seen: Buffer[] = [];
  let missingBytes = step?.sizeBytes ?? 0;
  const finishStep = () => {
    step = steps.next(Buffer.concat(seen)).value;
    seen = [];
    missingBytes = step?.sizeBytes ?? 0;
  };
  return {
    add: (piece) => {
      for (let offset = 0; step !== undefined && offset < piece.length; ) {
        const part = piece.subarray(offset, offset + missingBytes);
        if (step.isSeen) seen.push(part);
        offset += part.length;
        missingBytes -= part.length;
        if (missingBytes === 0) finishStep();
      }
    },
  };
}

function* countMembers(context: ArchiveContext): Generator<Step, undefined, Buffer> {
  const totals = createTarTotals(context);
  let extension = noRecords;
  for (let position = 0; ; ) {
    const block = yield { sizeBytes: blockBytes, isSeen: true };
    const part = readTarPart({ bytes: block, start: position }, 0, extension, context);
    if (part === null) return;
    totals.count(part);
    const sizeBytes = paddedBytes(part.sizeBytes);
    const isSeen = part.kind === 'extension';
    const content = sizeBytes === 0 ? block.subarray(0, 0) : yield { sizeBytes, isSeen };
    if (isSeen) {
      const records = readExtension(part, content.subarray(0, part.sizeBytes), context);
      extension = { ...extension, ...records };
    } else if (part.kind !== 'nothing') extension = noRecords;
    position += blockBytes + sizeBytes;
  }
}
