import type { PlacedValue } from '../errors/placed-value.ts';

/** A file of settings of another tool: YAML as a tree with places. */
export interface SettingsFile {
  /** Relative to the project. */
  readonly file: string;
  /** Undefined where the file is empty. */
  readonly node: PlacedValue | undefined;
}

/** One value of such a file. */
export interface Setting {
  /** The keys that lead to it, joined by dots, lists passed over: `git.repositories.remote`. */
  readonly path: string;
  readonly text: string;
  readonly line: number;
}

/**
 * All values of a file of settings, in its order. r10k's keys may be Ruby's symbols (`:cachedir:`), so
 * that a colon before a key means nothing.
 */
export function listSettings({ node }: SettingsFile): readonly Setting[] {
  return node === undefined ? [] : settingsBelow(node, []);
}

/** The first value at a path; undefined where there is none. */
export function settingAt(file: SettingsFile, path: string): Setting | undefined {
  return listSettings(file).find((setting) => setting.path === path);
}

function settingsBelow(node: PlacedValue, keys: readonly string[]): readonly Setting[] {
  switch (node.kind) {
    case 'map':
      return node.entries.flatMap(({ key, value }) =>
        settingsBelow(value, [...keys, key.replace(/^:/, '')]),
      );
    case 'list':
      return node.items.flatMap((item) => settingsBelow(item, keys));
    case 'scalar':
      return [{ path: keys.join('.'), text: textOf(node.value), line: node.span.line }];
  }
}

function textOf(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
