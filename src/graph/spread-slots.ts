/** Something that wants to be at a place, and how much room it takes there. */
export interface Wish {
  /** Where its middle wants to be. */
  readonly place: number;
  readonly size: number;
}

/**
 * Puts things in a line as near to where they want to be as their order and sizes allow; the sum of
 * the squared distances is the least (isotonic regression, by pooling neighbours that get in each
 * other's way).
 *
 * @returns where their middles are
 */
export function spreadSlots(wishes: readonly Wish[]): readonly number[] {
  const offsets = offsetsOf(wishes);
  const blocks: { sum: number; count: number }[] = [];
  const meanOf = (block: { sum: number; count: number } | undefined) =>
    block === undefined ? Number.NEGATIVE_INFINITY : block.sum / block.count;
  for (const [index, { place }] of wishes.entries()) {
    let block = { sum: place - (offsets[index] ?? 0), count: 1 };
    while (meanOf(blocks.at(-1)) > meanOf(block)) {
      const { sum, count } = blocks.pop() ?? { sum: 0, count: 0 };
      block = { sum: block.sum + sum, count: block.count + count };
    }
    blocks.push(block);
  }
  const means = blocks.flatMap((block) => Array.from({ length: block.count }, () => meanOf(block)));
  return means.map((mean, index) => mean + (offsets[index] ?? 0));
}

/** Where the middles are when everything stands side by side. */
function offsetsOf(wishes: readonly Wish[]): readonly number[] {
  let end = 0;
  return wishes.map(({ size }) => {
    end += size;
    return end - size / 2;
  });
}
