/** What a test server answers to one GET request. */
export interface JsonResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Json;
}

/** A parsed document that a test walks through; what is absent is undefined. */
export type Json = ReturnType<typeof JSON.parse>;

/** Requests a JSON document. */
export async function getJson(
  url: string,
  headers: Record<string, string> = {},
): Promise<JsonResponse> {
  const response = await fetch(url, { headers });
  return {
    status: response.status,
    headers: response.headers,
    json: JSON.parse(await response.text()),
  };
}
