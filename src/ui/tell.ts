/** Writes a text where it differs from what stands there: a screen reader reads out a live region again when it is written. */
export function tell(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
