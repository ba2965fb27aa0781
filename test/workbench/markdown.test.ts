import { describe, expect, it } from "vitest";
import { isImageAddress, isLinkAddress } from "../../src/workbench/document/addresses.ts";
import { MAX_MARKDOWN } from "../../src/workbench/document/limits.ts";
import {
  type Placeholder,
  type PlaceholderValue,
  placeholdersIn,
  renderMarkdown,
} from "../../src/workbench/document/markdown.ts";

const lookup = ({ name, column }: Placeholder): PlaceholderValue =>
  name === "gone"
    ? { kind: "missing", message: 'there is no "gone"' }
    : { kind: "text", text: `<${name}${column === null ? "" : ` & ${column}`}>` };

const html = (text: string) => renderMarkdown(text, lookup).trim();

describe("Markdown", () => {
  it("has headings below the page's own, lists, tables and code", () => {
    expect(html("# One\n\n- a\n- **b**")).toBe("<h2>One</h2>\n<ul>\n<li>a</li>\n<li><strong>b</strong></li>\n</ul>");
    expect(html("| a | b |\n|---|--:|\n| 1 | 2 |")).toContain('<td data-align="right">2</td>');
    expect(html("`<b>`")).toBe("<p><code>&lt;b&gt;</code></p>");
  });

  it("has values as text, in headings, cells and emphasis too, and none in code", () => {
    expect(html("x ${a} *${a.b c}*")).toBe(
      '<p>x <span class="workbench-value">&#60;a&#62;</span> <em><span class="workbench-value">&#60;a &#38; b c&#62;</span></em></p>',
    );
    expect(html("`${a}` \\${a} $a ${} ${a.} ${1}")).toBe("<p><code>${a}</code> ${a} $a ${} ${a.} ${1}</p>");
    expect(html("${gone}")).toBe(
      '<p><span class="workbench-missing" title="there is no &#34;gone&#34;">${gone}</span></p>',
    );
  });

  it("lets a value's own Markdown and HTML stand as text", () => {
    const evil: PlaceholderValue = { kind: "text", text: '**x** <img src=x onerror=alert(1)> ${b} ["](javascript:1)' };
    expect(renderMarkdown("${a}", () => evil)).toBe(
      '<p><span class="workbench-value">**x** &#60;img src=x onerror=alert(1)&#62; ${b} [&#34;](javascript:1)</span></p>\n',
    );
  });

  it("finds the placeholders that it fills, no others", () => {
    expect(placeholdersIn("# ${a}\n\n- [${b.c}](/x) `${d}` \\${e}\n\n![${f}](x.png)\n\n```\n${g}\n```")).toEqual([
      { name: "a", column: null },
      { name: "b", column: "c" },
      { name: "f", column: null },
    ]);
  });

  it("passes no HTML of the author's", () => {
    expect(html("<script>alert(1)</script>")).toBe("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    expect(html('<div onclick="alert(1)">\n\nx\n\n</div>')).not.toContain("<div");
  });

  it("marks links, and leaves out what is none", () => {
    expect(html("[a](https://example.org 'T\"')")).toBe(
      '<p><a href="https://example.org" title="T&#34;" rel="noopener noreferrer nofollow">a</a></p>',
    );
    expect(html("<https://example.org>")).toContain('rel="noopener noreferrer nofollow"');
    for (const address of [
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "data:text/html,x",
      "vbscript:x",
      "file:///x",
    ]) {
      expect(html(`[a](${address})`)).not.toContain("<a");
      expect(html(`[a](<${address}>)`)).not.toContain("<a");
      expect(html(`<${address}>`)).not.toContain("href");
    }
    // An image's address is allowed as an image alone.
    expect(html("[a](data:image/png;base64,AAAA)")).not.toContain("href");
  });

  it("shows images of the site and small ones within the text", () => {
    expect(html('![x"](marks/a.png)')).toBe('<p><img src="marks/a.png" alt="x&#34;" loading="lazy"></p>');
    expect(html("![${a}](data:image/png;base64,AAAA)")).toContain('alt="&#60;a&#62;"');
    for (const address of ["https://evil.example/x.png", "//evil.example/x.png", "data:image/svg+xml;base64,AA"])
      expect(html(`![x](${address})`)).not.toContain("<img");
  });

  // Each takes a few hundredths of a second; what grows with the square of the length would take seconds.
  it.each(["[", "![", "*a ", "**", "`", "<", "> ", "- ", "${", "${a}", "[a](", "| ", "~", "\\", "&amp", "(", "_a*"])(
    "is read in time however often it has %s",
    (piece) => {
      const start = performance.now();
      html(piece.repeat(MAX_MARKDOWN / piece.length));
      html(`a|b\n-|-\n${`${piece}|x\n`.repeat(MAX_MARKDOWN / (piece.length + 3))}`);
      expect(performance.now() - start).toBeLessThan(2_000);
    },
  );
});

describe("addresses", () => {
  it.each(["https://a.org/x?y#z", "http://a", "mailto:a@b.org", "/methods", "./a", "../a:b", "#x", "?q=a:b", "a/b"])(
    "%s is a link",
    (address) => expect(isLinkAddress(address)).toBe(true),
  );

  it.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,x",
    "blob:https://a/x",
    "ftp://a",
    "javascript&colon;alert(1)".replace("&colon;", ":"),
    "view-source:x",
  ])("%j is no link", (address) => expect(isLinkAddress(address)).toBe(false));

  it.each([
    "//a.org/x.png",
    "https://a.org/x.png",
    "/\\a.org",
    "\\\\a.org",
    "x.png?y",
    "data:image/svg+xml,x",
    "a b",
    "",
    "x\ny",
    "data:image/png;base64,",
    `data:image/png;base64,${"A".repeat(16_000)}`,
  ])("%j is no image", (address) => expect(isImageAddress(address)).toBe(false));
});
