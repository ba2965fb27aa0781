import { isDate } from "../ui/parameter-state.js";
import type { PageState } from "../ui/url-state.js";
import { type Bet, type BetRecord, isDecided, lastChange } from "./bets.js";

const KEY = "forecast";

export interface Forecast {
  /** Probability that the bet stands, in percent. */
  readonly percent: number;
  /** The dataset's day when it was made: what was decided by then is no forecast. Null where the address does not say. */
  readonly madeOn: string | null;
}

/** A reader's forecasts by the bet's id. */
export type Forecasts = ReadonlyMap<string, Forecast>;

/** Reads `id~70~2026-11-21.id~30~2026-11-21` from the address; what is no percentage, or of no known bet, is left out. */
export function readForecasts(state: Pick<PageState, "get">, ids: ReadonlySet<string>): Forecasts {
  const entries = (state.get(KEY) ?? "").split(".").flatMap((entry): [string, Forecast][] => {
    const [id = "", text = "", day = ""] = entry.split("~");
    const percent = Number(text);
    const isForecast = ids.has(id) && text !== "" && percent >= 0 && percent <= 100;
    return isForecast ? [[id, { percent, madeOn: isDate(day) ? day : null }]] : [];
  });
  return new Map(entries);
}

/** Keeps the forecasts in the address, so that a link carries them. */
export function writeForecasts(state: Pick<PageState, "set">, forecasts: Forecasts): void {
  const text = [...forecasts].map(([id, { percent, madeOn }]) => [id, percent, madeOn ?? ""].join("~")).join(".");
  state.set(KEY, text === "" ? null : text);
}

/** Whether a bet can be forecast: it is open, and what would decide it is known. */
export function isForecastable(
  { falsifier }: Pick<Bet, "falsifier">,
  { outcome }: Pick<BetRecord, "outcome">,
): boolean {
  return !isDecided(outcome.verdict) && !/^(Unknown|None stated)/.test(falsifier);
}

/** Whether a forecast was made before the bet was decided, so that a score means something. */
export function canBeScored(
  { madeOn }: Forecast,
  { outcome, history }: Pick<BetRecord, "outcome" | "history">,
): boolean {
  const decidedOn = lastChange(history);
  return isDecided(outcome.verdict) && madeOn !== null && decidedOn !== null && madeOn < decidedOn;
}
