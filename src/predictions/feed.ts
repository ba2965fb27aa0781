import type { Bet, BetRecord, Ledger } from "./bets.js";
import { VERDICTS, type Verdict } from "./verdict.js";

/** One change of a bet's verdict, derived from dated rows. */
export interface VerdictChange {
  readonly id: string;
  readonly statement: string;
  /** The month end from which the verdict holds. */
  readonly asOf: string;
  readonly from: Verdict;
  readonly to: Verdict;
  /** What was found then. */
  readonly actual: string;
  /** The bet was made only later: nobody could have lost it then. */
  readonly inRetrospect: boolean;
}

/** Every change of verdict on record, the latest first. */
export function verdictChanges(
  records: readonly BetRecord[],
  bets: readonly Pick<Bet, "id" | "statement" | "made_on">[],
): readonly VerdictChange[] {
  const betOf = new Map(bets.map((bet) => [bet.id, bet]));
  return records
    .flatMap(({ id, history }) =>
      history.flatMap(({ as_of, verdict, actual }, i) => {
        const before = history[i - 1];
        return before === undefined || before.verdict === verdict
          ? []
          : [
              {
                id,
                statement: betOf.get(id)?.statement ?? id,
                asOf: as_of,
                from: before.verdict,
                to: verdict,
                actual,
                inRetrospect: as_of < (betOf.get(id)?.made_on ?? ""),
              },
            ];
      }),
    )
    .sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : a.id < b.id ? -1 : 1));
}

/** The ledger and its changes as one JSON document. */
export function jsonFeed({ asOf, records }: Ledger, changes: readonly VerdictChange[]): string {
  const bets = records.map(({ id, outcome }) => ({ id, ...outcome }));
  return `${JSON.stringify({ asOf, bets, changes }, null, 1)}\n`;
}

const ATOM = "http://www.w3.org/2005/Atom";

/**
 * The changes as an Atom feed (RFC 4287). A bet is judged at month ends, so an entry's day is the first of them at which
 * the verdict had changed. Its ids are tags of the bet and the month, so that they stay the same wherever
 * the site is served; links are relative to the feed.
 */
export function atomFeed({ asOf }: Ledger, changes: readonly VerdictChange[]): string {
  const entries = changes.map(
    ({ id, statement, asOf: day, from, to, actual, inRetrospect }) => ` <entry>
  <id>${tag(`${id}/${day}`)}</id>
  <title>${escaped(`${VERDICTS[to].text}${inRetrospect ? ", in retrospect" : ""}: ${statement}`)}</title>
  <updated>${day}T00:00:00Z</updated>
  <link href="predictions/${escaped(id)}?as_of=${day}"/>
  <summary>${escaped(`${VERDICTS[from].text} before, ${VERDICTS[to].text.toLowerCase()} as of ${day}: ${actual}.${inRetrospect ? " The bet was made later." : ""}`)}</summary>
 </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="${ATOM}">
 <id>${tag("predictions")}</id>
 <title>Hardware Friction Map: changes of verdict</title>
 <link rel="self" type="application/atom+xml" href="predictions.atom"/>
 <link rel="alternate" type="text/html" href="predictions"/>
 <updated>${asOf}T00:00:00Z</updated>
 <author><name>Hardware Friction Map, live</name></author>
${entries.join("\n")}
</feed>
`;
}

const tag = (name: string) => `tag:hardware-friction-map,2026:${escaped(name)}`;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
