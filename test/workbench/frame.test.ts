import { describe, expect, it } from "vitest";
import { documentFrame, frameOf } from "../../src/workbench/page/frame.ts";
import { documentOf, sql } from "./fixtures.ts";

describe("the HTML of a frame", () => {
  it("is one frame and one script, whatever its title says", () => {
    const title = `"></iframe><script>alert('1')</script> & more`;
    const snippet = frameOf("https://example.org/embed?cell=a1#doc:1.x", title);
    expect(snippet.match(/<[a-z/]+/g)).toEqual(["<iframe", "</iframe", "<script", "</script"]);
    expect(snippet).toContain('src="https://example.org/embed?cell=a1#doc:1.x"');
    expect(snippet).toContain('title="&#34;&#62;&#60;/iframe&#62;&#60;script&#62;alert(&#39;1&#39;)');
    expect(frameOf("x", " ")).toContain('title="Analysis"');
  });

  it("is of a document or of one of its cells, and there is none where the address would be too long", () => {
    const embed = "https://example.org/embed";
    const short = documentOf(sql("a", "SELECT 1"));
    const html = (cell: string) => expect.stringMatching(`src="${embed}${cell}#doc:`);
    expect(documentFrame(short, embed, "")).toEqual({ kind: "html", html: html("") });
    expect(documentFrame(short, embed, "a")).toEqual({ kind: "html", html: html("\\?cell=a") });
    // Digits that follow no rule do not become shorter by being packed.
    const noise = (seed: number) =>
      Array.from({ length: 1000 }, (_, n) =>
        Math.sin(n + seed)
          .toFixed(9)
          .slice(-7),
      );
    const long = documentOf(...[0.1, 0.2, 0.3, 0.4, 0.5].map((s, at) => sql(`q${at}`, `SELECT ${noise(s).join("")}`)));
    expect(documentFrame(long, embed, "")).toEqual({ kind: "none", message: expect.stringContaining("save a file") });
  });

  it("gives a frame what it tells of its height, and no other frame anything", () => {
    const [, script = ""] = /<script>(.*)<\/script>/s.exec(frameOf("x", "y")) ?? [];
    const frames = [
      { contentWindow: "one", height: 480 },
      { contentWindow: "two", height: 480 },
    ];
    let hear: (event: { source: string; data: unknown }) => void = () => {};
    new Function("addEventListener", "document", script)(
      (_: string, listener: typeof hear) => {
        hear = listener;
      },
      { querySelectorAll: () => frames },
    );
    hear({ source: "two", data: { frictionMapHeight: 733 } });
    for (const data of [null, 99, "99", {}, { frictionMapHeight: -1 }, { frictionMapHeight: "many" }])
      hear({ source: "one", data });
    hear({ source: "three", data: { frictionMapHeight: 1 } });
    expect(frames.map(({ height }) => height)).toEqual([480, 733]);
  });
});
