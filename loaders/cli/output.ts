import { once } from "node:events";
import { ProblemsError } from "../problem.ts";

/** Writes to standard output and waits until it has been taken, so that ending the process cuts nothing off. */
export async function writeOutput(chunk: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
}

/** Ends a command with a message that says all that its user needs. */
export class Refusal extends Error {}

/** Runs a command. Problems in files are printed one a line; both they and other errors end it with exit code 1. */
export async function run(command: () => Promise<void>): Promise<void> {
  // Whoever reads the output may stop early, as head does.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  try {
    await command();
  } catch (error) {
    console.error(error instanceof ProblemsError || error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
