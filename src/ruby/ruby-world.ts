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
  /**
   * What is there, or null; a link is what it leads to. `other` is what nobody may look at: a device,
   * a link that leads out of the project.
   */
  kindOf(path: string): 'file' | 'directory' | 'other' | null;
  /** Whether the last name of a path is a link, whatever it leads to. */
  isLink(path: string): boolean;
  /** The path without links; null where there is nothing, or it leads out of the project. */
  realPath(path: string): string | null;
  /** A file's text; null where there is none, or none that may be read. */
  readFile(path: string): string | null;
  /** The names in a directory, sorted; null where there is none. */
  listDirectory(path: string): readonly string[] | null;
  /** The first document of a YAML text; null where there is none. Throws an Error with the reason. */
  parseYaml(text: string): YamlNode | null;
}

/** A piece of YAML, before anybody asks what a scalar means. Tags are written out: `!ruby/sym`. */
export type YamlNode =
  | (TaggedYaml & {
      readonly kind: 'scalar';
      readonly text: string;
      /** Without quotes, so that it may be something else than a text. */
      readonly isPlain: boolean;
    })
  | (TaggedYaml & { readonly kind: 'sequence'; readonly items: readonly YamlNode[] })
  | (TaggedYaml & {
      readonly kind: 'mapping';
      readonly pairs: readonly (readonly [key: YamlNode, value: YamlNode])[];
    })
  | { readonly kind: 'alias'; readonly anchor: string };

interface TaggedYaml {
  readonly tag: string | null;
  readonly anchor: string | null;
}
