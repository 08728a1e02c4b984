import { redactUrls } from '../errors/redact.ts';
import { isSameSource } from '../lockfile/compare-source.ts';
import type { LockedModule, LockedSource, Lockfile } from '../lockfile/lockfile.ts';
import { indexComparison } from '../lockfile/lockfile-comparison.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { SourcePin } from '../model/module-source.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { LockedSupply } from './module-supply.ts';
import { digestOf, type SuppliedModule } from './supplied-module.ts';

/** The modules of a lock that come from no Forge. */
export function lockedSupplies(lockfile: Lockfile, puppetfile: Puppetfile): SuppliedModule[] {
  const { declarations } = indexComparison(puppetfile, lockfile);
  return lockfile.sources.flatMap((source) =>
    source.modules.flatMap((module) => {
      const { name, version } = module;
      const { pin, sha256 } = supplyOf(source, module, lockfile) ?? {};
      if (pin === undefined) return [];
      const complete = withCredentials(pin, declarations.get(name));
      return [{ kind: 'supplied', name, version, pin: complete, digest: digestOf(pin, sha256) }];
    }),
  );
}

/** What a lock says of a declaration, as long as that names the same place. */
export function findLockedSupply(
  declaration: ModuleDeclaration,
  lockfile: Lockfile,
): LockedSupply | undefined {
  const name = lockfile.names?.get(declaration.name) ?? declaration.name;
  for (const source of lockfile.sources) {
    const module = source.modules.find((one) => one.name === name);
    if (module === undefined || !isSameSource(declaration.source, source)) continue;
    const supply = supplyOf(source, module, lockfile);
    if (supply === undefined) return undefined;
    return { ...supply, pin: withCredentials(supply.pin, declaration) };
  }
  return undefined;
}

/** The modules of a resolution that come from no Forge. */
export function resolvedSupplies({ releases }: Resolution): SuppliedModule[] {
  return [...releases.values()].flatMap(({ name, version, pin, archive }) =>
    pin === undefined || pin.kind === 'local'
      ? []
      : [
          {
            kind: 'supplied',
            name,
            version: version.text,
            pin,
            digest: digestOf(pin, archive?.sha256),
          },
        ],
  );
}

function supplyOf(
  source: LockedSource,
  { name, version }: LockedModule,
  { checksums }: Lockfile,
): LockedSupply | undefined {
  const checksum = checksums.get(name);
  const sha256 = checksum?.version === version ? checksum.sha256 : undefined;
  const pin = pinOf(source, sha256 ?? '');
  return pin === undefined ? undefined : { pin, sha256 };
}

function pinOf(source: LockedSource, sha256: string): SourcePin | undefined {
  switch (source.kind) {
    case 'forge':
      return undefined;
    case 'git': {
      const { remote: url, ref, sha, path } = source;
      return { kind: 'git', url, ref, sha, path };
    }
    case 'path':
      return { kind: 'path', path: source.remote, treeSha256: sha256 };
    case 'github_tarball':
      return { kind: 'github_tarball', repository: source.remote };
    case 'svn':
      return { kind: 'svn', url: source.remote, revision: source.revision, treeSha256: sha256 };
    case 'tarball':
      return { kind: 'tarball', url: source.remote };
  }
}

/** A lock has no credentials, and the Puppetfile may. */
function withCredentials(pin: SourcePin, declaration: ModuleDeclaration | undefined): SourcePin {
  const source = declaration?.source;
  if (pin.kind === 'svn' && source?.kind === 'svn') {
    const { url, username, password } = source;
    return { ...pin, url, username, password };
  }
  if (!('url' in pin) || source === undefined || !('url' in source)) return pin;
  return redactUrls(source.url) === redactUrls(pin.url) ? { ...pin, url: source.url } : pin;
}
