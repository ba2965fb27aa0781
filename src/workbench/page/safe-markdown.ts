import type { Placeholder, PlaceholderValue } from "../document/markdown.js";

/** Tags and attributes that Markdown needs; whatever else might get into it is taken out. */
const ALLOWED = {
  ALLOWED_TAGS:
    "p br hr h1 h2 h3 h4 h5 h6 em strong s del code pre blockquote ul ol li a img table thead tbody tr th td span".split(
      " ",
    ),
  ALLOWED_ATTR: ["href", "rel", "title", "src", "alt", "loading", "class", "start", "data-align"],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

/** Markdown as HTML that can do nothing but be read: the renderer writes no raw HTML, and its output is sanitized again. */
export async function safeMarkdown(
  text: string,
  lookup: (placeholder: Placeholder) => PlaceholderValue,
): Promise<string> {
  const [{ renderMarkdown }, { default: purify }] = await Promise.all([
    import("../document/markdown.js"),
    import("dompurify"),
  ]);
  return purify.sanitize(renderMarkdown(text, lookup), ALLOWED);
}
