import { positionAt } from "../../engine/errors.js";
import { fieldOffsets, jsonPlaces, MAX_PATH, tooDeep } from "../../schema/json-places.js";
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
  const deep = tooDeep(json);
  if (deep !== null) return unreadable(placeText(json, deep.offset), deep.message);
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    const { offset, message } = jsonPlaces(json).error ?? { offset: 0, message: "it is no JSON" };
    return unreadable(placeText(json, offset), `this is no JSON: ${message}`);
  }
  const parsed = readDocument(input);
  if (parsed.kind === "document") return parsed;
  return { ...parsed, problems: placed(parsed.problems, json) };
}

/** Each place costs a walk through the file, and nobody reads thousands: the others say the field alone. */
const MOST_PLACED = 100;

/** Problems with the places of their fields in the file. */
function placed(problems: readonly DocumentProblem[], json: string): readonly DocumentProblem[] {
  const first = problems.slice(0, MOST_PLACED);
  const offsetOf = fieldOffsets(
    json,
    first.map(({ where }) => where),
  );
  const told = first.map(({ where, message }) => {
    const place = placeText(json, offsetOf(where));
    return { where: [where.slice(0, MAX_PATH), place].filter(Boolean).join(", "), message };
  });
  const others = problems.slice(MOST_PLACED);
  return [...told, ...others.map(({ where, message }) => ({ where: where.slice(0, MAX_PATH), message }))];
}

function placeText(text: string, offset: number): string {
  const { line, column } = positionAt(text, offset);
  return `line ${line}, column ${column}`;
}

function unreadable(where: string, message: string): ParsedDocument {
  return { kind: "unreadable", problems: [{ where, message }] };
}
