/** The place behind the character at a place, or one past the end. */
export function nextPosition(subject: string, position: number): number {
  return position + ((subject.codePointAt(position) ?? 0) > 0xffff ? 2 : 1);
}

/** The place of the character before a place; -1 where there is none. */
export function previousPosition(subject: string, position: number): number {
  const isPair = (subject.codePointAt(position - 2) ?? 0) > 0xffff;
  return position - (isPair ? 2 : 1);
}
