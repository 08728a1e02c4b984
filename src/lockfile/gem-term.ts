/** One comparison of a range in RubyGems' words. */
export interface GemTerm {
  /** One of RubyGems': `=` `!=` `<` `<=` `>` `>=` `~>`. */
  readonly operator: string;
  readonly version: GemVersion;
}

/** A version whose left-out numbers are not filled up, because `~> 1.2` is not `~> 1.2.0`. */
export interface GemVersion {
  /** One to three of them. */
  readonly numbers: readonly number[];
  /** `-rc1`, of RubyGems' own versions `.2` or `.pre2`, or empty. It has no words for build metadata. */
  readonly prerelease: string;
}

/** The comparison as RubyGems prints it: `>= 1.2.0`, `= 2.0.0.pre.rc1`. */
export function renderTerm({ operator, version }: GemTerm): string {
  const suffix = version.prerelease.replaceAll('-', '.pre.');
  return `${operator} ${version.numbers.join('.')}${suffix}`;
}

/** `~1.2` and `1.2.x` are any 1.2, which is RubyGems' `~> 1.2.0`. */
export function approximately(version: GemVersion): GemTerm {
  const { numbers } = version;
  if (numbers.length === 3) return { operator: '~>', version };
  return { operator: '~>', version: { numbers: [...numbers, 0], prerelease: '' } };
}

/** The first version that is no `1` or `1.2` any more: 2.0.0 or 1.3.0. */
export function firstAfter({ numbers }: GemVersion): GemVersion {
  const [major = 0, minor] = numbers;
  const next = minor === undefined ? [major + 1, 0, 0] : [major, minor + 1, 0];
  return { numbers: next, prerelease: '' };
}
