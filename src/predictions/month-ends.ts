/** The first month end at which histories of bets begin. */
export const FIRST_MONTH = "2022-01";

/** The last day of every month from a month, `YYYY-MM`, up to a day, and that day itself. */
export function monthEnds(firstMonth: string, today: string): readonly string[] {
  const first = new Date(`${firstMonth}-01T00:00:00Z`);
  const ends: string[] = [];
  for (let month = first.getUTCMonth() + 1; ; month++) {
    const end = new Date(Date.UTC(first.getUTCFullYear(), month, 0)).toISOString().slice(0, 10);
    if (end >= today) return [...ends, today];
    ends.push(end);
  }
}
