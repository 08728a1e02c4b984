/** All properties that every object, array and function has, as one text: what a polluted prototype changes. */
export function builtInKeys(): string {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).map(String).join(' '))
    .join('\n');
}
