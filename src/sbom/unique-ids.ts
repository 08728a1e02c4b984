/**
 * Gives each text an identifier for SPDX (letters, digits, `.` and `-`) that no other one has, whatever
 * order they come in. Where two would be the same but for upper and lower case, the later one in the
 * alphabet gets a number.
 *
 * @param prefix what every identifier begins with; a text that does is not given it twice
 */
export function uniqueIds(texts: Iterable<string>, prefix: string): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const text of [...new Set(texts)].sort()) {
    const bare = text.startsWith(prefix) ? text.slice(prefix.length) : text;
    const id = findFree(prefix + toIdentifier(bare), taken);
    taken.add(id.toLowerCase());
    ids.set(text, id);
  }
  return ids;
}

function toIdentifier(text: string): string {
  const words = text.replace(/[^A-Za-z0-9.]+/g, '-').slice(0, 64);
  return words.replace(/^-|-$/g, '') || 'other';
}

function findFree(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id.toLowerCase()); number += 1) id = `${wanted}-${number}`;
  return id;
}
