import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeFeeds } from "../feed.ts";
import { correctShell, correctStyle } from "../page-shell.ts";

const DIST = "dist";

const files = (await readdir(DIST, { recursive: true })).map((path) => join(DIST, path));
await rewrite(/\.html$/, correctShell);
await rewrite(/_import\/style\.\w+\.css$/, correctStyle);
await writeFeeds(DIST, files);

async function rewrite(pattern: RegExp, correct: (text: string) => string): Promise<void> {
  const found = files.filter((file) => pattern.test(file));
  if (found.length === 0) throw new Error(`The build has no file like ${pattern.source}`);
  for (const file of found) await writeFile(file, correct(await readFile(file, "utf8")));
}
