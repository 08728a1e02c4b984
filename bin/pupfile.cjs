#!/usr/bin/env node
'use strict';
const { main } = require('../dist/main.js');

main(process).then((status) => {
  // What a signal has cut short may wait for servers still.
  if (status > 128) process.exit(status);
  process.exitCode = status;
});
