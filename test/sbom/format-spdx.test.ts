import assert from 'node:assert/strict';
import { formatSpdx } from '../../src/sbom/format-spdx.ts';
import { declareSbom, variedComponents } from '../support/declare-sbom.ts';
import { findSpdxFaults } from '../support/spdx-rules.ts';

describe('formatSpdx', () => {
  const read = (...given: Parameters<typeof declareSbom>) =>
    JSON.parse(formatSpdx(declareSbom(...given)));

  it('writes a document of SPDX 2.3 with nothing of the clock or of the program', () => {
    assert.deepEqual(read([]), {
      spdxVersion: 'SPDX-2.3',
      dataLicense: 'CC0-1.0',
      SPDXID: 'SPDXRef-DOCUMENT',
      name: 'Puppet modules',
      documentNamespace: 'https://spdx.org/spdxdocs/pupfile-2b2b2b2b-2b2b-8b2b-ab2b-2b2b2b2b2b2b',
      creationInfo: { created: '2024-01-31T12:00:00Z', creators: ['Tool: pupfile'] },
      comment: `The modules of the lock sha256:${'1a'.repeat(32)}`,
      packages: [
        {
          name: 'Puppet modules',
          SPDXID: 'SPDXRef-project',
          filesAnalyzed: false,
          licenseConcluded: 'NOASSERTION',
          licenseDeclared: 'NOASSERTION',
          copyrightText: 'NOASSERTION',
          downloadLocation: 'NOASSERTION',
          primaryPackagePurpose: 'APPLICATION',
        },
      ],
      relationships: [
        {
          spdxElementId: 'SPDXRef-DOCUMENT',
          relationshipType: 'DESCRIBES',
          relatedSpdxElement: 'SPDXRef-project',
        },
      ],
    });
  });

  it('describes a release as its metadata.json does', () => {
    assert.deepEqual(read(variedComponents.slice(0, 1)).packages[1], {
      name: 'acme-web',
      SPDXID: 'SPDXRef-module-acme-web',
      versionInfo: '1.0.0',
      supplier: 'Organization: acme',
      originator: 'Organization: Acme, Inc.',
      filesAnalyzed: false,
      licenseConcluded: 'NOASSERTION',
      licenseDeclared: 'Apache-2.0',
      copyrightText: 'NOASSERTION',
      summary: 'Serves "pages" – ünd more',
      homepage: 'https://example.com/web',
      downloadLocation: 'https://forgeapi.puppet.com/v3/files/acme-web-1.0.0.tar.gz',
      checksums: [{ algorithm: 'SHA256', checksumValue: 'ab'.repeat(32) }],
      sourceInfo: 'a release of a Forge',
      externalRefs: [
        {
          referenceCategory: 'PACKAGE-MANAGER',
          referenceType: 'purl',
          referenceLocator: 'pkg:puppet/acme/web@1.0.0',
        },
      ],
      primaryPackagePurpose: 'LIBRARY',
    });
  });

  it('tells where each module came from', () => {
    const packages: readonly Readonly<Record<string, string>>[] = read(variedComponents).packages;
    assert.deepEqual(
      packages.slice(2).map(({ downloadLocation, sourceInfo }) => [downloadLocation, sourceInfo]),
      [
        [
          'https://forge.example.com/api/v3/files/acme-base-2.0.0-rc.1.tar.gz',
          'a release of a Forge',
        ],
        [
          `git+ssh://git.example.com/acme/acl@${'0f'.repeat(20)}#m`,
          `the files of the git commit ${'0f'.repeat(20)}`,
        ],
        ['https://example.com/tar.tgz', 'a tarball'],
        ['NOASSERTION', "the archive of a tag of GitHub's acme/hub"],
        [
          'svn+https://svn.example.com/trunk@7',
          `revision 7 of a Subversion repository, its files having the hash ${'01'.repeat(32)}`,
        ],
        ['NOASSERTION', `a directory, its files having the hash ${'02'.repeat(32)}`],
      ],
    );
  });

  it('defines a reference for each licence that SPDX does not know', () => {
    const { packages, hasExtractedLicensingInfos } = read(variedComponents);
    assert.deepEqual(
      packages.map(({ licenseDeclared }: { licenseDeclared: string }) => licenseDeclared),
      [
        'NOASSERTION',
        'Apache-2.0',
        'MIT OR Apache-2.0',
        'LicenseRef-proprietary',
        'GPL-3.0+',
        'LicenseRef-Acme-Inc.',
        'LicenseRef-acme-Inc.-2',
        'NOASSERTION',
      ],
    );
    assert.deepEqual(hasExtractedLicensingInfos, [
      {
        licenseId: 'LicenseRef-Acme-Inc.',
        extractedText: 'Acme, Inc.',
        name: 'Acme, Inc.',
      },
      {
        licenseId: 'LicenseRef-acme-Inc.-2',
        extractedText: 'LicenseRef-acme-Inc.',
        name: 'LicenseRef-acme-Inc.',
      },
      { licenseId: 'LicenseRef-proprietary', extractedText: 'proprietary', name: 'proprietary' },
    ]);
  });

  it('relates the project to what it asks for, and that to what it requires', () => {
    const { relationships } = read(variedComponents.slice(0, 2), { dependencies: ['acme-web'] });
    const lines = (relationships as Readonly<Record<string, string>>[]).map(
      ({ spdxElementId, relationshipType, relatedSpdxElement }) =>
        `${spdxElementId} ${relationshipType} ${relatedSpdxElement}`,
    );
    assert.deepEqual(lines, [
      'SPDXRef-DOCUMENT DESCRIBES SPDXRef-project',
      'SPDXRef-project DEPENDS_ON SPDXRef-module-acme-web',
      'SPDXRef-module-acme-web DEPENDS_ON SPDXRef-module-acme-base',
    ]);
  });

  it('follows the rules of the specification', () => {
    const project = { name: 'acme-profile', version: '0.3.0', licence: 'mine', author: 'Acme' };
    assert.deepEqual(findSpdxFaults(read([])), []);
    const document = read(variedComponents, { project, dependencies: ['site'] });
    assert.deepEqual(findSpdxFaults(document), []);
    assert.deepEqual(
      findSpdxFaults({
        ...document,
        colour: 'red',
        packages: document.packages.map((one: object) => ({ ...one, licenseDeclared: 'mine' })),
        hasExtractedLicensingInfos: undefined,
      }).slice(0, 3),
      [
        'document has the unknown field colour',
        'SPDXRef-project has a wrong licenseDeclared: "mine"',
        'SPDXRef-module-acme-web has a wrong licenseDeclared: "mine"',
      ],
    );
  });
});
