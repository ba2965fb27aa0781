// The worker in which the engine lives: DuckDB and the decoding of Parquet both run here, off the page's thread.
import type { Bindings } from "./database.js";
import { downloadBytes } from "./download.js";
import { EngineError } from "./errors.js";
import type { FromWorker, StartMessage, ToWorker } from "./messages.js";
import { openSession, type Session } from "./session.js";
import { compileModule, instantiate } from "./wasm.js";

const PROGRESS_STEP_BYTES = 2 ** 19;

let session: Session | null = null;

function post(message: FromWorker, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

async function bindings(start: StartMessage): Promise<Bindings> {
  if (start.module !== null) return instantiate(start.module);
  let told = 0;
  const module = await compileModule(start.wasmUrl, (loadedBytes) => {
    if (loadedBytes - told < PROGRESS_STEP_BYTES) return;
    told = loadedBytes;
    post({ type: "progress", loadedBytes });
  });
  post({ type: "compiled", module });
  return instantiate(module);
}

function open(start: StartMessage): Session {
  return openSession(bindings(start), start.catalog, (name) => {
    const url = start.tableUrls[name];
    if (url === undefined) throw new Error("this page does not know its address");
    return downloadBytes(url);
  });
}

async function answer(message: ToWorker): Promise<void> {
  if (message.type === "start") {
    session = open(message);
    try {
      await session.ready;
      post({ type: "ready" });
    } catch (error) {
      post({ type: "failed", error: EngineError.wrap(error, "unavailable").toPlain() });
    }
  } else if (message.type === "expect") {
    session?.expect(message.sql);
  } else if (session !== null) {
    const { id } = message;
    try {
      const { ipc, elapsedMs } = await session.query(message.sql, message.parameters, message.relations);
      post({ type: "answer", id, ipc, elapsedMs }, [ipc.buffer]);
    } catch (error) {
      const plain = EngineError.wrap(error, "unavailable").toPlain();
      post({ type: "error", id, error: plain, fatal: session.failure !== null });
    }
  }
}

addEventListener("message", (event: MessageEvent<ToWorker>) => void answer(event.data));
