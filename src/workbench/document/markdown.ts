import MarkdownIt from "markdown-it";
import { isImageAddress, isLinkAddress } from "./addresses.js";
import { MAX_COLUMN_NAME, MAX_NAME } from "./limits.js";

/** A `${name}` or `${name.column}` in Markdown. */
export interface Placeholder {
  readonly name: string;
  /** Null where the whole result is meant. */
  readonly column: string | null;
}

/** What stands for a placeholder: a text, or why there is none. */
export type PlaceholderValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing"; readonly message: string };

const PLACEHOLDER = new RegExp(
  String.raw`\$\{([A-Za-z_][A-Za-z0-9_]{0,${MAX_NAME - 1}})(?:\.([^{}\n]{1,${MAX_COLUMN_NAME}}))?\}`,
  "y",
);

interface Environment {
  readonly lookup: (placeholder: Placeholder) => PlaceholderValue;
  readonly site: string | null;
}

// Beside CommonMark, whose preset also bounds how deep things nest.
const markdown = new MarkdownIt("commonmark", { html: false }).enable(["table", "strikethrough"]);
markdown.validateLink = (address) => isLinkAddress(address) || isImageAddress(address);

markdown.inline.ruler.before("escape", "placeholder", (state, silent) => {
  const placeholder = placeholderAt(state.src, state.pos);
  if (placeholder === null || placeholder.end > state.posMax) return false;
  if (!silent) state.push("placeholder", "", 0).meta = placeholder;
  state.pos = placeholder.end;
  return true;
});

markdown.renderer.rules["placeholder"] = (tokens, index, _options, env: Environment) => {
  const placeholder: Placeholder = tokens[index]?.meta;
  const value = env.lookup(placeholder);
  if (value.kind === "text") return `<span class="workbench-value">${escaped(value.text)}</span>`;
  return `<span class="workbench-missing" title="${escaped(value.message)}">${escaped(written(placeholder))}</span>`;
};

markdown.renderer.rules["image"] = (tokens, index, _options, env: Environment) => {
  const token = tokens[index];
  const address = String(token?.attrGet("src") ?? "");
  const alt = (token?.children ?? [])
    .map(({ type, content, meta }) => (type === "placeholder" ? textOf(meta, env) : content))
    .join("");
  if (isImageAddress(address) && (env.site === null || address.startsWith("data:")))
    return `<img src="${escaped(address)}" alt="${escaped(alt)}" loading="lazy">`;
  return `<span class="workbench-missing" title="An image must be a file of this site or a small one within the document.">[image: ${escaped(alt)}]</span>`;
};

markdown.renderer.rules["link_open"] = (tokens, index, _options, env: Environment) => {
  const token = tokens[index];
  const address = String(token?.attrGet("href") ?? "");
  const title = token?.attrGet("title") ?? null;
  const href = isLinkAddress(address) ? ` href="${escaped(fromSite(address, env.site))}"` : "";
  return `<a${href}${title === null ? "" : ` title="${escaped(title)}"`} rel="noopener noreferrer nofollow">`;
};

markdown.core.ruler.push("quiet", (state) => {
  for (const token of state.tokens) {
    // The page's title is its one heading of the first level.
    const level = /^h([1-5])$/.exec(token.tag)?.[1];
    if (level !== undefined) token.tag = `h${Number(level) + 1}`;
    const align = /text-align:(left|center|right)/.exec(String(token.attrGet("style") ?? ""))?.[1];
    if (align !== undefined) token.attrs = [["data-align", align]];
  }
});

/**
 * Markdown as HTML that runs nothing: no HTML of the author's passes, links lead to pages, images are the site's own or
 * within the text, and values are inserted as text after parsing. A page sanitizes it once more: see `markdown-view.ts`.
 *
 * @param site the site's front page, for HTML that will stand elsewhere: links lead to it, and its images stay there
 */
export function renderMarkdown(text: string, lookup: Environment["lookup"], site: string | null = null): string {
  return markdown.render(text, { lookup, site } satisfies Environment);
}

function fromSite(address: string, site: string | null): string {
  return site !== null && URL.canParse(address, site) ? new URL(address, site).href : address;
}

/** The placeholders that {@link renderMarkdown} would fill, in their order; those within code are left as they are. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  const visit = (tokens: ReturnType<typeof markdown.parse>): void => {
    for (const { type, meta, children } of tokens) {
      if (type === "placeholder") found.push({ name: meta.name, column: meta.column });
      if (children !== null) visit(children);
    }
  };
  visit(markdown.parse(text, {}));
  return found;
}

/** A placeholder as its author writes it. */
export function written({ name, column }: Placeholder): string {
  return `\${${name}${column === null ? "" : `.${column}`}}`;
}

/** Renames a cell in the placeholders of a text, those within code too, and leaves all else as it stands. */
export function renamePlaceholders(text: string, from: string, to: string): string {
  return text.replace(new RegExp(PLACEHOLDER.source, "g"), (whole: string, name: string, column: string | undefined) =>
    name.toLowerCase() === from.toLowerCase() ? written({ name: to, column: column ?? null }) : whole,
  );
}

function placeholderAt(source: string, at: number): (Placeholder & { readonly end: number }) | null {
  PLACEHOLDER.lastIndex = at;
  const [whole, name, column = null] = PLACEHOLDER.exec(source) ?? [];
  return whole === undefined || name === undefined ? null : { name, column, end: at + whole.length };
}

function textOf(placeholder: Placeholder, env: Environment): string {
  const value = env.lookup(placeholder);
  return value.kind === "text" ? value.text : written(placeholder);
}

/** Text as HTML, within quoted attributes too. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
