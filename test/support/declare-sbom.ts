import type { Sbom, SbomComponent } from '../../src/sbom/sbom.ts';

/** A bill of materials of one module; what a test says of it wins. */
export function declareSbom(
  components: readonly Partial<SbomComponent>[],
  changed: Partial<Sbom> = {},
): Sbom {
  return {
    project: { name: 'Puppet modules' },
    components: components.map(declareComponent),
    dependencies: [],
    lockDigest: `sha256:${'1a'.repeat(32)}`,
    created: '2024-01-31T12:00:00Z',
    digest: '2b'.repeat(32),
    ...changed,
  };
}

function declareComponent(changed: Partial<SbomComponent>): SbomComponent {
  return {
    name: 'acme-web',
    version: '1.0.0',
    origin: { kind: 'forge', url: 'https://forgeapi.puppet.com', sha256: 'ab'.repeat(32) },
    dependencies: [],
    ...changed,
  };
}

/** One component of each origin, and of each manner of licence. */
export const variedComponents: readonly Partial<SbomComponent>[] = [
  {
    name: 'acme-web',
    dependencies: ['acme-base', 'site'],
    licence: 'Apache License, Version 2.0',
    description: 'Serves "pages" – ünd more',
    author: 'Acme, Inc.',
    repositoryUrl: 'https://git.example.com/web',
    websiteUrl: 'https://example.com/web',
  },
  {
    name: 'acme-base',
    version: '2.0.0-rc.1',
    origin: { kind: 'forge', url: 'https://forge.example.com/api', sha256: 'cd'.repeat(32) },
    licence: 'MIT OR Apache-2.0',
  },
  {
    name: 'acme-posix_acl',
    origin: {
      kind: 'git',
      url: 'git@git.example.com:acme/acl',
      commit: '0f'.repeat(20),
      path: 'm',
    },
    licence: 'proprietary',
  },
  {
    name: 'acme-tar',
    origin: { kind: 'tarball', url: 'https://example.com/tar.tgz', sha256: 'ef'.repeat(32) },
    licence: 'GPL-3.0+',
  },
  {
    name: 'acme-hub',
    origin: { kind: 'github_tarball', repository: 'acme/hub' },
    licence: 'Acme, Inc.',
  },
  {
    name: 'acme-svn',
    origin: {
      kind: 'svn',
      url: 'https://svn.example.com/trunk',
      revision: '7',
      treeSha256: '01'.repeat(32),
    },
    licence: 'LicenseRef-acme-Inc.',
  },
  { name: 'site', version: '0.0.1', origin: { kind: 'path', treeSha256: '02'.repeat(32) } },
];
