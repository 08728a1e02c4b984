/** What a purl consists of, none of it encoded. */
export interface Purl {
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly version?: string | undefined;
  /** Those that are undefined are left out. */
  readonly qualifiers?: Readonly<Record<string, string | undefined>>;
  /** A directory inside, `/` between its segments. */
  readonly subpath?: string | undefined;
}

/**
 * The purl of a Puppet module, in the canonical form of the specification (package-url/purl-spec):
 *
 *     pkg:puppet/NAMESPACE/NAME@VERSION?KEY=VALUE&KEY=VALUE#SUBPATH
 *
 * `puppet` is a candidate among the specified types; what it is made of is as tools use it.
 */
export function formatPurl({ namespace, name, version, qualifiers = {}, subpath }: Purl): string {
  const pairs = Object.entries(qualifiers)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodePath(value)}`]))
    .sort();
  return [
    'pkg:puppet/',
    namespace === undefined ? '' : `${encode(namespace)}/`,
    encode(name),
    version === undefined ? '' : `@${encode(version)}`,
    pairs.length === 0 ? '' : `?${pairs.join('&')}`,
    subpath === undefined ? '' : `#${encodePath(subpath)}`,
  ].join('');
}

/** Everything but letters, digits, `.-_~` and the colon. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}

function encodePath(text: string): string {
  return encode(text).replaceAll('%2F', '/');
}
