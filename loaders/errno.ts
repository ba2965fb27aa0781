/** Whether an error comes from the operating system and so carries a code such as `ENOENT`. */
export function isErrnoException(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
