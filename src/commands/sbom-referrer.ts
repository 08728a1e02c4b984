import { buildReferrer, type Referrer } from '../image/build-referrer.ts';
import type { OciDescriptor } from '../image/oci-image.ts';
import type { Sbom } from '../sbom/sbom.ts';
import { formatSbom, type SbomFormat } from './sbom.ts';

const artifactTypes: Readonly<Record<SbomFormat, string>> = {
  cyclonedx: 'application/vnd.cyclonedx+json',
  spdx: 'application/spdx+json',
};

/** A bill of materials to be kept beside an image. */
export function sbomReferrer(
  sbom: Sbom,
  { format, subject }: { readonly format: SbomFormat; readonly subject: OciDescriptor },
): Referrer {
  return buildReferrer({
    subject,
    artifactType: artifactTypes[format],
    document: Buffer.from(formatSbom(sbom, format)),
    annotations: { 'org.opencontainers.image.created': sbom.created },
  });
}
