import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './write-whole.ts';

/*
 * Which archive of the store something was, by a name of the caller's:
 *
 *     CACHE/archives/named/ab/ab3f….txt      SHA256 NAME\n
 *
 * The file is named after the SHA-256 of the name. It is a hint: an archive is verified against its
 * own name all the same, and a lock outranks it. All of it can be deleted at any moment.
 */

/**
 * Which archive a name stood for last time.
 *
 * @returns a sha256 of 64 lower-case hexadecimal digits; undefined where that is not known
 */
export async function readNamedChecksum(
  cacheDirectory: string,
  name: string,
): Promise<string | undefined> {
  const text = await readFile(pathOf(cacheDirectory, name), 'utf8').catch(() => '');
  const sha256 = text.slice(0, 64);
  return /^[0-9a-f]{64}$/.test(sha256) && text === lineOf(sha256, name) ? sha256 : undefined;
}

/**
 * Keeps which archive a name stands for, whole or not at all.
 *
 * @returns why that is impossible, in plain words, which is no reason to stop; undefined where it is done
 */
export async function writeNamedChecksum(
  cacheDirectory: string,
  name: string,
  sha256: string,
): Promise<string | undefined> {
  return writeWhole(pathOf(cacheDirectory, name), Buffer.from(lineOf(sha256, name)));
}

function lineOf(sha256: string, name: string): string {
  return `${sha256} ${name}\n`;
}

function pathOf(cacheDirectory: string, name: string): string {
  const key = createHash('sha256').update(name).digest('hex');
  return join(cacheDirectory, 'archives', 'named', key.slice(0, 2), `${key}.txt`);
}
