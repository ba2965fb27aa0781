import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * What a page may not hold, because Framework would answer it with code from a content network: the site must build and
 * run without one.
 */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/["'`]npm:/, "import packages by their bare name, from node_modules"],
  [/["'`]https?:\/\/(cdn\.jsdelivr\.net|unpkg\.com|esm\.sh)/, "import packages by their bare name, from node_modules"],
  [/\bFileAttachment\([^)]*\)\.(csv|tsv|parquet|arrow|sqlite|zip|xlsx)\(/, "use .href and read the file in a module"],
  [
    /\bFileAttachment\([^)]*\.(csv|parquet|arrow|zip)["'`]\)(?!\.(href|size|name)\b)/,
    "use .href and read the file in a module",
  ],
  [/^```(sql|tex|dot|mermaid)\b/, "use a module instead of Framework's built-in block"],
];

const IMPLICIT = [
  "Plot",
  "Inputs",
  "d3",
  "aq",
  "Arrow",
  "htl",
  "html",
  "svg",
  "duckdb",
  "topojson",
  "vg",
  "vl",
  "L",
  "_",
];

const problems: string[] = [];
for (const path of readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"))) {
  const file = join("src", path);
  const text = readFileSync(file, "utf8");
  const code = [...text.matchAll(/^```(?:js|ts|jsx)[^\n]*\n([\s\S]*?)^```/gm)]
    .map((match) => match[1] ?? "")
    .join("\n");
  for (const [i, line] of text.split("\n").entries()) {
    for (const [pattern, remedy] of FORBIDDEN) {
      const at = line.search(pattern);
      if (at >= 0) problems.push(`${file}:${i + 1}:${at + 1}: ${line.trim().slice(0, 60)}: ${remedy}`);
    }
  }
  for (const name of IMPLICIT) {
    const used = new RegExp(`(?<![\\w.$])${name}[.\`(]`).test(code);
    const imported = new RegExp(`import\\s+(?:\\* as ${name}\\b|\\{[^}]*\\b${name}\\b[^}]*\\}|${name}\\b)`).test(code);
    if (used && !imported)
      problems.push(`${file}:1:1: ${name} is used but not imported: import it by its bare package name`);
  }
  if (!/^---\n[\s\S]*?\n---\n/.test(text)) problems.push(`${file}:1:1: the page has no front matter with a title`);
}

// Framework ships a module under the name that imports it ends in `.js`; `.ts` is left as it stands and not found.
const modules = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !name.startsWith("data/") && !name.startsWith(".observablehq/"),
);
for (const path of modules) {
  const lines = readFileSync(join("src", path), "utf8").split("\n");
  for (const [i, line] of lines.entries()) {
    const at = line.search(/(?:from|import\()\s*["'`]\.[^"'`]*\.ts["'`]/);
    if (at >= 0)
      problems.push(
        `src/${path}:${i + 1}:${at + 1}: import the module by its .js name, or the built page will not find it`,
      );
  }
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
