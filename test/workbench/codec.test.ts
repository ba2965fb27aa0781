import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { encodeSql } from "../../src/ui/sql-codec.ts";
import { toBase64Url } from "../../src/ui/text-codec.ts";
import { decodeDocument, encodeDocument } from "../../src/workbench/document/codec.ts";
import { inflateBounded } from "../../src/workbench/document/inflate.ts";
import { linkOf, MAX_LINK, readLink } from "../../src/workbench/document/link.ts";
import { readDocument } from "../../src/workbench/document/migrate.ts";
import type { ParsedDocument } from "../../src/workbench/document/parse.ts";
import { documentOf, sql, TYPICAL } from "./fixtures.ts";

const PAGE = "https://example.org/workbench";

const messages = (parsed: ParsedDocument) =>
  parsed.kind === "document" ? [] : parsed.problems.map(({ where, message }) => `${where}: ${message}`);

const noise = (length: number) => {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(33 + (state % 90));
  }).join("");
};

describe("a document as a link", () => {
  it("comes back as it was, and gives the same link again", () => {
    const code = encodeDocument(TYPICAL);
    const read = decodeDocument(code);
    expect(read).toEqual({ kind: "document", document: TYPICAL });
    expect(read.kind === "document" && encodeDocument(read.document)).toBe(code);
  });

  it("is the same link whatever the order of fields", () => {
    const [first] = documentOf(sql("a", "SELECT 'ä😀\n'")).cells;
    const reversed = documentOf(Object.fromEntries(Object.entries(first ?? {}).toReversed()) as never);
    expect(encodeDocument(reversed)).toBe(encodeDocument(documentOf(sql("a", "SELECT 'ä😀\n'"))));
  });

  it("fits 4 KB with twelve cells of every kind", () => {
    expect(TYPICAL.cells).toHaveLength(12);
    expect(new Set(TYPICAL.cells.map(({ kind }) => kind)).size).toBe(8);
    const link = linkOf(TYPICAL, PAGE);
    expect(link.kind === "link" && link.href.length).toBeLessThan(4_000);
    expect(link.kind === "link" && readLink(new URL(link.href).hash)).toEqual({ kind: "document", document: TYPICAL });
  });

  it("gives way to a file beyond 16 KB", () => {
    const long = (length: number) => linkOf(documentOf(sql("a", noise(length))), PAGE);
    expect(long(10_000).kind).toBe("link");
    const refused = long(18_000);
    expect(refused.kind === "needs file" && refused.message).toMatch(/would have \d+ characters, and more than 16000/);
    expect(MAX_LINK).toBe(16_000);
  });

  it("is never one that cannot be read, however well it deflates", () => {
    const cells = Array.from({ length: 60 }, (_, n) => sql(`q${n}`, " ".repeat(19_000)));
    const link = linkOf(documentOf(...cells), PAGE);
    expect(link.kind === "needs file" && link.message).toContain("too large for a link");
    const fewer = linkOf(documentOf(...cells.slice(0, 50)), PAGE);
    expect(fewer.kind === "link" && readLink(new URL(fewer.href).hash)?.kind).toBe("document");
  });

  it("is read only up to a size that no honest link has", () => {
    const read = readLink(`#doc:1.${"A".repeat(200_001)}`);
    expect(read && messages(read)).toEqual(["link: it is too long"]);
  });

  it("survives what chats and letters do to it", () => {
    const code = encodeDocument(TYPICAL);
    expect(decodeDocument(`${code.slice(0, 70)}\n${code.slice(70)} `).kind).toBe("document");
    expect(readLink(`#doc:${code.replaceAll("-", "%2D").replaceAll("_", "%5F")}`)?.kind).toBe("document");
  });
});

