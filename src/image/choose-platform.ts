import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';
import type { OciDescriptor, OciPlatform } from './oci-image.ts';

/** `linux/arm/v7` */
export function formatPlatform({ os, architecture, variant }: OciPlatform): string {
  return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}

/** Whether an image for a platform is what is wanted; one wanted without a variant may have any. */
export function fitsPlatform(platform: OciPlatform, wanted: OciPlatform): boolean {
  return (
    platform.os === wanted.os &&
    platform.architecture === wanted.architecture &&
    (wanted.variant === undefined || variantOf(platform) === variantOf(wanted))
  );
}

/**
 * Chooses the image for a platform, the first that fits; the only one where nothing says what it is for.
 *
 * @param name where they are listed, for messages
 * @throws PupfileError IMAGE_NOT_FOUND, with the platforms that there are
 */
export function choosePlatform(
  manifests: readonly OciDescriptor[],
  wanted: OciPlatform,
  name: string,
): OciDescriptor {
  const fitting = manifests.find(({ platform }) => platform && fitsPlatform(platform, wanted));
  const [only] = manifests;
  if (fitting !== undefined) return fitting;
  if (only !== undefined && manifests.length === 1 && only.platform === undefined) return only;
  throw noSuchPlatform(
    manifests.flatMap(({ platform }) => platform ?? []),
    wanted,
    name,
  );
}

/** IMAGE_NOT_FOUND, with the platforms that there are. */
export function noSuchPlatform(
  platforms: readonly OciPlatform[],
  wanted: OciPlatform,
  name: string,
): PupfileError {
  // Attestations are listed as images for what nobody has.
  const there = platforms.map(formatPlatform).filter((one) => !one.startsWith('unknown/'));
  const message = `There is no image for ${formatPlatform(wanted)} in ${name}`;
  return new PupfileError('IMAGE_NOT_FOUND', message, {
    notes: [
      there.length === 0
        ? 'it names no platform at all'
        : `it is for ${sanitizeText([...new Set(there)].join(', '))}`,
    ],
  });
}

// What goes without saying (containerd, platforms/database.go).
const usual: Readonly<Record<string, string>> = { arm64: 'v8', arm: 'v7' };

function variantOf({ architecture, variant }: OciPlatform): string | undefined {
  return variant ?? usual[architecture];
}
