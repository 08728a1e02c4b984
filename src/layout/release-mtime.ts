const dayMs = 86_400_000;
const firstDay = Date.UTC(1980, 0, 1);
const lastDay = Date.UTC(2099, 11, 31);

/**
 * The time that every file and directory of one release gets on disk, in milliseconds since 1970.
 *
 * It is the same on every machine, so that two checkouts are equal, and it differs between
 * releases: image builders compare their context by size, mtime and mode, and with one fixed time a
 * metadata.json that went from 9.0.0 to 9.0.1 would not be sent again. Hence the UTC day before that
 * of the newest entry, which tells people something, plus a second of that day taken from the
 * archive's digest, which tells apart what was released on one day. The day before, because on the
 * day itself that second may still be to come, of which make and tar warn. A whole second, because
 * that is what every file system and every tar can hold; within 1980 to 2099 for the same reason.
 *
 * @param newestMtimeMs the newest time in the archive
 * @param digest what tells the release apart from others, in hexadecimal
 */
export function releaseMtime(newestMtimeMs: number, digest: string): number {
  const day = (Math.floor(newestMtimeMs / dayMs) - 1) * dayMs;
  const second = Number.parseInt(digest.slice(0, 8), 16) % 86_400;
  return Math.min(Math.max(day, firstDay), lastDay) + second * 1000;
}
