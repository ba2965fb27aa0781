import { decodeSql } from "../../ui/sql-codec.js";
import { decodeDocument, encodeWithin, LINK_BOUND } from "./codec.js";
import { type EditedQueries, readDocument } from "./migrate.js";
import type { DocumentProblem, ParsedDocument } from "./parse.js";
import type { WorkbenchDocument } from "./schema.js";

/** What a fragment with a document begins with. */
export const DOCUMENT_FRAGMENT = "#doc:";

const SQL_FRAGMENT = "#sql:";

/** Characters of an address that every browser, chat and letter carries well enough. */
export const MAX_LINK = 16_000;

/** A link to a document, or that it is too long for one and needs a file. */
export type DocumentLink =
  | { readonly kind: "link"; readonly href: string }
  | { readonly kind: "needs file"; readonly message: string };

/** The address of a document in the workbench. `page` is the workbench's own address; its fragment is replaced. */
export function linkOf(document: WorkbenchDocument, page: string): DocumentLink {
  const code = encodeWithin(document, LINK_BOUND);
  if (code === null)
    return { kind: "needs file", message: "the page is too large for a link: save a file and pass it on" };
  const href = `${page.replace(/#.*$/s, "")}${DOCUMENT_FRAGMENT}${code}`;
  if (href.length <= MAX_LINK) return { kind: "link", href };
  const message = `the link would have ${href.length} characters, and more than ${MAX_LINK} get lost on their way: save a file and pass it on`;
  return { kind: "needs file", message };
}

/** The document in an address's fragment; null where the fragment holds none. Links of other pages to queries count. */
export function readLink(fragment: string): ParsedDocument | null {
  if (fragment.startsWith(DOCUMENT_FRAGMENT))
    return decodeDocument(unescaped(fragment.slice(DOCUMENT_FRAGMENT.length)), LINK_BOUND);
  if (fragment.startsWith(SQL_FRAGMENT)) return fromSqlLink(fragment.slice(SQL_FRAGMENT.length));
  return null;
}

/** Some programs write an address's signs as `%5F`. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fromSqlLink(text: string): ParsedDocument {
  const problems: DocumentProblem[] = [];
  const queries = text
    .split("&")
    .filter(Boolean)
    .flatMap((pair) => {
      const [id = "", code = ""] = pair.split(/=(.*)/s);
      const decoded = decodeSql(code);
      if (decoded.kind === "sql") return [{ id: unescaped(id), sql: decoded.sql }];
      problems.push({ where: unescaped(id).slice(0, 100), message: "the query in this link is damaged" });
      return [];
    });
  if (queries.length === 0) {
    const nothing = { where: "link", message: "it holds no query that can be read" };
    return { kind: "unreadable", problems: problems.length === 0 ? [nothing] : problems };
  }
  const parsed = readDocument({ version: 0, queries } satisfies EditedQueries);
  if (parsed.kind === "unreadable" || problems.length === 0) return parsed;
  const told = parsed.kind === "partial" ? parsed.problems : [];
  return { kind: "partial", document: parsed.document, problems: [...problems, ...told] };
}
