/** `“stage” in the address is “nonsense”, but must be …`, cut where somebody put a whole text there. */
export function rejection(key: string, text: string, allowed: string, instead: string): string {
  return `“${key}” in the address is “${text.slice(0, 20)}”, but must be ${allowed}; ${instead}.`;
}
