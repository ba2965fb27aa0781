import { positionAt } from "../../engine/errors.js";
import { jsonPlaces } from "./json-places.js";
import { MAX_OWN_JSON } from "./limits.js";
import { readDocument } from "./migrate.js";
import { canonical, type DocumentProblem, type ParsedDocument } from "./parse.js";
import type { WorkbenchDocument } from "./schema.js";

export const FILE_TYPE = "application/json";

/**
 * A document as the text of a JSON file, its fields always in the same order.
 *
 * @throws where {@link readFile} would refuse the file
 */
export function writeFile(document: WorkbenchDocument): string {
  const ordered = canonical(document);
  const readable = `${JSON.stringify(ordered, null, 2)}\n`;
  if (readable.length <= MAX_OWN_JSON) return readable;
  // Without its line breaks it may still fit, as every page that the browser keeps does.
  const dense = JSON.stringify(ordered);
  if (dense.length <= MAX_OWN_JSON) return dense;
  throw new RangeError(
    `the page is too large for a file that can be opened again (${dense.length} characters, at most ${MAX_OWN_JSON}): shorten or delete cells`,
  );
}

/** A name for a document's file: `does-the-lag-shrink.workbench.json`. */
export function fileName(document: WorkbenchDocument, ending = "workbench.json"): string {
  const words = document.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `${words || "analysis"}.${ending}`;
}

/** Reads a file's text. Each problem says where: the field and its place in the file, or the place of what is no JSON. */
export function readFile(text: string): ParsedDocument {
  if (text.length > MAX_OWN_JSON) return unreadable("", `the file has more than ${MAX_OWN_JSON} characters`);
  const json = text.replace(/^\ufeff/, "");
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    const { offset, message } = jsonPlaces(json).error ?? { offset: 0, message: "it is no JSON" };
    return unreadable(placeText(json, offset), `this is no JSON: ${message}`);
  }
  const parsed = readDocument(input);
  if (parsed.kind === "document") return parsed;
  const { values } = jsonPlaces(json);
  const problems = parsed.problems.map(({ where, message }): DocumentProblem => {
    const offset = placeOf(where, values);
    return { where: [where, placeText(json, offset)].filter(Boolean).join(", "), message };
  });
  return { ...parsed, problems };
}

/** Where a field stands; one that is missing stands where what should hold it does. */
function placeOf(where: string, values: ReadonlyMap<string, number>): number {
  for (let path = where; path !== ""; path = path.replace(/(?:^|\.)[^.[\]]*$|\[\d+\]$/, "")) {
    const offset = values.get(path);
    if (offset !== undefined) return offset;
    if (!/(?:^|\.)[^.[\]]*$|\[\d+\]$/.test(path)) break;
  }
  return values.get("") ?? 0;
}

function placeText(text: string, offset: number): string {
  const { line, column } = positionAt(text, offset);
  return `line ${line}, column ${column}`;
}

function unreadable(where: string, message: string): ParsedDocument {
  return { kind: "unreadable", problems: [{ where, message }] };
}
