/** One correction of what Observable Framework writes around every page and offers no setting for. */
interface Correction {
  readonly why: string;
  readonly find: RegExp;
  readonly replacement: string;
  /** It mends the sidebar, which a page that stands in a frame does without. */
  readonly sidebar?: true;
}

const CORRECTIONS: readonly Correction[] = [
  { why: "a screen reader must know the language", find: /<html>/, replacement: '<html lang="en">' },
  {
    why: "readers must be able to zoom",
    find: /(<meta name="viewport" content="width=device-width, initial-scale=1), maximum-scale=1">/,
    replacement: '$1">',
  },
  {
    why: "a title is no label, and a control belongs into a landmark",
    sidebar: true,
    find: /<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">/,
    replacement:
      '<nav aria-label="Navigation switch"><input id="observablehq-sidebar-toggle" type="checkbox" aria-label="Show the navigation"></nav>',
  },
  {
    why: "several navigations need names",
    sidebar: true,
    find: /<nav id="observablehq-sidebar">/,
    replacement: '<nav id="observablehq-sidebar" aria-label="Site">',
  },
  {
    why: "a list holds nothing but list items",
    sidebar: true,
    find: /<ol>\s*(<label id="observablehq-sidebar-close" for="observablehq-sidebar-toggle"><\/label>)/,
    replacement: "$1<ol>",
  },
  {
    why: "a placeholder is no label",
    sidebar: true,
    find: /<input type="search" placeholder="Search">/,
    replacement: '<input type="search" placeholder="Search" aria-label="Search the site">',
  },
];

/**
 * Corrects the shell of one built page.
 *
 * @throws an error that names the correction which found nothing: Framework has changed, and the correction must too
 */
export function correctShell(html: string): string {
  const hasSidebar = html.includes("observablehq-sidebar");
  const page = CORRECTIONS.filter(({ sidebar = false }) => hasSidebar || !sidebar).reduce(
    (corrected, { why, find, replacement }) => {
      if (find.test(corrected)) return corrected.replace(find, replacement);
      throw new Error(`Framework no longer writes ${find.source} (${why}): mend loaders/page-shell.ts`);
    },
    html,
  );
  return page.replace(/(<aside id="observablehq-toc"[^>]*>\s*)<nav>/, '$1<nav aria-label="This page">');
}

/**
 * Fits a style sheet to the corrected shell, where the navigation's switch has moved into an element of its own.
 *
 * @throws an error where the sheet has no rule that follows the switch
 */
export function correctStyle(css: string): string {
  const follows = /#observablehq-sidebar-toggle(:\w+)\s*~/g;
  if (!follows.test(css)) throw new Error(`Framework no longer writes ${follows.source}: mend loaders/page-shell.ts`);
  return css.replace(follows, "nav:has(>#observablehq-sidebar-toggle$1)~");
}
