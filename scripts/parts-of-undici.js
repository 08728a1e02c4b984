/**
 * Of undici the classes that `src/net` uses. The whole package takes twice as long to load, with WebSockets,
 * caches, mocks and `fetch`; nobody asks for HTTP/2.
 */
export const partsOfUndici = {
  name: 'parts-of-undici',
  setup({ onLoad }) {
    const parts = `
      const Dispatcher = require('./lib/dispatcher/dispatcher');
      Dispatcher.prototype.request = require('./lib/api/api-request');
      exports.Agent = require('./lib/dispatcher/agent');
      exports.buildConnector = require('./lib/core/connect');
    `;
    onLoad({ filter: /[/]undici[/]index[.]js$/ }, () => ({ contents: parts }));
    onLoad({ filter: /[/]undici[/]lib[/]dispatcher[/]client-h2[.]js$/ }, () => ({ contents: '' }));
  },
};
