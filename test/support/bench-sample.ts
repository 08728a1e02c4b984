import type { Sample } from '../../bench/sample.ts';

/** A run of pupfile that cost nothing, but for what is given; cold over a network without latency. */
export function benchSample(given: Partial<Sample> = {}): Sample {
  return {
    tool: 'pupfile',
    state: 'cold',
    network: { latencyMs: 0 },
    modules: 10,
    wallSeconds: 0,
    cpuSeconds: 0,
    peakBytes: 0,
    requests: 0,
    metadataBytes: 0,
    archiveBytes: 0,
    ...given,
  };
}

/** The same for a state without a network. */
export function quietSample(given: Partial<Omit<Sample, 'network'>>): Sample {
  const { network: _, ...sample } = benchSample(given);
  return sample;
}
