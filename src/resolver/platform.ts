import type { PlatformRequirement, Release } from '../model/release.ts';
import type { Version } from '../model/version.ts';

/** What modules have to run on; undefined where nobody asks. */
export interface Platform {
  /** The version of Puppet, or of its fork OpenVox, which counts on from Puppet's. */
  readonly puppet?: Version | undefined;
  /** The version of Puppet Enterprise. */
  readonly pe?: Version | undefined;
}

/**
 * Whether a release says that it runs on the platform; one that says nothing does. Since OpenVox is
 * a Puppet, it is enough where one of `puppet` and `openvox` is satisfied.
 */
export function supportsPlatform({ requirements }: Release, { puppet, pe }: Platform): boolean {
  return (
    isSatisfied(requirements, ['puppet', 'openvox'], puppet) &&
    isSatisfied(requirements, ['pe'], pe)
  );
}

/** `Puppet 8.10.0`, as messages name it. */
export function describePlatform({ puppet, pe }: Platform): string {
  return [
    ...(puppet === undefined ? [] : [`Puppet ${puppet.text}`]),
    ...(pe === undefined ? [] : [`Puppet Enterprise ${pe.text}`]),
  ].join(' with ');
}

function isSatisfied(
  requirements: readonly PlatformRequirement[],
  names: readonly PlatformRequirement['name'][],
  version: Version | undefined,
): boolean {
  const relevant = requirements.filter(({ name }) => names.includes(name));
  if (version === undefined || relevant.length === 0) return true;
  return names.some((name) => {
    const own = relevant.filter((requirement) => requirement.name === name);
    return own.length > 0 && own.every(({ range }) => range.covers(version));
  });
}
