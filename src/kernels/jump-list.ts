import { html } from "htl";

/** The page's sections by the id of their heading, in their order. */
const SECTIONS = [
  ["device", "Your device"],
  ["run-the-kernels", "Run"],
  ["one-kernel", "One kernel"],
  ["take-it-along", "Export, import, contribute"],
  ["roofline", "Roofline"],
  ["scaling", "Scaling"],
  ["pairs", "Pairs"],
  ["rubric-and-tax", "Rubric and tax"],
  ["published", "Published figures"],
  ["recorded-runs", "Recorded runs"],
] as const;

/** The way to each section of a long page. */
export function jumpList(): HTMLElement {
  return html<HTMLElement>`<nav class="lab-jump" aria-label="On this page"><ul>${SECTIONS.map(
    ([id, text]) => html`<li><a href=${`#${id}`}>${text}</a></li>`,
  )}</ul></nav>`;
}
