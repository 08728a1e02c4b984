/** What lies between an installer and the Forge. */
export interface Network {
  /** From a request to the first byte of its answer. */
  readonly latencyMs: number;
  /** What all answers share; undefined for as fast as the machine is. */
  readonly megabitsPerSecond?: number;
}

/** Reads `0,50,50@100`: latencies in ms, with a bandwidth in Mbit/s behind an `@`; throws RangeError. */
export function parseNetworks(text: string): Network[] {
  return text.split(',').map(parseNetwork);
}

/** `50 ms`, `50 ms, 100 Mbit/s`. */
export function describeNetwork({ latencyMs, megabitsPerSecond }: Network): string {
  const latency = `${latencyMs} ms`;
  return megabitsPerSecond === undefined ? latency : `${latency}, ${megabitsPerSecond} Mbit/s`;
}

function parseNetwork(text: string): Network {
  const [, latency, bandwidth] = /^(\d+)(?:@(\d*[1-9]\d*))?$/.exec(text.trim()) ?? [];
  if (latency === undefined) throw new RangeError(`\`${text}\` is no network: 50, or 50@100`);
  const latencyMs = Number(latency);
  return bandwidth === undefined
    ? { latencyMs }
    : { latencyMs, megabitsPerSecond: Number(bandwidth) };
}
