/** What the pax extended header of one tar member says, as far as reading modules needs it. */
export interface PaxRecords {
  readonly path?: string;
  readonly sizeBytes?: number;
  readonly mtimeMs?: number;
  /** Whether the member is one of GNU tar's sparse files, whose content is a map and pieces. */
  readonly isSparse?: boolean;
}

/** What is said of a member without such a header. */
export const noRecords: PaxRecords = {};

const space = 0x20;
const lineFeed = 0x0a;

/**
 * Reads the body of a pax header: records of the form `LENGTH KEYWORD=VALUE\n`, where the length in
 * bytes counts the whole record (POSIX.1-2017, pax, "pax Extended Header").
 *
 * By length and never by line, because the values of vendors' records hold any bytes: read line by
 * line, such a value could pass for a path.
 *
 * @returns null where the records don't add up
 */
export function parsePaxRecords(body: Buffer): PaxRecords | null {
  let records = noRecords;
  for (let start = 0; start < body.length; ) {
    const record = sliceRecord(body, start);
    if (record === null) return null;
    const fields = readRecord(record.text);
    if (fields === null) return null;
    records = { ...records, ...fields };
    start = record.end;
  }
  return records;
}

function sliceRecord(body: Buffer, start: number): { text: string; end: number } | null {
  const textStart = body.indexOf(space, start) + 1;
  const digits = body.toString('latin1', start, Math.min(textStart - 1, start + 10));
  const end = start + Number(digits);
  if (!/^[0-9]+$/.test(digits) || end <= textStart || end > body.length) return null;
  if (body[end - 1] !== lineFeed) return null;
  return { text: body.toString('utf8', textStart, end - 1), end };
}

function readRecord(text: string): PaxRecords | null {
  const equals = text.indexOf('=');
  if (equals < 1) return null;
  const keyword = text.slice(0, equals);
  const value = text.slice(equals + 1);
  // As if it were not there, says POSIX.
  if (value === '') return noRecords;
  switch (keyword) {
    case 'path':
      return { path: value };
    case 'size':
      return /^[0-9]{1,15}$/.test(value) ? { sizeBytes: Number(value) } : null;
    case 'mtime':
      return /^-?[0-9]+(\.[0-9]*)?$/.test(value)
        ? { mtimeMs: Math.floor(Number(value) * 1000) }
        : null;
    default:
      return keyword.startsWith('GNU.sparse.') ? { isSparse: true } : noRecords;
  }
}
