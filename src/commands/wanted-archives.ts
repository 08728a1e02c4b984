import type { Lockfile } from '../lockfile/lockfile.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { WantedArchive } from '../sources/fetch-archive.ts';
import type { AddressOf } from './archive-addresses.ts';

type Checksums = ReadonlyMap<ModuleName, string>;

/** `sha256sum:` of the Puppetfile, which no lock and no Forge can talk its way around. */
export function statedChecksums({ declarations }: Puppetfile): Checksums {
  return new Map(
    declarations.flatMap(({ name, source }) =>
      source.kind === 'forge' && source.sha256 !== undefined ? [[name, source.sha256]] : [],
    ),
  );
}

/** The archives of Forge modules that a lock asks for. */
export function lockedArchives(
  lockfile: Lockfile,
  { stated, addressOf }: { readonly stated: Checksums; readonly addressOf: AddressOf },
): WantedArchive[] {
  const forges = lockfile.sources.filter(({ kind }) => kind === 'forge');
  return forges.flatMap((source) =>
    source.modules.map(({ name, version }) => ({
      name,
      version,
      forgeUrl: addressOf(source.remote),
      reference: undefined,
      lockedSha256: stated.get(name) ?? lockfile.checksums.get(name)?.sha256,
    })),
  );
}

/** The archives of what was resolved; what stays as it is locked has to stay the same. */
export function resolvedArchives(
  { releases }: Resolution,
  context: {
    readonly lockfile: Lockfile | undefined;
    readonly addressOf: AddressOf;
    readonly stated: Checksums;
  },
): WantedArchive[] {
  const released = [...releases.values()].filter(({ pin }) => pin === undefined);
  return released.map(({ name, version, archive, forgeUrl = '' }) => {
    const locked = context.lockfile?.checksums.get(name);
    const isSame = locked?.version === version.text;
    return {
      name,
      version: version.text,
      forgeUrl: context.addressOf(forgeUrl),
      reference: archive,
      lockedSha256: context.stated.get(name) ?? (isSame ? locked.sha256 : undefined),
    };
  });
}
