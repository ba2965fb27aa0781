import type { Parameter, ParameterDeclaration, Parameters, Snapshot } from "../engine/result.js";
import { formatNumber } from "./format.js";
import { rejection } from "./rejection.js";
import type { PageState } from "./url-state.js";

/** The parameter that the page's switch sets for every query at once. */
export const VERIFIED_PARAMETER = "verified_only";

/** The key of {@link VERIFIED_PARAMETER} in the address. */
export const VERIFIED_KEY = "verified";

/**
 * A parameter's key in the address. Shared parameters, such as an as-of date, have one key for the whole page; others
 * carry their query's name.
 */
export function parameterKey(snapshotId: string, name: string, shared: readonly string[] = []): string {
  if (name === VERIFIED_PARAMETER) return VERIFIED_KEY;
  return shared.includes(name) ? name : `${snapshotId.split("/").at(-1)}.${name}`;
}

/** A parameter as the address writes it; null where it has its default, which needs no writing. */
export function writeParameter({ default: standard }: ParameterDeclaration, value: Parameter): string | null {
  if (value === standard) return null;
  if (typeof value === "boolean") return value ? "1" : "0";
  return value === null ? "" : String(value);
}

/** Reads what {@link writeParameter} wrote; what is no such value counts as the default. */
export function readParameter(declaration: ParameterDeclaration, text: string | null): Parameter {
  const { type, default: standard } = declaration;
  if (text === null) return standard;
  if (type === "text") return text === "" && standard === null ? null : text;
  if (text === "") return null;
  if (!isReadable(declaration, text)) return standard;
  if (type === "boolean") return text === "1";
  return type === "date" ? text : Number(text);
}

function isReadable({ type }: ParameterDeclaration, text: string): boolean {
  if (type === "text" || text === "") return true;
  if (type === "boolean") return text === "1" || text === "0";
  return type === "date" ? isDate(text) : Number.isFinite(Number(text));
}

const READABLE = { text: "a text", boolean: "1 or 0", date: "a day such as 2026-11-21", number: "a number" } as const;

/** What a reader must know of an address that gives a parameter what is no value for it. */
export function parameterProblems(
  id: string,
  declarations: readonly ParameterDeclaration[],
  state: Pick<PageState, "get">,
  shared: readonly string[] = [],
): readonly string[] {
  return declarations.flatMap((declaration) => {
    const key = parameterKey(id, declaration.name, shared);
    const text = state.get(key);
    if (text === null || isReadable(declaration, text)) return [];
    return [rejection(key, text, READABLE[declaration.type], `${valueText(declaration.default)} is used`)];
  });
}

/**
 * The values that a parameter's description lists as `[a|b|c]`, with its default where the list leaves that out; none
 * where there is no list.
 */
export function alternativesOf({ type, description, default: standard }: ParameterDeclaration): readonly Parameter[] {
  const listed = LISTED.exec(description)?.[1]?.split("|");
  if (listed === undefined || type === "boolean" || type === "date") return [];
  return [...new Set([standard, ...listed.map((text) => (type === "number" ? Number(text) : text))])];
}

/** A parameter's description without the list of its alternatives. */
export function parameterHelp({ description }: ParameterDeclaration): string {
  return description.replace(LISTED, "").trim();
}

const LISTED = /\s*\[([^\]|]+(?:\|[^\]|]+)+)\]/;

/** A parameter's value for a reader: `yes`, `second stack`. */
export function valueText(value: Parameter): string {
  if (value === null) return "empty";
  if (typeof value === "boolean") return value ? "on" : "off";
  return typeof value === "number" ? formatNumber(value) : value.replaceAll("_", " ");
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The values with which a query is to run, as the address has them. */
export function readParameters(snapshot: Snapshot, state: PageState, shared: readonly string[] = []): Parameters {
  return Object.fromEntries(
    snapshot.parameters.map((declaration) => [
      declaration.name,
      readParameter(declaration, state.get(parameterKey(snapshot.id, declaration.name, shared))),
    ]),
  );
}

/** The parameters whose values are not the snapshot's, for a reader: `as of 2024-01-01`. */
export function describeChanges(snapshot: Snapshot, parameters: Parameters): string {
  return snapshot.parameters
    .filter(({ name, default: standard }) => (parameters[name] ?? null) !== standard)
    .map(({ name }) => {
      const value = parameters[name] ?? null;
      const label = name.replaceAll("_", " ");
      if (name === VERIFIED_PARAMETER && value === true) return "only rows read in their source";
      return `${label} ${valueText(value)}`;
    })
    .join(", ");
}
