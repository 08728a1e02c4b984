import type { MovingFinding, MovingRule } from './moving-finding.ts';
import { listSettings, type Setting, type SettingsFile } from './settings-file.ts';

/** What becomes of one setting of another tool. */
export interface SettingMeaning {
  /** The path, or all below it where it ends with `.*`. */
  readonly path: string;
  /** What it did, or does here; undefined to say no more than its name. */
  readonly message?: (setting: Setting) => string;
  /** What takes its place. */
  readonly advice?: (setting: Setting) => string;
  readonly weight?: MovingFinding['weight'];
  /** Where this value is as if nothing was said. */
  readonly isIdle?: (setting: Setting) => boolean;
}

interface SettingTable {
  readonly rule: MovingRule;
  /** The tool, as a message names it. */
  readonly tool: string;
  readonly meanings: readonly SettingMeaning[];
  /** The file has settings for other purposes, of which nothing is told. */
  readonly isPartial?: boolean;
}

/** A finding for each setting, once for all that stand below one path. */
export function describeSettings(
  file: SettingsFile,
  { rule, tool, meanings, isPartial = false }: SettingTable,
): readonly MovingFinding[] {
  const told = new Set<string>();
  return listSettings(file).flatMap((setting) => {
    const meaning = meanings.find(({ path }) => matches(path, setting.path));
    const key = meaning?.path ?? setting.path;
    if (told.has(key) || meaning?.isIdle?.(setting) === true) return [];
    if (meaning === undefined && isPartial) return [];
    told.add(key);
    return [findingOf(setting, { meaning, file: file.file, rule, tool })];
  });
}

interface SettingContext extends Pick<SettingTable, 'rule' | 'tool'> {
  readonly meaning: SettingMeaning | undefined;
  readonly file: string;
}

function findingOf(setting: Setting, { meaning, file, rule, tool }: SettingContext): MovingFinding {
  const name = `\`${(meaning?.path ?? setting.path).replace(/\.\*$/, '')}\``;
  const message = meaning?.message?.(setting);
  return {
    rule,
    weight: meaning?.weight ?? 'renamed',
    file,
    line: setting.line,
    message:
      message === undefined
        ? `${name} of ${tool} has no meaning in pupfile`
        : `${name}: ${message}`,
    advice: meaning?.advice?.(setting),
  };
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('.*')
    ? path.startsWith(pattern.slice(0, -1)) || path === pattern.slice(0, -2)
    : pattern === path;
}
