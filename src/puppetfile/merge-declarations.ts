import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import { anyVersion, intersectRanges } from '../model/version-range.ts';
import type { PuppetfileWarning } from './puppetfile.ts';

/**
 * Joins the declarations of one module, as librarian-puppet does: all requirements count, and what
 * else the last one says. Each but the first is worth a warning.
 */
export function mergeDeclarations(
  all: readonly ModuleDeclaration[],
  warnings: PuppetfileWarning[],
): readonly ModuleDeclaration[] {
  const byName = new Map<ModuleName, ModuleDeclaration>();
  for (const declaration of all) {
    const { name, span, spelledName } = declaration;
    const earlier = byName.get(name);
    byName.set(name, earlier === undefined ? declaration : joinDeclarations(earlier, declaration));
    if (earlier === undefined) continue;
    warnings.push({
      rule: 'duplicate-declaration',
      message: `\`${spelledName}\` is declared again after line ${earlier.span.line}: all requirements count, and the last source`,
      span,
      hint: 'keep one of the lines',
    });
  }
  return [...byName.values()];
}

function joinDeclarations(earlier: ModuleDeclaration, later: ModuleDeclaration): ModuleDeclaration {
  const requirements = [...new Set([...earlier.requirements, ...later.requirements])];
  const ranges = [earlier.range, later.range].filter((range) => range !== anyVersion);
  const isSame = requirements.length === earlier.requirements.length;
  return { ...later, requirements, range: isSame ? earlier.range : intersectRanges(ranges) };
}
