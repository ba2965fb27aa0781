/** Puts a link on the clipboard and says so. */
export async function copyLink(href: string, tell: (message: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(href);
    tell("Link copied.");
  } catch {
    // Without clipboard access the reader can still take the link by hand.
    prompt("Copy this link:", href);
  }
}
