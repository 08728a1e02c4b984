import { parsePurl } from './parse-purl.ts';
import { isSpdxExpression } from './spdx-expression.ts';

interface SpdxPackage {
  readonly [field: string]: unknown;
  readonly SPDXID: string;
}

interface SpdxRelationship {
  readonly spdxElementId: string;
  readonly relationshipType: string;
  readonly relatedSpdxElement: string;
}

interface SpdxDocument {
  readonly [field: string]: unknown;
  readonly SPDXID: string;
  readonly creationInfo: { readonly created: string; readonly creators: readonly string[] };
  readonly packages: readonly SpdxPackage[];
  readonly relationships: readonly SpdxRelationship[];
  readonly hasExtractedLicensingInfos?: readonly Readonly<Record<string, string>>[];
}

/**
 * Gives what is wrong with an SPDX document; empty where nothing is. These are the rules of the
 * specification 2.3 (clauses 6, 7, 10 and 11) for what pupfile writes; any field that they don't know
 * is wrong, too. No package of npm has the schema.
 */
export function findSpdxFaults(document: unknown): readonly string[] {
  const spdx = document as SpdxDocument;
  return [
    ...documentFaults(spdx),
    ...spdx.packages.flatMap((one) => packageFaults(one, definedRefs(spdx))),
    ...relationshipFaults(spdx),
    ...licenceFaults(spdx),
  ];
}

type Rule = (value: unknown) => boolean;

const matches =
  (pattern: RegExp): Rule =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const isText: Rule = matches(/^\S(?:.*\S)?$/);
const isId = matches(/^SPDXRef-[A-Za-z0-9.-]+$/);
const isActor = matches(/^(?:NOASSERTION|(?:Person|Organization): \S.*)$/);
const isWebUrl: Rule = (value) =>
  matches(/^[a-z][a-z0-9+.-]*:\/\/[^\s@]+$/)(value) && URL.canParse(String(value));
// 7.7: no user and no password.
const isDownload: Rule = (value) =>
  matches(/^(?:NOASSERTION|NONE)$/)(value) ||
  matches(/^(?:https?|git\+(?:https?|ssh|git)|svn\+(?:https?|svn|ssh)):\/\/[^\s@/]+\/[^\s]*$/)(
    value,
  );
const isArray: Rule = Array.isArray;

function documentFaults(spdx: SpdxDocument): readonly string[] {
  return [
    ...faultsOf('document', spdx, {
      spdxVersion: [matches(/^SPDX-2\.3$/)],
      dataLicense: [matches(/^CC0-1\.0$/)],
      SPDXID: [matches(/^SPDXRef-DOCUMENT$/)],
      name: [isText],
      // 6.5: absolute, without a fragment
      documentNamespace: [matches(/^https:\/\/[^\s#]+$/)],
      creationInfo: [(value) => typeof value === 'object'],
      comment: [isText, 'optional'],
      packages: [isArray],
      relationships: [isArray],
      hasExtractedLicensingInfos: [isArray, 'optional'],
    }),
    ...faultsOf('creationInfo', spdx.creationInfo, {
      created: [matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)],
      creators: [(value) => isArray(value) && (value as unknown[]).every(matches(/^Tool: \S+$/))],
    }),
  ];
}

function packageFaults(one: SpdxPackage, refs: ReadonlySet<string>): readonly string[] {
  const isLicence: Rule = (value) =>
    value === 'NOASSERTION' ||
    (typeof value === 'string' &&
      isSpdxExpression(value) &&
      [...value.matchAll(/LicenseRef-[A-Za-z0-9.-]+/g)].every(([ref]) => refs.has(ref)));
  return faultsOf(one.SPDXID, one, {
    name: [isText],
    SPDXID: [isId],
    versionInfo: [isText, 'optional'],
    supplier: [isActor, 'optional'],
    originator: [isActor, 'optional'],
    downloadLocation: [isDownload],
    filesAnalyzed: [(value) => value === false],
    checksums: [isArrayOf({ algorithm: /^SHA256$/, checksumValue: /^[0-9a-f]{64}$/ }), 'optional'],
    homepage: [isWebUrl, 'optional'],
    sourceInfo: [isText, 'optional'],
    licenseConcluded: [isLicence],
    licenseDeclared: [isLicence],
    copyrightText: [matches(/^NOASSERTION$/)],
    summary: [isText, 'optional'],
    externalRefs: [
      (value) =>
        isArrayOf({
          referenceCategory: /^PACKAGE-MANAGER$/,
          referenceType: /^purl$/,
          referenceLocator: /^pkg:/,
        })(value) &&
        (value as { referenceLocator: string }[]).every(
          ({ referenceLocator }) => parsePurl(referenceLocator).type === 'puppet',
        ),
      'optional',
    ],
    primaryPackagePurpose: [matches(/^(?:APPLICATION|LIBRARY)$/)],
  });
}

function relationshipFaults({ SPDXID, packages, relationships }: SpdxDocument): readonly string[] {
  const ids = [SPDXID, ...packages.map((one) => one.SPDXID)];
  const known = new Set(ids);
  const described = relationships.filter(
    (one) => one.spdxElementId === SPDXID && one.relationshipType === 'DESCRIBES',
  );
  return [
    ...(known.size === ids.length ? [] : ['two elements have one SPDXID']),
    ...(described.length > 0 ? [] : ['the document describes nothing']),
    ...relationships.flatMap((one) => [
      ...(known.has(one.spdxElementId) ? [] : [`nothing is ${one.spdxElementId}`]),
      ...(known.has(one.relatedSpdxElement) ? [] : [`nothing is ${one.relatedSpdxElement}`]),
      ...faultsOf(
        'relationship',
        { ...one },
        {
          spdxElementId: [isId],
          relationshipType: [matches(/^(?:DESCRIBES|DEPENDS_ON)$/)],
          relatedSpdxElement: [isId],
        },
      ),
    ]),
  ];
}

function licenceFaults(spdx: SpdxDocument): readonly string[] {
  const infos = spdx.hasExtractedLicensingInfos ?? [];
  return [
    ...(definedRefs(spdx).size === infos.length ? [] : ['two licences have one id']),
    ...infos.flatMap((info) =>
      faultsOf('licence', info, {
        licenseId: [matches(/^LicenseRef-[A-Za-z0-9.-]+$/)],
        extractedText: [isText],
        name: [isText],
      }),
    ),
  ];
}

function definedRefs({ hasExtractedLicensingInfos: infos = [] }: SpdxDocument): Set<string> {
  return new Set(infos.map((info) => info['licenseId'] ?? ''));
}

type Rules = Readonly<Record<string, readonly [rule: Rule, need?: 'optional']>>;

function faultsOf(
  name: string,
  value: Readonly<Record<string, unknown>>,
  rules: Rules,
): readonly string[] {
  return [
    ...Object.keys(value)
      .filter((field) => rules[field] === undefined)
      .map((field) => `${name} has the unknown field ${field}`),
    ...Object.entries(rules)
      .filter(([field, [rule, need]]) =>
        value[field] === undefined ? need !== 'optional' : !rule(value[field]),
      )
      .map(([field]) => `${name} has a wrong ${field}: ${JSON.stringify(value[field])}`),
  ];
}

function isArrayOf(patterns: Readonly<Record<string, RegExp>>): Rule {
  const rules = Object.fromEntries(
    Object.entries(patterns).map(([field, pattern]) => [field, [matches(pattern)] as const]),
  );
  return (value) =>
    Array.isArray(value) && value.every((one) => faultsOf('', one, rules).length === 0);
}
