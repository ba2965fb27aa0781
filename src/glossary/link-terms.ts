import { html } from "htl";
import { type FoundTerm, termsMeant } from "./find-terms.js";
import { termTip } from "./term-tip.js";
import { CHAPTERS, type Term } from "./terms.js";

const TERMS: ReadonlyMap<string, Term> = new Map(CHAPTERS.flatMap(({ terms }) => terms).map((term) => [term.id, term]));

/** Where running text stands. */
const PROSE = "p, li, dd, figcaption";

/** What is no running text, or speaks by itself: headings, controls, code, data, figures, notices, a reader's own words. */
const LEFT_ALONE =
  "h1, h2, h3, h4, h5, h6, a, button, label, legend, summary, select, textarea, code, pre, table, svg, nav, header, " +
  "[contenteditable], [aria-hidden=true], [aria-live], [role=status], [role=alert], .cm-editor, .cell-foot, " +
  ".chart-legend, .downloads, .detail, .numbers, .ways-in, .map-legend";

/** Text settles before it is searched: results and sliders rewrite sentences many times a second. */
const SETTLE_MS = 400;

/**
 * Links the first place on the page where its text speaks of each term of the glossary, and keeps doing so as sentences
 * are written anew.
 *
 * @param root the way from the page to the site's front, `./` or `../`
 */
export function linkTerms(root: string): void {
  const main = document.querySelector("#observablehq-main");
  // The glossary explains each term in its place; a document of the workbench is its writer's.
  if (main !== null && main.querySelector(".glossary, .workbench") === null) linkIn(main, root);
}

function linkIn(main: Element, root: string): void {
  const links = new Map<string, HTMLAnchorElement>();
  const tip = termTip();
  const link = (term: Term, words: string) => {
    const anchor = html<HTMLAnchorElement>`<a class="term" href=${`${root}glossary#${term.id}`}>${words}</a>`;
    tip.attach(anchor, term);
    return anchor;
  };

  function search(): void {
    for (const [id, anchor] of links) if (!anchor.isConnected) links.delete(id);
    const places: { readonly node: Text; readonly found: readonly FoundTerm[] }[] = [];
    for (const node of proseOf(main)) {
      const found = termsMeant(node.data, location.pathname).filter(({ id }) => {
        if (links.has(id) || places.some((place) => place.found.some((other) => other.id === id))) return false;
        return TERMS.has(id);
      });
      const first = found.filter(({ id }, i) => found.findIndex((other) => other.id === id) === i);
      if (first.length > 0) places.push({ node, found: first });
    }
    for (const { node, found } of places) {
      // From the end, so that the earlier places keep their numbers.
      for (const { id, start, end } of found.toReversed()) {
        const term = TERMS.get(id);
        if (term === undefined) continue;
        const rest = node.splitText(start);
        rest.splitText(end - start);
        const anchor = link(term, rest.data);
        rest.replaceWith(anchor);
        links.set(id, anchor);
      }
    }
    // What was just written is no news.
    observer.takeRecords();
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(search, SETTLE_MS);
  });
  observer.observe(main, { childList: true, subtree: true, characterData: true });
  search();
}

/** The texts of a page that may have links, in order. */
function proseOf(main: Element): readonly Text[] {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node instanceof Element) return node.matches(LEFT_ALONE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return node.parentElement?.closest(PROSE) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text) texts.push(node);
  return texts;
}
