import { describeNetwork, type Network } from './network.ts';
import { needsNetwork, type State } from './state.ts';

/** What is measured: an install from a state, over a network where that counts. */
export interface BenchCase {
  readonly state: State;
  /** Left out where the state asks the Forge for nothing. */
  readonly network?: Network;
}

/** Each state, over each network where it needs one. */
export function benchCases(states: readonly State[], networks: readonly Network[]): BenchCase[] {
  return states.flatMap((state): BenchCase[] =>
    needsNetwork(state) ? networks.map((network) => ({ state, network })) : [{ state }],
  );
}

/** `cold, 50 ms`, `warm`: the same for the same case only. */
export function describeCase({ state, network }: BenchCase): string {
  return network === undefined ? state : `${state}, ${describeNetwork(network)}`;
}
