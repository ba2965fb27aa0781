import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path/posix";
import { KERNELS } from "../src/gpu/kernels/index.ts";

/** What decides whether a kernel is right and what it must cost, as its authors wrote it. */
export interface KernelSource {
  readonly reference: string;
  readonly cost: string;
}

/** Declarations of a module by name, each with its comment, and the modules that it imports. */
interface Module {
  readonly text: string;
  readonly declarations: ReadonlyMap<string, string>;
  readonly imports: readonly string[];
}

const FOLDER = "src/gpu/kernels";

/** The reference and the cost of every kernel, by its id, read from the modules of the lab. */
export async function kernelSources(root: string): Promise<Readonly<Record<string, KernelSource>>> {
  const names = await readdir(join(root, FOLDER), { recursive: true, encoding: "utf8" });
  const files = new Map<string, string>();
  for (const name of names.filter((path) => path.endsWith(".ts")))
    files.set(name, await readFile(join(root, FOLDER, name), "utf8"));
  const modules = modulesOf(files);
  return Object.fromEntries(KERNELS.map(({ id }) => [id, sourceOf(id, modules)]));
}

/** Reads modules from their texts by path. The texts must be formatted as this repository formats them. */
export function modulesOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, Module> {
  return new Map(
    [...files].map(([path, text]) => {
      const imports = [...text.matchAll(/from "(\.[^"]+)\.js"/g)].map(([, to = ""]) => `${join(dirname(path), to)}.ts`);
      return [path, { text, declarations: declarationsOf(text), imports: imports.filter((to) => files.has(to)) }];
    }),
  );
}

/** The reference and the cost of a kernel, with the functions of the lab that they call. */
export function sourceOf(id: string, modules: ReadonlyMap<string, Module>): KernelSource {
  const own = modulesNaming(id, modules);
  const near = closure(own, modules);
  return { reference: withCalled("reference", own, near, modules), cost: withCalled("cost", own, near, modules) };
}

/** Modules that name a kernel. An id may be put together from that of another kernel and what it varies, as `-f16`. */
function modulesNaming(id: string, modules: ReadonlyMap<string, Module>): readonly string[] {
  const naming = [...modules].filter(([, { text }]) => text.includes(`"${id}"`)).map(([path]) => path);
  const shorter = id.slice(0, Math.max(0, id.lastIndexOf("-")));
  return naming.length > 0 || shorter === "" ? naming : modulesNaming(shorter, modules);
}

function withCalled(
  member: string,
  own: readonly string[],
  near: readonly string[],
  modules: ReadonlyMap<string, Module>,
): string {
  const inOwn = own.flatMap((path) => membersOf(modules.get(path)?.text ?? "", member));
  const found = inOwn.length > 0 ? inOwn : near.flatMap((path) => membersOf(modules.get(path)?.text ?? "", member));
  const pieces = [...new Set(found)];
  const named = new Set<string>();
  for (const piece of pieces) {
    for (const [name] of codeAlone(piece).matchAll(/[A-Za-z_]\w*/g)) {
      if (named.has(name)) continue;
      const text = near.map((path) => modules.get(path)?.declarations.get(name)).find((one) => one !== undefined);
      if (text === undefined) continue;
      named.add(name);
      pieces.push(text);
    }
  }
  return pieces.join("\n\n");
}

/** Without comments and texts, whose words are no names, and without what is read from an object. */
function codeAlone(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"\n]*"|\.\w+/g, " ");
}

/** Modules that are reached from some, themselves first. */
function closure(from: readonly string[], modules: ReadonlyMap<string, Module>): readonly string[] {
  const reached = new Set(from);
  for (const path of reached) for (const next of modules.get(path)?.imports ?? []) reached.add(next);
  return [...reached];
}

/** Functions and constants at the top of a module, with the comment before each. */
function declarationsOf(text: string): ReadonlyMap<string, string> {
  const pattern =
    /^(?:\/\*\*(?:(?!\*\/)[\s\S])*?\*\/\n)?(?:export )?(?:function|const) (\w+)(?:.*;|[\s\S]*?\n[\])}](?:.*[^{\n])?)$/gm;
  return new Map([...text.matchAll(pattern)].map(([all, name = ""]) => [name, all.replaceAll(/^export /gm, "")]));
}

/** A method or property of an object by its name, without the indentation; signatures in interfaces are left out. */
function membersOf(text: string, name: string): readonly string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, start) => {
    const indent = new RegExp(`^( +)${name}\\b`).exec(line)?.[1];
    if (indent === undefined || line.endsWith(";")) return [];
    const isWhole = line.endsWith(",");
    const end = isWhole ? start : lines.findIndex((other, at) => at > start && other.startsWith(`${indent}}`));
    const member = lines.slice(start, Math.max(start, end) + 1);
    return [
      member
        .map((one) => one.slice(indent.length))
        .join("\n")
        .replace(/,$/, ""),
    ];
  });
}
