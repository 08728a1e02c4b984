import type { ChangeRate } from '../image/plan-layers.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { SourcePin } from '../model/module-source.ts';

/**
 * How often what a pin names changes. Whether a name in a git repository is a branch or a tag is told
 * by the Puppetfile, else by its look: commits and versions stay what they are.
 */
export function changeRateOf(
  pin: SourcePin,
  declaration: ModuleDeclaration | undefined,
): ChangeRate {
  switch (pin.kind) {
    case 'tarball':
    case 'github_tarball':
      return 'release';
    case 'git':
      return isFixedRef(pin, declaration) ? 'commit' : 'branch';
    case 'svn': {
      const source = declaration?.source;
      return source?.kind === 'svn' && source.revision === undefined ? 'branch' : 'commit';
    }
    case 'path':
    case 'local':
      return 'branch';
  }
}

function isFixedRef(
  { ref }: Extract<SourcePin, { kind: 'git' }>,
  declaration: ModuleDeclaration | undefined,
): boolean {
  const kind = declaration?.source.kind === 'git' ? declaration.source.refKind : undefined;
  if (kind !== undefined) return kind !== 'branch';
  return /^[0-9a-f]{7,64}$/.test(ref) || /(^|[/v-])\d+\.\d+/.test(ref);
}
