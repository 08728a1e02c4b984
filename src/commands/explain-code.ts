import { type ErrorCode, type ErrorExplanation, errorCodes } from '../errors/error-codes.ts';
import { nearestWord } from '../errors/nearest-word.ts';
import { PupfileError } from '../errors/pupfile-error.ts';

/** What an error code means. Throws USAGE for a word that is none. */
export function explainCode(text: string): ErrorExplanation & { readonly code: ErrorCode } {
  const code = text.trim().toUpperCase().replaceAll('-', '_');
  if (isErrorCode(code)) return { code, ...errorCodes[code] };
  const codes = Object.keys(errorCodes);
  const meant = nearestWord(code, codes);
  throw new PupfileError('USAGE', `\`${text}\` is not an error code`, {
    ...(meant === undefined
      ? { notes: [`the codes are: ${codes.join(', ')}`] }
      : { hint: `did you mean \`${meant}\`?` }),
  });
}

function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCodes, text);
}
