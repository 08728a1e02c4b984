/** The value of an option that may be left out. */
export function textOf(option: unknown): string | undefined {
  return typeof option === 'string' ? option : undefined;
}

/** The values of an option that may be repeated, or left out. */
export function textsOf(option: unknown): readonly string[] | undefined {
  return Array.isArray(option) ? option.map(String) : undefined;
}
