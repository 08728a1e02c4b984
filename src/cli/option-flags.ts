/** How an option is typed. */
export interface OptionFlags {
  /** `-C`; undefined where there is none. */
  readonly short: string | undefined;
  /** `--directory`, `--no-cache`. */
  readonly long: string;
  /** What its value is, `DIR`; undefined for a switch. */
  readonly value: string | undefined;
}

/** Reads commander's manner of naming an option: `-C, --directory <DIR>`, `--no-cache`. */
export function readOptionFlags(flags: string): OptionFlags {
  const [, short, long = '', value] = /^(?:(-\w), )?(--[a-z-]+)(?: <(.+)>)?$/.exec(flags) ?? [];
  return { short, long, value };
}
