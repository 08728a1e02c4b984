/** `1` is `1 module`, `2` is `2 modules`. */
export function formatCount(count: number | bigint, noun: string): string {
  return `${groupThousands(count)} ${count === 1 || count === 1n ? noun : `${noun}s`}`;
}

/** Not `toLocaleString`, whose first call takes more than ten milliseconds. */
function groupThousands(count: number | bigint): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1234` milliseconds are `1.2 s`. */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Columns as wide as their widest cell; the last one is not padded. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column < row.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** How a lock says that any version will do. */
export const anyRequirement = '>= 0';
