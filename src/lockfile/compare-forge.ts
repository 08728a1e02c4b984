import { redactUrls } from '../errors/redact.ts';
import { type Deprecation, describeDeprecation } from '../model/deprecation.ts';
import type { Release } from '../model/release.ts';
import type { LockfileDifference } from './compare-lockfile.ts';
import type { LockfileComparison, PlacedModule } from './lockfile-comparison.ts';

/** What a Forge says today of a module that was locked from it. */
export interface ForgeAnswer {
  /** Null where it does not know the module. */
  readonly releases: readonly Release[] | null;
  readonly deprecation: Deprecation | undefined;
}

/** What became of a locked module on its Forge since it was locked. */
export function compareForge(
  module: PlacedModule,
  { releases, deprecation }: ForgeAnswer,
  comparison: LockfileComparison,
): readonly LockfileDifference[] {
  const { name, version } = module;
  const place = { span: comparison.declarations.get(name)?.span, lockLine: module.line };
  const release = releases?.find((one) => one.version.text === version);
  return [
    ...(release === undefined
      ? [{ ...place, ...deleted(module, releases) }]
      : compareChecksum(module, release, comparison).map((one) => ({ ...place, ...one }))),
    ...(deprecation === undefined ? [] : [{ ...place, ...deprecated(module, deprecation) }]),
  ];
}

function deleted(
  { name, spelledName, version, source }: PlacedModule,
  releases: ForgeAnswer['releases'],
): LockfileDifference {
  const what = releases === null ? `\`${spelledName}\`` : `\`${spelledName}\` ${version}`;
  return {
    rule: 'release-deleted',
    message: `${what} is no longer on ${redactUrls(source.remote)}`,
    fix: `pupfile update ${name}`,
  };
}

/** Only a sha256 can be compared: of an archive that is known by its md5 alone, nothing is. */
function compareChecksum(
  { name, spelledName, version, source }: PlacedModule,
  { archive }: Release,
  { lockfile }: LockfileComparison,
): readonly LockfileDifference[] {
  const locked = lockfile.checksums.get(name);
  if (locked?.version !== version || archive?.sha256 === undefined) return [];
  if (locked.sha256 === archive.sha256) return [];
  const message = `\`${spelledName}\` ${version} is another archive on ${redactUrls(source.remote)} than in the lock: sha256=${archive.sha256}`;
  return [{ rule: 'checksum-changed', message, fix: `pupfile update ${name}` }];
}

function deprecated(
  { name, spelledName }: PlacedModule,
  deprecation: Deprecation,
): LockfileDifference {
  return {
    rule: 'module-deprecated',
    severity: 'warning',
    message: `\`${spelledName}\` is ${describeDeprecation(deprecation)}`,
    fix: `pupfile why ${name}`,
  };
}
