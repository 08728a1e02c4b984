import type { ResolveResult } from '../commands/resolve.ts';
import { redactUrls } from '../errors/redact.ts';
import { formatLockfile } from '../lockfile/format-lockfile.ts';
import { describeStepBack } from './describe-lock.ts';
import { describeModules } from './describe-lockfile.ts';
import type { ResolutionResult } from './resolution-result.ts';

/** What a project resolves to, for programs. */
export function describeResolution({
  lockfile,
  changes,
  stepBacks,
  archiveUrls,
}: ResolveResult): ResolutionResult {
  const names = new Map(
    lockfile.sources.flatMap(({ modules }) => modules.map((one) => [one.spelledName, one.name])),
  );
  const urlOf = (spelledName: string) => {
    const name = names.get(spelledName);
    const url = name === undefined ? undefined : archiveUrls.get(name);
    return url === undefined ? null : redactUrls(url);
  };
  return {
    modules: describeModules(lockfile)
      .map((one) => ({ ...one, archiveUrl: urlOf(one.name) }))
      .sort((left, right) => (left.name < right.name ? -1 : 1)),
    changes,
    stepBacks: stepBacks.map(describeStepBack),
    lockfileText: formatLockfile(lockfile),
  };
}
