import { deflateSync } from "fflate";
import { fnv1a, fromBase64Url, toBase64Url } from "../../ui/text-codec.js";
import { inflateBounded } from "./inflate.js";
import { MAX_CELLS, MAX_JSON, MAX_OWN_JSON } from "./limits.js";
import { readDocument } from "./migrate.js";
import { canonical, isRecord, type ParsedDocument } from "./parse.js";
import { DOCUMENT_VERSION, type WorkbenchDocument } from "./schema.js";

// A code is `<version>.<base64url of deflated lines>`. Each line is a checksum and a JSON text: the first is the head
// with the count of cells, each other a cell. So every cell can be read, and trusted, without the others.

/** The largest code that is still read. */
export interface CodeBound {
  /** Characters of the code. */
  readonly code: number;
  /** Bytes of its lines. */
  readonly json: number;
}

/** What a link may hold; {@link MAX_LINK} bounds what is written. */
export const LINK_BOUND: CodeBound = { code: 200_000, json: MAX_JSON };

/** What a browser keeps. Only the lines count: the code of bytes that cannot be deflated is a third longer than they. */
export const OWN_BOUND: CodeBound = { code: 1.4 * MAX_OWN_JSON, json: MAX_OWN_JSON };

const CHECKSUM = 6;
const NEWLINE = 10;

/** A document as text for an address. */
export function encodeDocument(document: WorkbenchDocument): string {
  return codeOf(document.version, bytesOf(document));
}

/** The same, if it can be read again within the bound; null where it is too large. */
export function encodeWithin(document: WorkbenchDocument, bound: CodeBound): string | null {
  const bytes = bytesOf(document);
  if (bytes.length > bound.json) return null;
  const code = codeOf(document.version, bytes);
  return code.length > bound.code ? null : code;
}

function codeOf(version: number, bytes: Uint8Array): string {
  return `${version}.${toBase64Url(deflateSync(bytes, { level: 9 }))}`;
}

function bytesOf(document: WorkbenchDocument): Uint8Array {
  const { cells, version: _, ...head } = canonical(document);
  const lines = [{ ...head, cells: cells.length }, ...cells].map((part) => {
    const json = JSON.stringify(part);
    return `${checksumOf(new TextEncoder().encode(json))}${json}\n`;
  });
  return new TextEncoder().encode(lines.join(""));
}

/** Reads what {@link encodeDocument} wrote; of a code cut short or changed on its way it reads the cells that are whole. */
export function decodeDocument(code: string, bound = OWN_BOUND): ParsedDocument {
  // A letter or a chat may break a long line.
  const text = code.replace(/\s+/g, "");
  const [, version, payload = ""] = /^(\d{1,4})\.(.*)$/.exec(text) ?? [];
  if (version === undefined || Number(version) === 0) return unreadable("its beginning is missing or changed");
  if (Number(version) > DOCUMENT_VERSION) return readDocument({ version: Number(version) });
  if (payload.length > bound.code) return unreadable("it is too long");
  const { bytes, end } = inflateBounded(readableBytes(payload), bound.json);
  if (end === "too large") return unreadable("the document in it is too large");
  const lines = linesOf(bytes);
  if (lines.length === 0) return unreadable("nothing in it can be read: a part is missing or changed");
  const head = lines.find((line) => "cells" in line && !("kind" in line));
  const cells = lines.filter((line) => line !== head).slice(0, MAX_CELLS);
  const expected = Number(head?.["cells"]);
  const parsed = readDocument({ title: "", dataset: null, ...head, version: Number(version), cells });
  const missing = damage(head === undefined ? null : expected, cells.length, end === "whole");
  if (missing === null || parsed.kind === "unreadable") return parsed;
  const problems = [{ where: "link", message: missing }, ...(parsed.kind === "partial" ? parsed.problems : [])];
  return { kind: "partial", document: parsed.document, problems };
}

function damage(expected: number | null, found: number, isWhole: boolean): string | null {
  if (expected === null) return `the link is damaged: its title is lost, and ${found} of its cells could be read`;
  if (found < expected) return `the link is damaged or cut short: ${found} of its ${expected} cells could be read`;
  if (found > expected || !isWhole) return "the link is damaged, though all its cells could be read";
  return null;
}

/** The bytes of a base64url text up to the first character that is none of it. */
function readableBytes(payload: string): Uint8Array {
  const readable = /^[A-Za-z0-9_-]*/.exec(payload)?.[0] ?? "";
  // One character more than full bytes holds no byte.
  return fromBase64Url(readable.length % 4 === 1 ? readable.slice(0, -1) : readable);
}

/** The lines whose checksums are right, parsed. */
function linesOf(bytes: Uint8Array): readonly Readonly<Record<string, unknown>>[] {
  const lines: Readonly<Record<string, unknown>>[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0) break;
    const checksum = new TextDecoder().decode(bytes.subarray(start, start + CHECKSUM));
    const json = bytes.subarray(start + CHECKSUM, end);
    start = end + 1;
    if (checksum !== checksumOf(json)) continue;
    const value = parsedJson(new TextDecoder().decode(json));
    if (isRecord(value)) lines.push(value);
  }
  return lines;
}

function checksumOf(bytes: Uint8Array): string {
  const four = new Uint8Array(4);
  new DataView(four.buffer).setUint32(0, fnv1a(bytes));
  return toBase64Url(four);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unreadable(message: string): ParsedDocument {
  return { kind: "unreadable", problems: [{ where: "link", message }] };
}
