import { FileAttachment } from "observablehq:stdlib";
import { loadCatalog } from "../../engine/files.js";
import { readSnapshot } from "../../engine/snapshot.js";
import type { Carried } from "../../ui/carry.js";
import { linkOf } from "../document/link.js";
import type { WorkbenchDocument } from "../document/schema.js";
import { browserStorage, documentStore } from "../store/document-store.js";
import { documentFrom, type Site } from "./document-from.js";

/** Where a new document opens, or why it cannot be made. */
export type Opened =
  | { readonly kind: "href"; readonly href: string }
  | { readonly kind: "problem"; readonly message: string };

// Modules of the site lie three folders deep.
const ROOT = new URL("../../../", import.meta.url).href;

/** The address of a new document of what a reader takes from a page. */
export async function hrefOf(carried: Carried): Promise<Opened> {
  const made = documentFrom(carried, await siteFor(carried), placeOf(carried.page));
  if (made.kind === "problem") return made;
  const link = linkOf(made.document, `${ROOT}workbench`);
  return link.kind === "link" ? { kind: "href", href: link.href } : kept(made.document);
}

/** What is too long for a link is kept among the reader's own pages. */
function kept(document: WorkbenchDocument): Opened {
  const id = Array.from({ length: 8 }, () => Math.floor(Math.random() * 36).toString(36)).join("");
  const saved = documentStore(browserStorage(), globalThis).save(id, document, null);
  if (saved.kind === "refused") return { kind: "problem", message: saved.message };
  return { kind: "href", href: `${ROOT}workbench?page=${id}` };
}

async function siteFor({ parts }: Carried): Promise<Site> {
  const { version, tables, views } = await loadCatalog();
  const site = { version, tables: [...tables, ...views].map(({ name }) => name) };
  if (parts.every(({ kind }) => kind !== "claims")) return site;
  const json: unknown = await FileAttachment("../../data/claim-tests.json").json();
  const tests = new Map((Array.isArray(json) ? json : []).map(readSnapshot).map((test) => [test.id, test]));
  return { ...site, testOf: (claim) => tests.get(`claims/${claim}`) };
}

/** A page of the site as a link from the workbench, without the fragment, which may be long. */
function placeOf(page: string): string | null {
  const address = page.replace(/#.*$/s, "");
  return address.startsWith(ROOT) ? `./${address.slice(ROOT.length)}` : null;
}
