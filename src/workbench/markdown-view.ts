import createPurifier from "dompurify";
import { isImageAddress, isLinkAddress } from "./document/addresses.js";
import { type Placeholder, type PlaceholderValue, renderMarkdown } from "./document/markdown.js";

const TAGS = [
  ..."p h2 h3 h4 h5 h6 strong em s code pre blockquote ul ol li hr br a img span table thead tbody tr th td".split(" "),
];

const ATTRIBUTES = ["href", "title", "rel", "src", "alt", "loading", "class", "start", "data-align"];

/** Classes that the renderer itself sets: no text of a document may dress up as a part of the page. */
const CLASSES = new Set(["workbench-value", "workbench-missing"]);

let purifier: ReturnType<typeof createPurifier> | null = null;

/** The page's purifier: a second lock behind the renderer, which lets no markup of the author's pass as it is. */
function purify(html: string): DocumentFragment {
  if (purifier === null) {
    purifier = createPurifier(window);
    purifier.addHook("afterSanitizeAttributes", (node) => {
      const [href, source] = [node.getAttribute("href"), node.getAttribute("src")];
      if (href !== null && !isLinkAddress(href)) node.removeAttribute("href");
      if (source !== null && !isImageAddress(source)) node.removeAttribute("src");
      if (node.tagName === "A") node.setAttribute("rel", "noopener noreferrer nofollow");
      if (!CLASSES.has(node.className)) node.removeAttribute("class");
    });
  }
  return purifier.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // The address rules are those of addresses.ts, which the hook asks.
    ALLOWED_URI_REGEXP: /^/,
    RETURN_DOM_FRAGMENT: true,
  });
}

/** Markdown with the values of its placeholders, as nodes that run nothing and load nothing from elsewhere. */
export function markdownView(text: string, lookup: (placeholder: Placeholder) => PlaceholderValue): DocumentFragment {
  return purify(renderMarkdown(text, lookup));
}
