import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { canonical } from "../../src/workbench/document/parse.ts";
import type { WorkbenchDocument } from "../../src/workbench/document/schema.ts";
import { frameworkPage } from "../../src/workbench/export/framework-page.ts";
import { jsLiteral } from "../../src/workbench/export/js-literal.ts";
import { anyDocument, anyText } from "./arbitrary.ts";
import { documentOf, markdown, sql, TYPICAL } from "./fixtures.ts";

// Framework publishes no types of its modules.
const framework = "@observablehq/framework/dist/markdown.js";

const parsedPage = v.object({
  title: v.nullable(v.string()),
  data: v.record(v.string(), v.unknown()),
  body: v.string(),
  code: v.array(v.object({ mode: v.string(), node: v.object({ input: v.string() }) })),
});

const markdownModule = v.object({ createMarkdownIt: v.function(), parseMarkdown: v.function() });

const { createMarkdownIt, parseMarkdown } = v.parse(markdownModule, { ...(await import(framework)) });

/** The page as Framework reads it when it builds the site. */
function read(document: WorkbenchDocument) {
  return v.parse(parsedPage, parseMarkdown(frameworkPage(document), { md: createMarkdownIt(), path: "/page" }));
}

/** What the page's one block takes for its document. */
function analysisOf({ code }: ReturnType<typeof read>): unknown {
  const input = code[0]?.node.input ?? "";
  const literal = /^const analysis = ([\s\S]*);\n\nconst bets = /m.exec(input)?.[1] ?? "";
  return new Function(`"use strict"; return ${literal}`)();
}

describe("a page for Framework", () => {
  it("reads well: texts of several lines stand as such", () => {
    const page = frameworkPage(TYPICAL);
    expect(page).toContain('title: "Does the lag from paper to production shrink by cohort?"\n');
    expect(page).toContain(
      "sql: `SELECT technique_id, tier, extract(year FROM introduced) AS cohort, months, status\nFROM ",
    );
    expect(page).toContain(
      'control: { type: "select", options: ["all", "kernel", "training", "system", "weight_only"] },',
    );
    expect(page).toContain('dataset: "3f9c2a7b11de",');
  });

  it("is one block of code around the document, whatever the document says", () => {
    const nasty = [
      "</script><script>alert(1)</script>",
      "<!-- <script> -->",
      "\n```\n\n<img src=x onerror=alert(1)>\n\n```js\nalert(1)\n```",
      "\n~~~\n${alert(1)}\n`${alert(1)}` \\${alert(1)} \\` \\\\` $`{}\n",
      '\n---\ntitle: "x"\n---\n',
      "${alert(1)}",
      "\r\n\t\u0000\u0085\u2028\u2029\ufeff\ud800\n\r",
      `"'\`\\`,
    ];
    for (const text of nasty) {
      const document = documentOf(markdown("a", text), sql("b", text));
      const page = read({ ...document, title: text.slice(0, 200), summary: text });
      expect(page.code.map(({ mode }) => mode)).toEqual(["block"]);
      expect(page.body.replace(/<!--:\w+:-->/, "")).not.toMatch(/alert|<script|onerror/);
      expect(page.code[0]?.node.input).not.toMatch(/<\/script|<!--/i);
      expect(analysisOf(page)).toEqual({ ...document, title: text.slice(0, 200), summary: text });
      expect(page.title).toBe(text.slice(0, 200).trim() || "Analysis");
    }
  });

  it("holds any document as it is", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const page = read(document);
        expect(page.code).toHaveLength(1);
        expect(analysisOf(page)).toEqual(canonical(document));
        expect(Object.keys(page.data).toSorted()).toEqual(["title", "toc"]);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe("JSON as JavaScript", () => {
  it("has the same value", () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(anyText, fc.integer(), fc.boolean(), fc.constant(null), tie("list"), tie("record")),
      list: fc.array(tie("value"), { maxLength: 4 }),
      record: fc.dictionary(fc.oneof(anyText, fc.constant("__proto__")), tie("value"), { maxKeys: 4 }),
    })).value;
    fc.assert(
      fc.property(value, (json) => {
        const literal = jsLiteral(json);
        expect(JSON.stringify(new Function(`"use strict"; return ${literal}`)())).toBe(JSON.stringify(json));
        expect(literal).not.toMatch(/<\/|<!|^ {0,3}```/m);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
