/** An element of the page by its id. Throws where there is none of that kind: the page is broken. */
export function findElement<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new TypeError(`The page has no ${kind.name} #${id}`);
}
