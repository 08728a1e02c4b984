/** What a drawn graph looks like, on light and on dark ground. */
export const graphStyle = `svg { font: 13px system-ui, sans-serif; --paper: #fbfaf7; --ink: #23262b; --line: #b9b5aa; --quiet: #6a6e75; --alarm: #a33a2a; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #17191c; --ink: #e4e3df; --line: #565a61; --quiet: #989ba1; --alarm: #e58f80; }
}
.node rect { fill: var(--paper); stroke: var(--line); }
.node text { fill: var(--ink); }
.declaring rect { stroke: var(--ink); stroke-width: 1.5; }
.excluded rect, .missing rect { stroke-dasharray: 4; }
.missing rect { stroke: var(--alarm); }
.edge { fill: none; stroke: var(--quiet); }
.unmet { stroke-dasharray: 4; }
.label { fill: var(--quiet); font-size: 11px; }
marker path { fill: var(--quiet); }
`;

/** What the page around it looks like. */
export const graphPageStyle = `:root { color-scheme: light dark; }
body { margin: 0; padding: 1.5rem; font: 14px/1.5 system-ui, sans-serif; background: #fbfaf7; color: #23262b; }
h1 { margin: 0 0 1rem; font-size: 1.25rem; }
.scroll { overflow-x: auto; }
table { margin-top: 1.5rem; border-collapse: collapse; }
th, td { padding: 0.25rem 1.5rem 0.25rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid #b9b5aa; }
ul { margin: 0; padding: 0; list-style: none; }
@media (prefers-color-scheme: dark) {
  body { background: #17191c; color: #e4e3df; }
  th, td { border-color: #565a61; }
}
`;
