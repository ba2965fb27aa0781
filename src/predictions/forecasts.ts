import type { PageState } from "../ui/url-state.js";

const KEY = "forecast";

/** A reader's probabilities, in percent, that bets stand, by the bet's id. */
export type Forecasts = ReadonlyMap<string, number>;

/** Reads `id~70.id~30` from the address; what is no percentage, or of no known bet, is left out. */
export function readForecasts(state: Pick<PageState, "get">, ids: ReadonlySet<string>): Forecasts {
  const entries = (state.get(KEY) ?? "").split(".").flatMap((entry): [string, number][] => {
    const [id = "", percent = ""] = entry.split("~");
    const value = Number(percent);
    return ids.has(id) && percent !== "" && value >= 0 && value <= 100 ? [[id, value]] : [];
  });
  return new Map(entries);
}

/** Keeps the forecasts in the address, so that a link carries them. */
export function writeForecasts(state: Pick<PageState, "set">, forecasts: Forecasts): void {
  const text = [...forecasts].map(([id, percent]) => `${id}~${percent}`).join(".");
  state.set(KEY, text === "" ? null : text);
}
