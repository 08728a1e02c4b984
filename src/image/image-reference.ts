import { PupfileError } from '../errors/pupfile-error.ts';

/** An image, as a user names it. */
export type ImageReference = RegistryReference | LayoutReference;

/** An image in a registry. */
export interface RegistryReference {
  readonly kind: 'registry';
  /** `registry.example`, `localhost:5000`, `[::1]:5000`, `docker.io`. */
  readonly registry: string;
  /** `library/debian`. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:` and 64 lower-case hexadecimal digits. */
  readonly digest?: string;
}

/** An image in an OCI image layout. */
export interface LayoutReference {
  readonly kind: 'layout';
  readonly directory: string;
  /** What index.json calls it (`org.opencontainers.image.ref.name`). */
  readonly tag?: string;
}

/**
 * Reads the name of an image as docker does (distribution/reference, normalize.go), or a directory:
 *
 *     debian                                  docker.io/library/debian
 *     registry.example:5000/team/app:1.2      also with docker:// before it
 *     registry.example/app@sha256:…
 *     oci:DIR  oci:DIR:TAG  ./DIR  /DIR       an OCI image layout
 *
 * @param isLayout whether a directory is an image layout; for names that could be both
 * @throws PupfileError USAGE, with what is wrong
 */
export function parseImageReference(
  text: string,
  { isLayout = () => false }: { readonly isLayout?: (directory: string) => boolean } = {},
): ImageReference {
  if (text.startsWith('oci:')) return parseLayout(text.slice('oci:'.length));
  if (/^\.{0,2}\//.test(text) || /^\.{1,2}$/.test(text) || isLayout(text)) {
    return { kind: 'layout', directory: text };
  }
  return parseRegistryReference(text);
}

/** The same where only a registry will do: an image that is pushed. Throws USAGE. */
export function parseRegistryReference(text: string): RegistryReference {
  if (text.startsWith('oci:')) throw unusable(text, 'only one in a registry will do');
  const name = text.replace(/^docker:\/\//, '');
  checkOutline(name);
  const [, path = '', digest] = /^(.*?)(?:@(.*))?$/s.exec(name) ?? [];
  const { registry, rest } = splitRegistry(path);
  const [, bare = '', tag] = /^([^:]*)(?::(.*))?$/s.exec(rest) ?? [];
  const isOfficial = registry === dockerHub && !bare.includes('/');
  const repository = isOfficial && bare !== '' ? `library/${bare}` : bare;
  checkParts({ text: name, registry, repository: bare, tag, digest });
  return {
    kind: 'registry',
    registry,
    repository,
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** The whole name: `registry.example/team/app:1.2@sha256:…`. */
export function formatImageReference(reference: ImageReference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  // Behind `oci:` a colon would end the directory.
  if (reference.kind === 'layout' && reference.directory.includes(':')) return reference.directory;
  if (reference.kind === 'layout') return `oci:${reference.directory}${tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${reference.registry}/${reference.repository}${tag}${digest}`;
}

/** What a registry is asked for: the digest where there is one, else the tag, which is `latest` by default. */
export function tagOrDigest({ tag, digest }: RegistryReference): string {
  return digest ?? tag ?? 'latest';
}

/** Docker Hub, as names of images say it; its registry is at another address. */
export const dockerHub = 'docker.io';

const longestRepository = 255;
const host =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/;
const part = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;

function parseLayout(text: string): LayoutReference {
  const [, directory = '', tag] = /^([^:]*)(?::(.*))?$/s.exec(text) ?? [];
  if (directory === '') throw unusable(`oci:${text}`, 'there is no directory behind `oci:`');
  return { kind: 'layout', directory, ...(tag !== undefined && tag !== '' && { tag }) };
}

/** Before anything of the text is shown: it may hold a password. */
function checkOutline(text: string): void {
  if (text === '') throw unusable(text, 'it is empty');
  const [before = '', after] = text.split(/@(?=[^@]*$)/);
  const isTwice = before.includes('@');
  if (after !== undefined && (isTwice || !/^[a-z0-9+._-]+:[^/]*$/i.test(after))) {
    const isLogin = isTwice || before.includes(':') || after.includes('/');
    const hint = '`docker login` or `skopeo login` writes a login where pupfile finds it';
    if (isLogin)
      throw new PupfileError('USAGE', 'The name of an image holds no password', { hint });
    throw unusable(text, 'behind the `@` stands no digest: `sha256:` and 64 hexadecimal digits');
  }
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  if (scheme !== undefined) throw unusable(text, `the name of an image has no \`${scheme}\``);
}

/** What stands before the first slash is a registry where it could be no part of a path. */
function splitRegistry(path: string): { readonly registry: string; readonly rest: string } {
  const [, first = '', rest] = /^([^/]*)(?:\/(.*))?$/s.exec(path) ?? [];
  const isRegistry = /[.:]/.test(first) || first === 'localhost' || /[A-Z]/.test(first);
  if (rest === undefined || !isRegistry) return { registry: dockerHub, rest: path };
  return { registry: first === 'index.docker.io' ? dockerHub : first, rest };
}

interface Parts {
  readonly text: string;
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

function checkParts(parts: Parts): void {
  const problem = problemOf(parts);
  if (problem !== undefined) throw unusable(parts.text, problem);
}

function problemOf({ registry, repository, tag, digest }: Parts): string | undefined {
  if (!host.test(registry) || !URL.canParse(`http://${registry}/`))
    return `\`${registry}\` is no host`;
  if (/[A-Z]/.test(repository)) return `\`${repository}\` must be in lower case`;
  if (repository === '') return 'there is no repository';
  if (repository.length > longestRepository) return 'the name of the repository is too long';
  const wrong = repository.split('/').find((one) => !part.test(one));
  if (wrong !== undefined) return describeWrongPart(wrong, repository);
  if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) return `\`${tag}\` is no tag`;
  if (digest !== undefined && !isDigest(digest)) {
    return 'behind the `@` stands no digest: `sha256:` and 64 hexadecimal digits';
  }
  return undefined;
}

function describeWrongPart(wrong: string, repository: string): string {
  return wrong === ''
    ? `\`${repository}\` has a slash too many`
    : `\`${wrong}\` is no part of the name of a repository`;
}

/** Whether a text is a digest that pupfile computes: SHA-256, as the OCI image-spec writes it. */
export function isDigest(text: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

function unusable(text: string, problem: string): PupfileError {
  return new PupfileError('USAGE', `\`${text}\` is no image: ${problem}`, {
    hint: 'an image is `registry.example/team/app:1.2`, or `oci:DIR` for an OCI image layout',
  });
}
