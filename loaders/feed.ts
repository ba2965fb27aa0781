import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readSnapshot } from "../src/engine/snapshot.ts";
import { bet, readLedger } from "../src/predictions/bets.ts";
import { atomFeed, jsonFeed, verdictChanges } from "../src/predictions/feed.ts";
import { readRows } from "../src/tables/rows.ts";

/**
 * Writes the feeds of the bets beside the site's pages, under addresses that stay: `predictions.json` and
 * `predictions.atom`.
 *
 * @param files paths of the built site's files
 * @throws where the build ships no ledger
 */
export async function writeFeeds(folder: string, files: readonly string[]): Promise<void> {
  const json = async (pattern: RegExp): Promise<unknown> => {
    const file = files.find((path) => pattern.test(path));
    if (file === undefined) throw new Error(`The build has no file like ${pattern.source}`);
    return JSON.parse(await readFile(file, "utf8"));
  };
  const ledger = readLedger(await json(/_file\/data\/bets\.\w+\.json$/));
  const snapshot = readSnapshot(await json(/_file\/data\/queries\/ledger\/bets\.\w+\.json$/));
  const changes = verdictChanges(ledger.records, readRows(bet, snapshot.result));
  await writeFile(join(folder, "predictions.json"), jsonFeed(ledger, changes));
  await writeFile(join(folder, "predictions.atom"), atomFeed(ledger, changes));
  const page = join(folder, "predictions.html");
  await writeFile(page, withFeedLink(await readFile(page, "utf8")));
}

/** Feed readers look for a page's feed in its head. Framework would take such a link for a file of the project. */
export function withFeedLink(html: string): string {
  const link =
    '<link rel="alternate" type="application/atom+xml" title="Changes of verdict" href="./predictions.atom">';
  return html.replace("</head>", `${link}\n</head>`);
}
