const SILENCE_MS = 30_000;

/**
 * Fetches a URL as a stream. It fails on any answer but success, and when no byte comes for some time: a slow line
 * may take its time, a dead one must not be waited for.
 */
export async function download(
  url: string,
  onProgress: (loadedBytes: number) => void = () => {},
  silenceMs: number = SILENCE_MS,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const controller = new AbortController();
  const silent = () => controller.abort(new Error(`no answer for ${silenceMs / 1000} seconds`));
  let timer = setTimeout(silent, silenceMs);
  try {
    const response = await fetch(url, { signal: controller.signal });
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
    let loaded = 0;
    const watch = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, output) {
        clearTimeout(timer);
        timer = setTimeout(silent, silenceMs);
        loaded += chunk.byteLength;
        onProgress(loaded);
        output.enqueue(chunk);
      },
      flush: () => clearTimeout(timer),
    });
    return response.body.pipeThrough(watch);
  } catch (error) {
    clearTimeout(timer);
    throw error;
  }
}

/** Fetches a URL whole. */
export async function downloadBytes(url: string): Promise<Uint8Array> {
  return new Uint8Array(await new Response(await download(url)).arrayBuffer());
}
