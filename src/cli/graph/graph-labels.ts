import type { GraphEdge, GraphNode } from '../../commands/graph.ts';
import { sanitizeText } from '../../errors/redact.ts';
import { anyRequirement } from '../format.ts';

/** What stands below a module's name; empty for the Puppetfile. */
export function describeState({ version, state }: GraphNode): string {
  switch (state) {
    case 'declaring':
      return '';
    case 'excluded':
      return 'excluded';
    case 'missing':
      return 'not locked';
    case 'locked':
      return sanitizeText(version ?? '');
  }
}

/** What stands at an edge; empty where any version will do. */
export function describeRequirement({ requirement, isOverridden }: GraphEdge): string {
  const range = requirement === anyRequirement ? '' : sanitizeText(requirement);
  return [range, isOverridden ? 'overridden' : ''].filter(Boolean).join(', ');
}
