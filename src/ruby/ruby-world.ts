/**
 * What Ruby code may learn about the world outside of it. Paths are absolute, and only those inside
 * the project directory are ever asked for.
 */
export interface RubyWorld {
  /** Absolute, with `/`. */
  readonly projectDirectory: string;
  /** The absolute path of the file that is evaluated: `__FILE__`. */
  readonly file: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What is there, or null; a link is what it leads to, and null where that is outside. */
  kindOf(path: string): 'file' | 'directory' | null;
  /** A text inside the project; null where there is none, or none that may be read. */
  readFile(path: string): string | null;
  /** The names in a directory, sorted; null where there is none. */
  listDirectory(path: string): readonly string[] | null;
  /**
   * A YAML text as JSON-like data: null, booleans, numbers, strings, arrays and Maps.
   *
   * Throws an Error with the reason where it is no YAML.
   */
  parseYaml(text: string): unknown;
}
