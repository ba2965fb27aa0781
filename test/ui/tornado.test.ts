import { expect, test } from "vitest";
import { tornado } from "../../src/analysis/tornado.ts";
import { describeTornado, threeDigits, tornadoRows } from "../../src/ui/tornado.ts";

const worded = {
  tornado: tornado(
    [
      { id: "rent", low: 1, value: 2, high: 4 },
      { id: "hours", low: 600, value: 730, high: 744 },
      { id: "colour", low: 0, value: 1, high: 2 },
    ],
    (at) => at("rent") * at("hours"),
  ),
  result: "Cost in USD",
  input: (id: string) => ({ label: id === "rent" ? "Rent" : id, write: (value: number) => `${value} u` }),
};

test("the sentence names the input that moves the result most, and those that do not move it", () => {
  expect(describeTornado(worded, threeDigits)).toBe(
    "Cost in USD: 1460. What moves it most is rent: from 730 at 1 u to 2920 at 4 u, all else equal. No effect here: colour.",
  );
});

test("the table has each input's range and the results at its ends", () => {
  expect(tornadoRows({ ...worded, caption: "" }).rows[0]).toEqual({
    input: "Rent",
    from: "1 u",
    usual: "2 u",
    to: "4 u",
    result_from: 730,
    result_usual: 1460,
    result_to: 2920,
  });
});
