/** An absolute path without `.`, `..` and double slashes. */
export function resolvePath(base: string, path: string): string {
  const segments: string[] = [];
  for (const segment of (path.startsWith('/') ? path : `${base}/${path}`).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}

/** Whether an absolute, resolved path is a directory or lies in it. */
export function isInside(directory: string, path: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}

/** `File.dirname`. */
export function directoryName(path: string): string {
  const [, slashes = '', rest = ''] = /^(\/*)(.*)$/s.exec(path.replace(/\/+$/, '')) ?? [];
  const slash = rest.lastIndexOf('/');
  if (slash !== -1) return (slashes && '/') + rest.slice(0, slash).replace(/\/+$/, '');
  return path.startsWith('/') ? '/' : '.';
}

/** `File.basename`; the suffix `.*` stands for any. */
export function baseName(path: string, suffix = ''): string {
  const name =
    path
      .replace(/(?<=[^/])\/+$/, '')
      .split('/')
      .at(-1) || (path.startsWith('/') ? '/' : path);
  if (suffix === '.*') return name.slice(0, name.length - extensionName(name).length);
  return suffix !== '' && name.endsWith(suffix) && name !== suffix
    ? name.slice(0, -suffix.length)
    : name;
}

/** `File.extname`. */
export function extensionName(path: string): string {
  const name = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return /^.+?(\.[^.]*)$/s.exec(name.replace(/^\.+/, 'x'))?.[1] ?? '';
}

/** `File.join`: a slash between the parts, where there is none. */
export function joinPaths(parts: readonly string[]): string {
  return parts.reduce((path, part, index) => {
    if (index === 0) return part;
    if (part.startsWith('/')) return path.replace(/\/+$/, '') + part;
    return path.endsWith('/') ? path + part : `${path}/${part}`;
  }, '');
}
