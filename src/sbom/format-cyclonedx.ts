import { placesOf, splitName } from './component-places.ts';
import { readLicence } from './licence-statement.ts';
import { projectPurl } from './project-purl.ts';
import type { Sbom, SbomComponent, SbomOrigin, SbomProject, SbomStatement } from './sbom.ts';
import { uuidOf } from './uuid.ts';

/**
 * The bill of materials as a CycloneDX 1.6 document (https://cyclonedx.org/docs/1.6/json), JSON with a
 * final line break; the same text for the same input.
 *
 * What CycloneDX has no word for stands in properties:
 *
 *     pupfile:lock-digest     of the document: the sha256 of the lock
 *     pupfile:source          of a module: forge, git, tarball, github_tarball, svn, path or local
 *     pupfile:git-commit      the commit that its files are those of
 *     pupfile:tree-sha256     the lock's hash of its files, where it is no archive
 */
export function formatCyclonedx(sbom: Sbom): string {
  const { project, components, dependencies, lockDigest, created, digest } = sbom;
  const refs = new Map(components.map((one) => [one.name, `${one.name}@${one.version}`]));
  const toRefs = (names: readonly string[]) => names.flatMap((name) => refs.get(name) ?? []);
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(digest)}`,
    version: 1,
    metadata: {
      timestamp: created,
      tools: { components: [{ type: 'application', name: 'pupfile' }] },
      component: describeProject(project),
      properties: [{ name: 'pupfile:lock-digest', value: lockDigest }],
    },
    components: components.map((one) => ({
      type: 'library',
      'bom-ref': refs.get(one.name),
      ...describeComponent(one),
    })),
    dependencies: [
      { ref: projectRef, dependsOn: toRefs(dependencies) },
      ...components.map((one) => ({
        ref: refs.get(one.name),
        dependsOn: toRefs(one.dependencies),
      })),
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

// No module's: those have a version behind an `@`.
const projectRef = 'project';

function describeProject(project: SbomProject): object {
  return {
    type: 'application',
    'bom-ref': projectRef,
    ...describeAuthor(project),
    name: project.name,
    version: project.version,
    description: project.description,
    licenses: describeLicence(project),
    purl: projectPurl(project),
    externalReferences: orNothing(ownReferences(project)),
  };
}

function describeComponent(component: SbomComponent): object {
  const { origin, version, description } = component;
  const { namespace, name } = splitName(component.name);
  const { purl, archiveUrl, vcsUrl } = placesOf(component);
  const sha256 = 'sha256' in origin ? origin.sha256 : undefined;
  const references = [
    ...(vcsUrl === undefined ? [] : [{ type: 'vcs', url: vcsUrl }]),
    ...(archiveUrl === undefined ? [] : [{ type: 'distribution', url: archiveUrl }]),
    ...ownReferences(vcsUrl === undefined ? component : { websiteUrl: component.websiteUrl }),
  ];
  return {
    // Who owns a name on a Forge has published what is there under that name.
    ...(origin.kind === 'forge' && { supplier: { name: namespace } }),
    ...describeAuthor(component),
    group: namespace,
    name,
    version,
    description,
    hashes: orNothing(sha256 === undefined ? [] : [{ alg: 'SHA-256', content: sha256 }]),
    licenses: describeLicence(component),
    purl,
    externalReferences: orNothing(references),
    properties: propertiesOf(origin),
  };
}

function describeAuthor({ author }: SbomStatement): object {
  return author === undefined ? {} : { authors: [{ name: author }] };
}

function describeLicence({ licence: text }: SbomStatement): readonly object[] | undefined {
  const acknowledgement = 'declared';
  const licence = readLicence(text);
  switch (licence.kind) {
    case 'none':
      return undefined;
    case 'id':
      return [{ license: { id: licence.id, acknowledgement } }];
    case 'expression':
      return [{ expression: licence.expression, acknowledgement }];
    case 'text':
      return [{ license: { name: licence.text, acknowledgement } }];
  }
}

function ownReferences({ repositoryUrl, websiteUrl }: SbomStatement): readonly object[] {
  return [
    ...(repositoryUrl === undefined ? [] : [{ type: 'vcs', url: repositoryUrl }]),
    ...(websiteUrl === undefined ? [] : [{ type: 'website', url: websiteUrl }]),
  ];
}

function propertiesOf(origin: SbomOrigin): readonly object[] {
  const treeSha256 = 'treeSha256' in origin ? origin.treeSha256 : undefined;
  return [
    { name: 'pupfile:source', value: origin.kind },
    ...('commit' in origin ? [{ name: 'pupfile:git-commit', value: origin.commit }] : []),
    ...(treeSha256 === undefined ? [] : [{ name: 'pupfile:tree-sha256', value: treeSha256 }]),
  ];
}

/** JSON leaves out what is undefined. */
function orNothing<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}
