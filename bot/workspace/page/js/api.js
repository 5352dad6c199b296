// What the page asks the workspace to do, always on behalf of the person acted as.

/** The workspace refused, or could not be reached (`code` is then "offline"). `body` is its whole answer. */
export class ApiError extends Error {
  constructor(code, status, body = {}) {
    super(code);
    this.code = code;
    this.status = status;
    this.body = body;
  }
}

let person = null;

/** Names the person for every later call. */
export function actAs(user) {
  person = user;
}

async function read(request) {
  let response;
  try {
    response = await request;
  } catch (cause) {
    throw new ApiError("offline", 0, { cause: String(cause) });
  }
  const body = await response.json().catch(() => ({ ok: false, error: `http_${response.status}` }));
  if (!response.ok) throw new ApiError(body.error ?? `http_${response.status}`, response.status, body);
  return body;
}

/** GET; answers the JSON object. Raises ApiError. */
export function get(path, params = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ as: person, ...params })) {
    if (value !== undefined && value !== null) query.set(key, value);
  }
  return read(fetch(`${path}?${query}`, { headers: { Accept: "application/json" } }));
}

/** POST JSON; answers the object even when it says `ok: false` (faults of a form are such answers). Raises ApiError. */
export function post(path, body = {}) {
  return read(
    fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ as: person, ...body }),
    }),
  );
}

/** As `post`, but an answer of `ok: false` raises ApiError too. */
export async function ask(path, body = {}) {
  const answer = await post(path, body);
  if (answer.ok === false) throw new ApiError(answer.error ?? "unknown_error", 200, answer);
  return answer;
}

/** Uploads a File; answers Slack's file object. */
export async function upload(file) {
  const form = new FormData();
  form.set("as", person);
  form.set("file", file, file.name);
  return (await read(fetch(`/client/upload?as=${encodeURIComponent(person)}`, { method: "POST", body: form }))).file;
}
