import assert from 'node:assert/strict';
import { formatCyclonedx } from '../../src/sbom/format-cyclonedx.ts';
import { compileCyclonedxSchema } from '../support/cyclonedx-schema.ts';
import { declareSbom, variedComponents } from '../support/declare-sbom.ts';

describe('formatCyclonedx', () => {
  const read = (...given: Parameters<typeof declareSbom>) =>
    JSON.parse(formatCyclonedx(declareSbom(...given)));

  it('writes a document of CycloneDX 1.6 with nothing of the clock or of the program', () => {
    const { components, dependencies, ...rest } = read([]);
    assert.deepEqual([components, dependencies], [[], [{ ref: 'project', dependsOn: [] }]]);
    assert.deepEqual(rest, {
      $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: 'urn:uuid:2b2b2b2b-2b2b-8b2b-ab2b-2b2b2b2b2b2b',
      version: 1,
      metadata: {
        timestamp: '2024-01-31T12:00:00Z',
        tools: { components: [{ type: 'application', name: 'pupfile' }] },
        component: { type: 'application', 'bom-ref': 'project', name: 'Puppet modules' },
        properties: [{ name: 'pupfile:lock-digest', value: `sha256:${'1a'.repeat(32)}` }],
      },
    });
  });

  it('describes a release as its metadata.json does', () => {
    assert.deepEqual(read(variedComponents.slice(0, 1)).components, [
      {
        type: 'library',
        'bom-ref': 'acme-web@1.0.0',
        supplier: { name: 'acme' },
        authors: [{ name: 'Acme, Inc.' }],
        group: 'acme',
        name: 'web',
        version: '1.0.0',
        description: 'Serves "pages" – ünd more',
        hashes: [{ alg: 'SHA-256', content: 'ab'.repeat(32) }],
        licenses: [{ license: { id: 'Apache-2.0', acknowledgement: 'declared' } }],
        purl: 'pkg:puppet/acme/web@1.0.0',
        externalReferences: [
          {
            type: 'distribution',
            url: 'https://forgeapi.puppet.com/v3/files/acme-web-1.0.0.tar.gz',
          },
          { type: 'vcs', url: 'https://git.example.com/web' },
          { type: 'website', url: 'https://example.com/web' },
        ],
        properties: [{ name: 'pupfile:source', value: 'forge' }],
      },
    ]);
  });

  it('describes the project as the module that it is', () => {
    const project = { name: 'acme-profile', version: '0.3.0', licence: 'MIT', author: 'Acme' };
    assert.deepEqual(read([], { project }).metadata.component, {
      type: 'application',
      'bom-ref': 'project',
      authors: [{ name: 'Acme' }],
      name: 'acme-profile',
      version: '0.3.0',
      licenses: [{ license: { id: 'MIT', acknowledgement: 'declared' } }],
      purl: 'pkg:puppet/acme/profile@0.3.0',
    });
  });

  it('names the repository that a module was taken from, whatever its author says', () => {
    const [component] = read([
      {
        origin: { kind: 'git', url: 'https://git.example.com/fork', commit: 'ab'.repeat(20) },
        repositoryUrl: 'https://git.example.com/upstream',
      },
    ]).components;
    assert.deepEqual(component.externalReferences, [
      { type: 'vcs', url: 'https://git.example.com/fork' },
    ]);
    assert.deepEqual(component.properties, [
      { name: 'pupfile:source', value: 'git' },
      { name: 'pupfile:git-commit', value: 'ab'.repeat(20) },
    ]);
    assert.equal(component.hashes, undefined);
  });

  it('has a node for every module in its graph, and no edge to what is not there', () => {
    const { dependencies } = read(variedComponents.slice(0, 2), { dependencies: ['acme-web'] });
    assert.deepEqual(dependencies, [
      { ref: 'project', dependsOn: ['acme-web@1.0.0'] },
      { ref: 'acme-web@1.0.0', dependsOn: ['acme-base@2.0.0-rc.1'] },
      { ref: 'acme-base@2.0.0-rc.1', dependsOn: [] },
    ]);
  });

  it('tells licences by identifier, by expression or by name', () => {
    const acknowledgement = 'declared';
    assert.deepEqual(
      read(variedComponents).components.map(({ licenses }: { licenses: unknown }) => licenses),
      [
        [{ license: { id: 'Apache-2.0', acknowledgement } }],
        [{ expression: 'MIT OR Apache-2.0', acknowledgement }],
        [{ license: { name: 'proprietary', acknowledgement } }],
        [{ expression: 'GPL-3.0+', acknowledgement }],
        [{ license: { name: 'Acme, Inc.', acknowledgement } }],
        [{ license: { name: 'LicenseRef-acme-Inc.', acknowledgement } }],
        undefined,
      ],
    );
  });

  it('follows the official schema', () => {
    const validate = compileCyclonedxSchema();
    const project = { name: 'acme-profile', version: '0.3.0', websiteUrl: 'https://example.com/' };
    assert.deepEqual(validate(read([])), []);
    assert.deepEqual(validate(read(variedComponents, { project })), []);
    assert.deepEqual(validate({ ...read([]), serialNumber: 'urn:uuid:1' }), [
      '/serialNumber must match pattern "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"',
    ]);
  });
});
