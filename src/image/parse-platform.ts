import { PupfileError } from '../errors/pupfile-error.ts';
import type { OciPlatform } from './oci-image.ts';

/** Reads `linux/arm64` or `linux/arm/v7`. Throws USAGE for what is no platform. */
export function parsePlatform(text: string): OciPlatform {
  const [os = '', architecture = '', variant, ...rest] = text.split('/');
  const words = [os, architecture, ...(variant === undefined ? [] : [variant])];
  if (rest.length === 0 && words.every((word) => /^[a-z0-9_.-]+$/.test(word))) {
    return { os, architecture, ...(variant !== undefined && { variant }) };
  }
  throw new PupfileError('USAGE', `\`${text}\` is not a platform`, {
    hint: '--platform takes an operating system and an architecture, such as linux/arm64',
  });
}
