import { padding, type TarEntry, tarEndBytes, tarHeader } from './tar-header.ts';

/**
 * The bytes of a tar of these entries, in their order, in pieces.
 *
 * @param mtimeSeconds the time of every entry, since 1970
 */
export function* writeTar(
  entries: Iterable<TarEntry>,
  mtimeSeconds: number,
): Generator<Uint8Array> {
  for (const entry of entries) {
    yield tarHeader(entry, mtimeSeconds);
    if (entry.content === undefined || entry.content.length === 0) continue;
    yield entry.content;
    const filling = padding(entry.content.length);
    if (filling.length > 0) yield filling;
  }
  yield Buffer.alloc(tarEndBytes);
}