describe("a damaged link", () => {
  const code = encodeDocument(TYPICAL);

  it("cut short gives its first cells, whole, and says how many", () => {
    let most = 0;
    for (let length = 0; length < code.length; length += 7) {
      const read = decodeDocument(code.slice(0, length));
      expect(read.kind).not.toBe("document");
      if (read.kind !== "partial") continue;
      const { cells } = read.document;
      expect(cells).toEqual(TYPICAL.cells.slice(0, cells.length));
      expect(cells.length).toBeGreaterThanOrEqual(most);
      most = cells.length;
      expect(messages(read)[0]).toBe(
        `link: the link is damaged or cut short: ${cells.length} of its 12 cells could be read`,
      );
    }
    expect(most).toBeGreaterThanOrEqual(10);
  });

  it("changed in one sign never gives another text", () => {
    const whole = decodeDocument(code);
    const original = new Set(whole.kind === "document" ? whole.document.cells.map((cell) => JSON.stringify(cell)) : []);
    let salvaged = 0;
    for (let at = 2; at < code.length; at += 3) {
      const read = decodeDocument(`${code.slice(0, at)}${code[at] === "A" ? "B" : "A"}${code.slice(at + 1)}`);
      // The last signs end the stream, and may change without any harm to the text.
      if (at < code.length - 4) expect(read.kind, String(at)).not.toBe("document");
      if (read.kind === "unreadable") continue;
      for (const cell of read.document.cells) expect(original).toContain(JSON.stringify(cell));
      salvaged += read.document.cells.length;
    }
    expect(salvaged).toBeGreaterThan(1_000);
  });

  it.each([
    ["", "link: its beginning is missing or changed"],
    ["x.abc", "link: its beginning is missing or changed"],
    ["0.abc", "link: its beginning is missing or changed"],
    ["1.", "link: nothing in it can be read: a part is missing or changed"],
    ["1.%%%", "link: nothing in it can be read: a part is missing or changed"],
    ["2.abc", "version: it was made by a newer version of this page (2): reload, or ask for a file"],
    [`1.${"A".repeat(7_000_001)}`, "link: it is too long"],
  ])("says what is wrong with %s", (damaged, message) => {
    expect(messages(decodeDocument(damaged))).toEqual([message]);
  });

  it("cannot fill the memory", () => {
    const bomb = deflateSync(new Uint8Array(100_000_000), { level: 9 });
    expect(bomb.length).toBeLessThan(140_000);
    const { bytes, end } = inflateBounded(bomb, 10_000);
    expect([bytes.length, end]).toEqual([10_000, "too large"]);
    const start = performance.now();
    for (const read of [decodeDocument(`1.${toBase64Url(bomb)}`), readLink(`#doc:1.${toBase64Url(bomb)}`)])
      expect(read && messages(read)).toEqual(["link: the document in it is too large"]);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it("leaves out cells that no schema allows, and says which", () => {
    const forged = { ...documentOf(sql("a", "SELECT 1")), cells: [{ id: "x", kind: "script", text: "alert(1)" }] };
    const read = decodeDocument(encodeDocument(forged as never));
    expect(read).toMatchObject({ kind: "partial", document: { cells: [] } });
    expect(messages(read)[0]).toMatch(/^cells\[0\]\.kind: /);
  });
});

describe("older links", () => {
  it("to another page's queries open as a document of them", () => {
    const fragment = `#sql:tables/infrastructure-lag=${encodeSql("SELECT 1 AS x")}&home/select=${encodeSql("FROM a")}`;
    expect(readLink(fragment)).toEqual({
      kind: "document",
      document: {
        version: 1,
        title: "",
        dataset: null,
        cells: [
          { id: "q1", kind: "sql", name: "infrastructure_lag", sql: "SELECT 1 AS x" },
          { id: "t1", kind: "table", source: "infrastructure_lag" },
          { id: "q2", kind: "sql", name: "query", sql: "FROM a" },
          { id: "t2", kind: "table", source: "query" },
        ],
      },
    });
  });

  it("keep what is whole", () => {
    const code = encodeSql("SELECT 1");
    const read = readLink(`#sql:a=${code}&b=${code.slice(0, -4)}`);
    expect(read).toMatchObject({ kind: "partial", document: { cells: [{ name: "a" }, { source: "a" }] } });
    expect(read && messages(read)).toEqual(["b: the query in this link is damaged"]);
    expect(readLink("#sql:a=nothing")?.kind).toBe("unreadable");
  });

  it("are told from anchors and from what is newer", () => {
    expect(readLink("")).toBeNull();
    expect(readLink("#results")).toBeNull();
    expect(readDocument({ version: 7 })).toMatchObject({ kind: "unreadable" });
    expect(readDocument({ version: -1 })).toMatchObject({ kind: "unreadable" });
    expect(readDocument(null)).toMatchObject({ kind: "unreadable" });
  });
});
