import { gunzipSync } from 'node:zlib';
import type { PupfileError } from '../errors/pupfile-error.ts';
import { type Bytes, checksumOf, discardBytes, wholeOf } from '../files/bytes.ts';
import type { Spool } from '../files/spool.ts';
import { Doubt } from '../net/doubt.ts';
import type { HttpClient } from '../net/http.ts';
import type { Answer } from '../net/sender.ts';
import { mostArchiveBytes } from './download.ts';

/** Bytes and the sha256 of them. */
export interface Hashed<Held extends Bytes = Bytes> {
  readonly bytes: Held;
  readonly sha256: string;
}

export interface DownloadOptions {
  readonly url: string;
  /** What the archive is of, in front of messages: `acme-web 1.0.0`. */
  readonly subject: string;
  /** Why it is not what was promised; undefined for one that is, or where nothing was. */
  readonly mismatch: (found: Hashed) => PupfileError | undefined;
  /** Takes a large archive; undefined where it has to be in memory. */
  readonly spool?: Spool | undefined;
}

/** An archive as it was promised, or an answer of another status than 200. */
export interface Downloaded extends Hashed {
  readonly answer: Answer;
}

/**
 * Downloads an archive. One that is not what was promised may have been damaged on its way, and is asked
 * for once more. Throws what `mismatch` says of the second one, and what the HTTP client throws.
 */
export async function downloadArchive(
  http: HttpClient,
  { url, subject, mismatch, spool }: DownloadOptions,
): Promise<Downloaded> {
  let found: Hashed = { bytes: Buffer.alloc(0), sha256: '' };
  const answer = await http.get(url, {
    mostBytes: mostArchiveBytes,
    subject,
    spool,
    doubt: (given) => {
      const bytes = given.spooled ?? given.body;
      if (given.status !== 200) {
        discardBytes(bytes);
        return undefined;
      }
      found = hash(bytes);
      const failure = mismatch(found);
      if (failure === undefined) return undefined;
      const decoded = decode(given.headers, bytes);
      discardBytes(bytes);
      if (decoded !== undefined && mismatch(decoded) === undefined) {
        found = decoded;
        return undefined;
      }
      return new Doubt('the archive is not the one that was promised', failure);
    },
  });
  return { answer, ...found };
}

function hash(bytes: Bytes): Hashed {
  return { bytes, sha256: checksumOf('sha256', bytes) };
}

/**
 * What an archive was before a server or proxy compressed it once more, although no encoding was asked
 * for. Others say the same of every .tar.gz as it is, so it only counts where the checksum says so.
 */
function decode(headers: Answer['headers'], bytes: Bytes): Hashed | undefined {
  if (!/^(?:x-)?gzip$/i.test(headers['content-encoding'] ?? '')) return undefined;
  try {
    return hash(gunzipSync(wholeOf(bytes), { maxOutputLength: mostArchiveBytes }));
  } catch {
    return undefined;
  }
}
