const mostDepth = 500;
const mostValues = 1_000_000;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;

/**
 * Why a JSON text in UTF-8 is not to be parsed: nested deeper than any that makes sense, so that to walk
 * it would need more stack than there is, or of more values than memory is to be spent on. Undefined
 * where there is nothing against it; what is no JSON at all is for the parser to say.
 */
export function findJsonExcess(text: Buffer): string | undefined {
  let depth = 0;
  let values = 0;
  for (let index = 0; index < text.length; index += 1) {
    const byte = text[index] ?? 0;
    const step = depthStep(byte);
    depth += step;
    if (step !== 0 || separatesValues(byte)) values += 1;
    if (depth > mostDepth || values > mostValues) return excessOf(depth);
    if (byte === quote) index = endOfString(text, index + 1);
  }
  return undefined;
}

function excessOf(depth: number): string {
  return depth > mostDepth
    ? `the JSON is nested deeper than ${mostDepth} levels`
    : `the JSON has more than ${mostValues} values`;
}

function separatesValues(byte: number): boolean {
  return byte === quote || byte === comma || byte === colon;
}

/** 1 for `[` and `{`, -1 for `]` and `}`. */
function depthStep(byte: number): number {
  // The brackets differ from the braces in this bit alone.
  const bracket = byte & ~0x20;
  if (bracket === 0x5b) return 1;
  return bracket === 0x5d ? -1 : 0;
}

/** Where a string ends that begins at an index; the end of the text where it does not. */
function endOfString(text: Buffer, from: number): number {
  let end = text.indexOf(quote, from);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf(quote, end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: Buffer, index: number): boolean {
  let start = index;
  while (text[start - 1] === backslash) start -= 1;
  return (index - start) % 2 === 1;
}
