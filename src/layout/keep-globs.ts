import picomatch from 'picomatch';

/**
 * Whether globs name a path of a module: the path itself, or a directory that it lies in. `*` stands for
 * anything but a slash, `**` for whole directories, `{a,b}` for either; a name that begins with a dot
 * is like any other.
 */
export function createKeeper(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const matches = picomatch([...globs], { dot: true });
  return (path) => {
    for (let end = path.length; end !== -1; end = path.lastIndexOf('/', end - 1)) {
      if (matches(path.slice(0, end))) return true;
      if (end === 0) return false;
    }
    return false;
  };
}
