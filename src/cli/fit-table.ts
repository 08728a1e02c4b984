/** One column of a table that makes do with the width that there is. */
export interface FittedColumn {
  readonly title: string;
  readonly isNumber?: boolean;
  /** Where there is no room, the column with the highest number goes first; 0 always stays. */
  readonly sacrifice: number;
}

/**
 * Lays out a table, with a line of titles, in a width: numbers right-aligned, and as many columns as
 * have room. Where even those that stay are too wide, the first one's texts are cut.
 *
 * @param width in columns of a terminal; undefined where the lines may be as long as they are
 */
export function fitTable(
  columns: readonly FittedColumn[],
  rows: readonly (readonly string[])[],
  width: number | undefined,
): readonly string[] {
  const all = [columns.map(({ title }) => title), ...rows];
  const shown = chooseColumns(columns, all, width ?? Number.POSITIVE_INFINITY);
  const excess = widthOf(shown, all) - (width ?? Number.POSITIVE_INFINITY);
  const first = shown[0] ?? 0;
  const firstWidth = Math.max(4, columnWidth(first, all) - Math.max(0, excess));
  return all.map((row) =>
    shown
      .map((column) => {
        const cell = row[column] ?? '';
        if (column === first) return cutText(cell, firstWidth).padEnd(firstWidth);
        const cellWidth = columnWidth(column, all);
        return columns[column]?.isNumber === true
          ? cell.padStart(cellWidth)
          : cell.padEnd(cellWidth);
      })
      .join('  ')
      .trimEnd(),
  );
}

function chooseColumns(
  columns: readonly FittedColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  let shown = columns.map((_, index) => index);
  const sacrificeOf = (index: number) => columns[index]?.sacrifice ?? 0;
  while (widthOf(shown, rows) > width) {
    const worst = shown.toSorted((left, right) => sacrificeOf(right) - sacrificeOf(left))[0] ?? 0;
    if (sacrificeOf(worst) === 0) break;
    shown = shown.filter((index) => index !== worst);
  }
  return shown;
}

function widthOf(shown: readonly number[], rows: readonly (readonly string[])[]): number {
  const gaps = 2 * (shown.length - 1);
  return shown.reduce((sum, column) => sum + columnWidth(column, rows), gaps);
}

function columnWidth(column: number, rows: readonly (readonly string[])[]): number {
  return Math.max(...rows.map((row) => row[column]?.length ?? 0));
}

function cutText(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 2)}..`;
}
