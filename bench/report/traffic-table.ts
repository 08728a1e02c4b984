import { formatBytes } from '../../src/model/format-bytes.ts';
import { markdownTable } from './markdown-table.ts';
import type { Summary } from './summary.ts';

/** What each tool asks of the Forge in one case. */
export function trafficTable({ tools, medianOf }: Summary, caseName: string): string {
  const rows = tools.flatMap((tool) => {
    const requests = medianOf(tool, caseName, 'requests');
    if (requests === undefined) return [];
    const [metadata, archives] = (['metadataBytes', 'archiveBytes'] as const).map((metric) =>
      formatBytes(Math.round(medianOf(tool, caseName, metric) ?? 0)),
    );
    return [[tool, String(requests), metadata ?? '', archives ?? '']];
  });
  return markdownTable([caseName, 'requests', 'metadata', 'archives'], rows);
}
