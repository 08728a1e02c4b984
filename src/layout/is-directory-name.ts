/**
 * Whether something is the name of a module's directory: a plain name that is not hidden. What stands
 * in pupfile's own files is only used as one where it is, because anybody may have written them.
 */
export function isDirectoryName(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9_][a-z0-9_.-]*$/i.test(value);
}
