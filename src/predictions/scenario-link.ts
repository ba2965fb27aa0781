import { decodeText, encodeText } from "../ui/text-codec.js";
import { type ParsedScenario, parseScenario, type Scenario } from "./scenario.js";

/** A scenario as text for a link; what it leaves out is not written. */
export function encodeScenario({ add, change, remove }: Scenario): string {
  return encodeText(
    JSON.stringify({
      ...(add.length > 0 && { add }),
      ...(change.length > 0 && { change }),
      ...(remove.length > 0 && { remove }),
    }),
  );
}

/** Reads and checks what {@link encodeScenario} wrote. */
export function decodeScenario(code: string): ParsedScenario {
  const decoded = decodeText(code);
  if (decoded.kind === "damaged") return invalid(decoded.reason);
  try {
    return parseScenario(JSON.parse(decoded.text));
  } catch {
    return invalid("it holds no scenario");
  }
}

function invalid(reason: string): ParsedScenario {
  return {
    kind: "invalid",
    problems: [{ where: "link", message: `the scenario in this link cannot be read: ${reason}` }],
  };
}
