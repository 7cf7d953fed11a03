/** Hands a file to the person, where the browser or the desktop puts downloads. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the data once it has begun.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
