/** The command line of this process, as it is typed; where the report goes makes no difference to it. */
export function typedCommand(script: string, args: readonly string[]): string {
  const kept = args.filter((arg, index) => !isOut(arg) && args[index - 1] !== '--out');
  return [`npm run ${script}`, ...(kept.length > 0 ? ['--', ...kept] : [])].join(' ');
}

function isOut(arg: string): boolean {
  return arg === '--out' || arg.startsWith('--out=');
}
