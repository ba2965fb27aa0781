import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface DroppedPage {
  /** The folder of the built site. */
  readonly dist: string;
  readonly remove: () => void;
}

/**
 * Builds this project with one page dropped into its `src/` and all its other pages left out, which takes seconds. The
 * data comes from the cache of the last whole build.
 */
export function buildDropped(name: string, markdown: string): DroppedPage {
  const folder = mkdtempSync(join(tmpdir(), "dropped-page-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const isCopied = (path: string) => !path.endsWith(".md") && !path.includes(".observablehq");
  cpSync("src", join(folder, "src"), { recursive: true, filter: isCopied });
  mkdirSync(join(folder, "src/.observablehq"));
  symlinkSync(resolve("src/.observablehq/cache"), join(folder, "src/.observablehq/cache"));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  cpSync("tsconfig.json", join(folder, "tsconfig.json"));
  cpSync("package.json", join(folder, "package.json"));
  cpSync("observablehq.config.ts", join(folder, "site.config.ts"));
  // Pages that are left out can be neither listed nor searched.
  writeFileSync(
    join(folder, "observablehq.config.ts"),
    'import site from "./site.config.ts";\n\nexport default { ...site, pages: [], dynamicPaths: [], search: false };\n',
  );
  writeFileSync(join(folder, "src", `${name}.md`), markdown);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve("node_modules/@observablehq/framework/dist/bin/observable.js"), "build"],
    { cwd: folder, env: { ...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true" }, encoding: "utf8" },
  );
  if (status !== 0) {
    remove();
    throw new Error(`The page does not build:\n${stdout}\n${stderr}`);
  }
  return { dist: join(folder, "dist"), remove };
}
