/** Fetches what is there until its last byte has come. */
export async function fetchWhole(url: string, method = "GET"): Promise<void> {
  const response = await fetch(url, { method });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}
