import { placesOf } from './component-places.ts';
import { licenceRefs } from './licence-refs.ts';
import { readLicence } from './licence-statement.ts';
import { projectPurl } from './project-purl.ts';
import type { Sbom, SbomComponent, SbomOrigin, SbomProject, SbomStatement } from './sbom.ts';
import { uniqueIds } from './unique-ids.ts';
import { uuidOf } from './uuid.ts';

/**
 * The bill of materials as an SPDX 2.3 document (https://spdx.github.io/spdx-spec/v2.3), JSON with a
 * final line break; the same text for the same input.
 *
 * Authors and owners are called organizations: SPDX wants to know whether they are persons, and nobody
 * says.
 */
export function formatSpdx(sbom: Sbom): string {
  const { project, components, created, digest, lockDigest } = sbom;
  const refs = licenceRefs([project, ...components].map(({ licence }) => licence));
  const ids = uniqueIds(
    components.map(({ name }) => name),
    'SPDXRef-module-',
  );
  const document = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: documentId,
    name: project.name,
    documentNamespace: `https://spdx.org/spdxdocs/pupfile-${uuidOf(digest)}`,
    creationInfo: { created, creators: ['Tool: pupfile'] },
    comment: `The modules of the lock ${lockDigest}`,
    packages: [
      describeProject(project, refs),
      ...components.map((one) => ({
        name: one.name,
        SPDXID: ids.get(one.name),
        ...describeComponent(one, refs),
      })),
    ],
    relationships: relate(sbom, ids),
    hasExtractedLicensingInfos: extractLicences(refs),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

type Names = ReadonlyMap<string, string>;

const documentId = 'SPDXRef-DOCUMENT';
const projectId = 'SPDXRef-project';
const untold = 'NOASSERTION';

function describeProject(project: SbomProject, refs: Names): object {
  return {
    name: project.name,
    SPDXID: projectId,
    versionInfo: project.version,
    ...describeStatement(project, refs),
    downloadLocation: untold,
    externalRefs: purlReference(projectPurl(project)),
    primaryPackagePurpose: 'APPLICATION',
  };
}

function describeComponent(component: SbomComponent, refs: Names): object {
  const { origin, version } = component;
  const { purl, download } = placesOf(component);
  const sha256 = 'sha256' in origin ? origin.sha256 : undefined;
  return {
    versionInfo: version,
    // Who owns a name on a Forge has published what is there under that name.
    supplier:
      origin.kind === 'forge' ? `Organization: ${component.name.replace(/-.*/, '')}` : untold,
    ...describeStatement(component, refs),
    downloadLocation: download ?? untold,
    ...(sha256 !== undefined && { checksums: [{ algorithm: 'SHA256', checksumValue: sha256 }] }),
    sourceInfo: tellOrigin(origin),
    externalRefs: purlReference(purl),
    primaryPackagePurpose: 'LIBRARY',
  };
}

/** JSON leaves out what is undefined. */
function describeStatement(statement: SbomStatement, refs: Names): object {
  const { author, description, websiteUrl, repositoryUrl } = statement;
  return {
    ...(author !== undefined && { originator: `Organization: ${author}` }),
    filesAnalyzed: false,
    licenseConcluded: untold,
    licenseDeclared: declareLicence(statement, refs),
    copyrightText: untold,
    summary: description,
    homepage: websiteUrl ?? repositoryUrl,
  };
}

function declareLicence({ licence: text }: SbomStatement, refs: Names): string {
  const licence = readLicence(text);
  switch (licence.kind) {
    case 'none':
      return untold;
    case 'id':
      return licence.id;
    case 'expression':
      return licence.expression;
    case 'text':
      return refs.get(licence.text) ?? untold;
  }
}

function purlReference(purl: string | undefined): readonly object[] | undefined {
  if (purl === undefined) return undefined;
  return [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }];
}

function tellOrigin(origin: SbomOrigin): string {
  switch (origin.kind) {
    case 'forge':
      return 'a release of a Forge';
    case 'git':
      return `the files of the git commit ${origin.commit}`;
    case 'tarball':
      return 'a tarball';
    case 'github_tarball':
      return `the archive of a tag of GitHub's ${origin.repository}`;
    case 'svn':
      return `revision ${origin.revision} of a Subversion repository${tellTree(origin)}`;
    case 'path':
      return `a directory${tellTree(origin)}`;
    case 'local':
      return `what stood in the modules directory${tellTree(origin)}`;
  }
}

function tellTree({ treeSha256 }: { readonly treeSha256?: string | undefined }): string {
  return treeSha256 === undefined ? '' : `, its files having the hash ${treeSha256}`;
}

function relate({ components, dependencies }: Sbom, ids: Names): readonly object[] {
  const dependOn = (id: string, names: readonly string[]) =>
    names.flatMap((name) => {
      const relatedSpdxElement = ids.get(name);
      if (relatedSpdxElement === undefined) return [];
      return [{ spdxElementId: id, relationshipType: 'DEPENDS_ON', relatedSpdxElement }];
    });
  return [
    {
      spdxElementId: documentId,
      relationshipType: 'DESCRIBES',
      relatedSpdxElement: projectId,
    },
    ...dependOn(projectId, dependencies),
    ...components.flatMap((one) => dependOn(ids.get(one.name) ?? '', one.dependencies)),
  ];
}

function extractLicences(refs: Names): readonly object[] | undefined {
  if (refs.size === 0) return undefined;
  return [...refs].map(([text, licenseId]) => ({ licenseId, extractedText: text, name: text }));
}
