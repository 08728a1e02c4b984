import type { PageModule } from '../page/page-data.ts';
import { type DependencyIndex, indexDependencies } from '../treemap/dependency-index.ts';
import type { PageState, View } from './page-state.ts';

/**
 * The graph: what a module requires and who requires it stands out while the pointer or the focus is on
 * it, and where its node was chosen.
 */
export function createGraphView(
  modules: readonly PageModule[],
  choose: (module: number) => void,
): View {
  const box = document.getElementById('dependencies');
  if (box === null) return { show() {} };
  const index = indexDependencies(modules.map(({ dependencies }) => dependencies));
  let chosen: number | undefined;
  const highlight = (module: number | undefined) => markGraph(box, index, module);
  const rest = () => highlight(chosen);
  box.addEventListener('pointerover', ({ target }) => highlight(moduleOf(target) ?? chosen));
  box.addEventListener('pointerleave', rest);
  box.addEventListener('focusin', ({ target }) => highlight(moduleOf(target) ?? chosen));
  box.addEventListener('focusout', rest);
  const chooseFrom = (target: EventTarget | null) => {
    const module = moduleOf(target);
    if (module !== undefined) choose(module);
  };
  box.addEventListener('click', ({ target }) => chooseFrom(target));
  box.addEventListener('keydown', (event) => {
    // A node of SVG is no button by itself.
    if (!['Enter', ' '].includes(event.key) || event.target instanceof HTMLElement) return;
    event.preventDefault();
    chooseFrom(event.target);
  });
  return {
    show({ node, matches }) {
      const place = modules.findIndex(({ name }) => name === node.module);
      chosen = place === -1 ? undefined : place;
      rest();
      markMatches(box, modules, matches);
    },
  };
}

function moduleOf(target: EventTarget | null): number | undefined {
  const node = target instanceof Element ? target.closest('[data-module]') : null;
  return node === null ? undefined : numberOf(node, 'data-module');
}

function numberOf(element: Element, name: string): number {
  return Number(element.getAttribute(name));
}

function markGraph(box: Element, index: DependencyIndex, module: number | undefined): void {
  const below = module === undefined ? new Set<number>() : index.below(module);
  const above = module === undefined ? new Set<number>() : index.above(module);
  box.classList.toggle('marked', module !== undefined);
  for (const node of box.querySelectorAll('.node')) {
    const own = numberOf(node, 'data-module');
    node.classList.toggle('own', own === module);
    node.classList.toggle('below', below.has(own));
    node.classList.toggle('above', above.has(own));
  }
  const isWithin = (one: number, side: ReadonlySet<number>) => one === module || side.has(one);
  for (const edge of box.querySelectorAll('.edge')) {
    const [from, to] = [numberOf(edge, 'data-from'), numberOf(edge, 'data-to')];
    edge.classList.toggle('below', below.has(to) && isWithin(from, below));
    edge.classList.toggle('above', above.has(from) && isWithin(to, above));
  }
}

function markMatches(
  box: Element,
  modules: readonly PageModule[],
  matches: PageState['matches'],
): void {
  const found = new Set([...(matches?.nodes ?? [])].map(({ module }) => module));
  for (const node of box.querySelectorAll('.node')) {
    const name = modules[numberOf(node, 'data-module')]?.name;
    node.classList.toggle('faint', matches !== undefined && !found.has(name));
  }
}
