/** How many random cases a property is tried with: `CASES=10000 npm test` tries more. */
export function caseCount(usual: number): number {
  return Number(process.env['CASES'] ?? usual);
}
