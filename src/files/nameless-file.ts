import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { toFileSystemError } from '../errors/file-system-error.ts';

/** A file that only this process can reach, and that is gone with it. */
export interface NamelessFile {
  /** Puts bytes behind those that are there. Throws FILE_SYSTEM. */
  append(bytes: Buffer): void;
  /** Fills a buffer with what stands at a position and behind it. Throws FILE_SYSTEM. */
  fill(target: Buffer, position: number): void;
  /** Nothing can be done with it afterwards but to close it again. */
  close(): void;
}

/**
 * Makes a file in a directory, which loses its name at once: nobody else can open it, and nothing of it is
 * left where the process is killed. Throws FILE_SYSTEM.
 */
export function createNamelessFile(directory: string): NamelessFile {
  let descriptor: number | undefined = naming(directory, () => openNameless(directory));
  // Its number may be that of another file by then.
  const open = () => {
    if (descriptor === undefined) throw new TypeError('the file is closed');
    return descriptor;
  };
  return {
    append: (bytes) => {
      for (let done = 0; done < bytes.length; ) {
        done += naming(directory, () => writeSync(open(), bytes, done));
      }
    },
    fill: (target, position) => {
      for (let done = 0; done < target.length; ) {
        const rest = target.length - done;
        const count = naming(directory, () =>
          readSync(open(), target, done, rest, position + done),
        );
        if (count === 0) throw new RangeError('the file ends before that');
        done += count;
      }
    },
    close: () => {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}

function openNameless(directory: string): number {
  const path = join(directory, 'nameless');
  const descriptor = openSync(path, 'wx+', 0o600);
  try {
    unlinkSync(path);
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function naming<Result>(directory: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toFileSystemError(error, directory);
  }
}
