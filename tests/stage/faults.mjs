// How the tests make the stage misbehave: `set('entra.token', { status: 500, times: 1 })`.
//
// Names: entra.discovery, entra.authorize, entra.token, entra.keys, entra.id_token, the same with
// dex, api, api.<cluster>, and page.portal. Any of them: delay (ms), status (with an HTML body,
// or with `json`), malformed (not JSON), reset (the connection), noCors (no CORS header on it). For
// *.id_token: claims (changed; undefined removes), wrongKey (signed by another key of the same
// name). For *.authorize: answer (parameters changed in the redirect; undefined removes).

export class Faults {
  #set = new Map();

  set(name, fault) {
    this.#set.set(name, { times: Infinity, ...fault });
  }

  clear() {
    this.#set.clear();
  }

  // The fault in force, not counted.
  peek(name) {
    return this.#set.get(name);
  }

  // The fault in force, counted as used.
  take(name) {
    const fault = this.#set.get(name);
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times <= 0) this.#set.delete(name);
    return fault;
  }
}

// Carries out what needs no knowledge of the answer; true where the request is over.
export async function misbehave(fault, req, res) {
  if (!fault) return false;
  if (fault.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
  if (fault.reset) {
    req.socket.destroy();
    return true;
  }
  const cors = fault.noCors ? {} : { 'access-control-allow-origin': '*' };
  if (fault.status) {
    res.writeHead(fault.status, { 'content-type': fault.json ? 'application/json' : 'text/html', ...cors });
    res.end(fault.json ? JSON.stringify(fault.json) : '<!doctype html><title>Sorry</title><h1>Something went wrong</h1>');
    return true;
  }
  if (fault.malformed) {
    res.writeHead(200, { 'content-type': 'application/json', ...cors });
    res.end('{"issuer": "http');
    return true;
  }
  return false;
}
