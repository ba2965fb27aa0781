import { describe, expect, it } from "vitest";
import { decodeDocument, encodeDocument } from "../../src/workbench/document/codec.ts";
import { MAX_TITLE } from "../../src/workbench/document/limits.ts";
import { type PlaceholderValue, renderMarkdown } from "../../src/workbench/document/markdown.ts";
import { poisoned } from "./poisoned.ts";
import { ATTACKER, XSS_PAYLOADS } from "./xss-payloads.ts";

const SITE = "https://site.example/";

const TAGS = new Set(
  "p h2 h3 h4 h5 h6 strong em s code pre blockquote ul ol li hr br a img span table thead tbody tr th td".split(" "),
);

const ATTRIBUTES = new Set(["href", "title", "rel", "src", "alt", "loading", "class", "start", "data-align"]);

const BITMAP = /^data:image\/(?:png|jpeg|gif|webp);base64,/;

const decoded = (text: string) =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** What of a piece of HTML could run, load or lead anywhere but to a page, read without the code under test. */
function dangers(html: string): readonly string[] {
  const found: string[] = [];
  const text = html.replace(
    /<\/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*) ?\/?>/g,
    (_, tag: string, rest: string) => {
      if (!TAGS.has(tag)) found.push(`tag ${tag}`);
      for (const [, name = "", value = ""] of rest.matchAll(/ ([a-z-]+)(?:="([^"<>]*)")?/g)) {
        const url = URL.canParse(decoded(value), SITE) ? new URL(decoded(value), SITE) : null;
        if (!ATTRIBUTES.has(name)) found.push(`attribute ${name}`);
        if (name === "href" && !/^(?:https?|mailto):$/.test(url?.protocol ?? "https:")) found.push(`href ${value}`);
        if (name === "src" && !BITMAP.test(value) && url?.origin !== new URL(SITE).origin) found.push(`src ${value}`);
      }
      return "";
    },
  );
  if (/[<>]/.test(text)) found.push(`markup in ${text.slice(0, 80)}`);
  return found;
}

/** A payload wherever an author can put it within Markdown. */
const PLACES: readonly (readonly [string, (payload: string) => string])[] = [
  ["alone", (payload) => payload],
  ["in a sentence", (payload) => `x ${payload} y`],
  ["as an address", (payload) => `[x](${payload})`],
  ["as an address in brackets", (payload) => `[x](<${payload}>)`],
  ["as an address of a reference", (payload) => `[x][r]\n\n[r]: ${payload}`],
  ["as a link without text", (payload) => `<${payload}>`],
  ["as a link's text", (payload) => `[${payload}](https://example.org)`],
  ["as a link's title", (payload) => `[x](https://example.org "${payload}")`],
  ["as an image", (payload) => `![x](${payload})`],
  ["as an image's text", (payload) => `![${payload}](a.png)`],
  ["in code", (payload) => `\`\`${payload}\`\``],
  ["as the language of code", (payload) => `~~~${payload}\nx\n~~~`],
  ["in a table", (payload) => `|a|\n|-|\n|${payload}|`],
  ["in a heading", (payload) => `# ${payload}`],
];

describe("published payloads", () => {
  it("are many, each once, and fit a title", () => {
    expect(new Set(XSS_PAYLOADS).size).toBe(XSS_PAYLOADS.length);
    expect(XSS_PAYLOADS.length).toBeGreaterThanOrEqual(100);
    expect(XSS_PAYLOADS.filter(({ length }) => length > MAX_TITLE)).toEqual([]);
  });

  it.each(PLACES)("run nothing in Markdown, %s", (_, place) => {
    const missing: PlaceholderValue = { kind: "missing", message: "there is none" };
    for (const payload of XSS_PAYLOADS)
      expect([payload, dangers(renderMarkdown(place(payload), () => missing))]).toEqual([payload, []]);
  });

  it("run nothing as the value of a cell, or as why there is none", () => {
    for (const text of XSS_PAYLOADS) {
      expect([text, dangers(renderMarkdown("${a} ![${a}](a.png)", () => ({ kind: "text", text })))]).toEqual([
        text,
        [],
      ]);
      const html = renderMarkdown("${a}", () => ({ kind: "missing", message: text }));
      expect([text, dangers(html)]).toEqual([text, []]);
    }
  });
});

describe("the check of this test", () => {
  it.each([
    '<p onclick="x">',
    "<script>",
    '<a href="javascript:x">',
    '<a href="java&#9;script:x">',
    `<img src="${ATTACKER}/x.png">`,
    '<img src="//attacker.example/x.png">',
    '<img src="data:image/svg+xml;base64,AA">',
    "<img src=x>",
    "<",
  ])("finds %s", (html) => expect(dangers(html)).not.toEqual([]));
});

it("the documents of the browser's suite are whole, so that every field of them is shown", () => {
  for (let at = 0; at < XSS_PAYLOADS.length; at += 36) {
    const document = poisoned(XSS_PAYLOADS.slice(at, at + 36));
    expect(decodeDocument(encodeDocument(document))).toEqual({ kind: "document", document });
  }
});
