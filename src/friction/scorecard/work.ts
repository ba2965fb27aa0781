import { parsePartialDate } from "../../schema/cell.js";
import type { SourceKey } from "./rows.js";

/** Where a technique was published. */
export type Work =
  | { readonly kind: "none" }
  | { readonly kind: "unclear"; readonly message: string }
  | { readonly kind: "work"; readonly url: string; readonly arxiv: string | null; readonly key: string };

const ARXIV =
  /^(?:arxiv:|https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/)?(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?(?:\.pdf)?\/?$/i;

/** What is wrong with the date of a paper; null where it is empty or good. */
export function dateProblem(text: string, today: string): string | null {
  if (text.trim() === "") return null;
  const date = parsePartialDate(text.trim());
  if (date === null) return "This is no such date.";
  return date.iso > today ? "This date lies in the future." : null;
}

const LONGEST_KEY = 64;

/** Reads an arXiv identifier or an address of the web; the key is made as the dataset makes the keys of its sources. */
export function readWork(text: string): Work {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "none" };
  const arxiv = ARXIV.exec(trimmed)?.[1]?.toLowerCase();
  if (arxiv !== undefined) {
    return {
      kind: "work",
      url: `https://arxiv.org/abs/${arxiv}`,
      arxiv,
      key: `arxiv-${arxiv.replace("/", "-")}`,
    };
  }
  const url = /^https?:\/\/\S+$/.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed) : null;
  if (url === null || !url.hostname.includes(".")) {
    return {
      kind: "unclear",
      message: "Write an arXiv identifier such as 2312.00752, or a whole address that begins with https://",
    };
  }
  return { kind: "work", url: trimmed, arxiv: null, key: keyOf(url) };
}

/** The kind of a work, guessed from its address; the values are those of the data dictionary. */
export function kindOfWork({ url, arxiv }: { readonly url: string; readonly arxiv: string | null }): string {
  const { hostname, pathname } = new URL(url);
  if (arxiv !== null || pathname.endsWith(".pdf")) return "paper";
  if (/(^|\.)(openreview\.net|aclanthology\.org|doi\.org|acm\.org|ieee\.org|mlr\.press|nature\.com)$/.test(hostname))
    return "paper";
  if (/(^|\.)github\.com$/.test(hostname)) return pathname.includes("/pull/") ? "pull_request" : "repository";
  return /(^|\.)huggingface\.co$/.test(hostname) ? "model_card" : "blog";
}

/** The key under which the dataset has a work already; null where it is new. */
export function citedKey(url: string, sources: readonly SourceKey[]): string | null {
  return sources.find((source) => sameAddress(source.url, url))?.key ?? null;
}

/** A key that no source has yet. */
export function freeKey(key: string, sources: readonly SourceKey[]): string {
  const taken = new Set(sources.map((source) => source.key));
  for (let i = 1; ; i += 1) {
    const candidate = i === 1 ? key : `${key}-${i}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function sameAddress(a: string, b: string): boolean {
  const plain = (url: string) => url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
  return plain(a) === plain(b);
}

function keyOf({ hostname, pathname, search }: URL): string {
  const host = hostname.replace(/^www\./, "");
  const key = `${host === "github.com" ? "gh" : host}${pathname}${search}`
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .slice(0, LONGEST_KEY)
    .replace(/^[-.]+|[-.]+$/g, "");
  return key === "" ? "work" : key;
}
