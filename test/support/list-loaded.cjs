// Loaded into a program first: at its end it tells on stderr which files were loaded, by their names.
const { basename } = require('node:path');

process.on('exit', () => {
  const files = Object.keys(require.cache).filter((file) => file !== __filename);
  process.stderr.write(`${files.map((file) => basename(file)).join(' ')}\n`);
});
