import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { Lockfile } from './lockfile.ts';
import { indexComparison } from './lockfile-comparison.ts';
import type { LockfileFinding } from './lockfile-finding.ts';

/**
 * What a lock has only because other modules of it require it: where nobody's requirements count, the
 * lock is not current with it.
 */
export function findUndeclared(
  puppetfile: Puppetfile,
  lockfile: Lockfile,
): readonly LockfileFinding[] {
  const { declarations, modules } = indexComparison(puppetfile, lockfile);
  const required = new Set(
    modules.flatMap(({ dependencies }) => dependencies.map(({ name }) => name)),
  );
  return modules
    .filter(({ name }) => required.has(name) && !declarations.has(name))
    .map(({ spelledName, version, line }) => ({
      rule: 'module-orphaned',
      message: `\`${spelledName}\` ${version} is locked, and nothing in the Puppetfile declares it`,
      lockLine: line,
    }));
}
