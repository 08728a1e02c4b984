import { describeFaults } from '../support/judge-fault.ts';

/** Answers the first requests for a path otherwise, and lets the Forge answer the others. */
describeFaults('faults of the network, for metadata', [
  {
    title: '500 once',
    exit: 0,
    break: ({ server }) => {
      let count = 0;
      server.intercept = (_, response, forward) => {
        count += 1;
        if (count > 1) forward();
        else response.writeHead(500).end();
      };
      return undefined;
    },
  },
  {
    title: '403 always',
    exit: 5,
    says: /answers with status 403/,
    break: ({ server }) => {
      server.intercept = (_, response) => response.writeHead(403).end();
      return undefined;
    },
  },
]);
