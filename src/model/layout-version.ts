/**
 * The number of the rules that a modules directory is laid out by: what is kept, modes, times. It is
 * raised whenever the same lock would give other bytes.
 */
export const layoutVersion: number = 1;
