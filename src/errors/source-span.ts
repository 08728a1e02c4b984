/**
 * A place in a text that the user wrote, exact enough to draw a caret under it.
 *
 * `line` and `column` count from 1; `column` and `length` are UTF-16 code units, as editors count.
 */
export interface SourceSpan {
  /** The file's name as messages show it: relative to the project directory. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Never reaches past the end of the line. */
  readonly length: number;
  /** The whole line, without its line break. */
  readonly lineText: string;
}
