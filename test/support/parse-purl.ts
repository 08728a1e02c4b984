import { PackageURL } from 'packageurl-js';

/** What the reference implementation of the specification reads in a purl; throws for what is none. */
export function parsePurl(purl: string) {
  const { type, namespace, name, version, qualifiers, subpath } = PackageURL.fromString(purl);
  return { type, namespace, name, version, qualifiers: { ...qualifiers }, subpath };
}
