import { THEMES } from "../../ui/theme.js";

const { light, dark } = THEMES;

/** The style of a static file. Drawings are of the light theme, so they keep its paper in the dark. */
export const STATIC_STYLE = `
:root { color-scheme: light dark; --fg: ${light.foreground}; --bg: ${light.background}; --muted: ${light.muted}; --rule: ${light.rule}; --accent: ${light.accent}; }
@media (prefers-color-scheme: dark) { :root { --fg: ${dark.foreground}; --bg: ${dark.background}; --muted: ${dark.muted}; --rule: ${dark.rule}; --accent: ${dark.accent}; } }
body { margin: 0; background: var(--bg); color: var(--fg); font: 17px/1.5 ${light.fontFamily}; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.8rem; line-height: 1.2; }
h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2rem 0 0.5rem; }
h2.name { font: 600 0.9rem ui-monospace, monospace; color: var(--muted); }
a { color: var(--accent); }
.summary, .note, footer, figcaption { color: var(--muted); }
section { margin: 1.5rem 0; }
pre, .scroll { overflow-x: auto; }
pre { padding: 0.75rem; border: 1px solid var(--rule); font: 0.85rem/1.45 ui-monospace, monospace; }
.scroll { max-height: 30rem; overflow-y: auto; }
table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; border-bottom: 1px solid var(--rule); vertical-align: top; }
td[data-kind="number"], [data-align="right"] { text-align: right; }
[data-align="center"] { text-align: center; }
figure { margin: 0; }
figure svg { display: block; max-width: 100%; height: auto; background: ${light.background}; color: ${light.foreground}; }
img { max-width: 100%; }
summary { min-height: 24px; cursor: pointer; }
.problem { border-left: 3px solid currentColor; padding-left: 0.75rem; }
.workbench-missing { text-decoration: underline dotted; }
@media print { .scroll { max-height: none; overflow: visible; } section { break-inside: avoid-page; } }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); font-size: 0.9rem; }
`;
