import { PupfileError } from '../errors/pupfile-error.ts';

// What a tar's header can hold.
const lastSecond = 8 ** 11 - 1;

/**
 * The time that a build is asked to have, in seconds since 1970 (reproducible-builds.org);
 * undefined where it is not asked for one.
 *
 * @throws PupfileError USAGE for what is no such number
 */
export function sourceDateEpoch(
  variables: Readonly<Record<string, string | undefined>>,
): number | undefined {
  const text = variables['SOURCE_DATE_EPOCH'];
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,11}$/.test(text) && Number(text) <= lastSecond) return Number(text);
  throw new PupfileError('USAGE', `\`SOURCE_DATE_EPOCH=${text}\` is no time`, {
    hint: 'SOURCE_DATE_EPOCH takes seconds since 1970, such as 1700000000',
  });
}
