// How the tests make the stage misbehave: `set('entra.token', { status: 500, times: 1 })`.
//
// Names: entra.discovery, entra.authorize, entra.token, entra.keys, entra.id_token, the same with
// dex, rival, api, api.<cluster>, and page.portal; of Azure
//   azure.tenants, azure.subscriptions
//   azure.clusters, azure.clusters.<subscription id>       lists of clusters, and one cluster
//   azure.connected, azure.connected.<subscription id>     clusters behind Azure Arc
//   azure.credential, azure.credential.<cluster>           credentials, of namespaces too
//   azure.namespaces, azure.roles                          managed namespaces; assignments, definitions
//   azure.graph                                            Resource Graph
//   graph.members, graph.names                             Microsoft Graph
// and store.document, the private catalogue.
// page.portal: halves (ms between its two halves). Any of them: delay (ms), status (with an HTML body, or with `json`), malformed (not JSON), redirect
// (to that address), large (so many bytes), reset (the connection), noCors (no CORS header on it). For *.id_token: claims (changed; undefined
// removes), wrongKey (signed by another key of the same name). For *.authorize: answer (parameters
// changed in the redirect; undefined removes). For azure.* and graph.*: throttle (seconds: a 429
// with Retry-After) and challenge (the claims of a 401), whose headers the page can read only with
// `expose: true`; their faults of status 5xx without `json` come from a gateway, without CORS headers.
//
// Of a plain provider, dex or rival, as long as they are set:
//   dex.silent    neither says nor promises who answers (`iss`, RFC 9207)
//   dex.mixup     sends people on to the provider whose issuer is `victim`, with everything the page
//                 sent, and redeems there what the page then sends (RFC 9700 section 4.4.1)
//
//   dex.userinfo  as the others; with answer (claims changed), or answer 'signed' (a JWT) in its place
//
// What the person has to resolve, by `arm`, `graph`, `aks`, `store`, or `names` (GroupMember.Read.All). Each
// lasts until an authorization request resolved it, in the same tenant; with `always` none does:
//   entra.consent.arm     65001, until it named a scope of that resource
//   entra.stepup.arm      50076 with `claims`, until it bore exactly these
//   entra.frequency.arm   70043, until there was any
//   entra.ended           700084 for every refresh token, until there was any
//   entra.noscope.arm     500011 for the first spelling of the scope; nothing ends it
//
// Clouds that lag: azure.old (only the clusters' version 2024-09-01, no managed namespaces),
// azure.noformat (credentials with `format` are refused), azure.nofqdn (with `server-fqdn`),
// azure.nofilter (role assignments by assignedTo() are refused).

export class Faults {
  #set = new Map();
  #forget = [];

  set(name, fault) {
    this.#set.set(name, { times: Infinity, ...fault });
  }

  clear() {
    this.#set.clear();
    for (const forget of this.#forget) forget();
  }

  // What is forgotten, too, when a test starts anew.
  onClear(forget) {
    this.#forget.push(forget);
  }

  // The fault is over.
  end(name) {
    this.#set.delete(name);
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
// `open` are the headers that let a page read the answer.
export async function misbehave(fault, req, res, open = { 'access-control-allow-origin': '*' }) {
  if (!fault) return false;
  if (fault.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
  if (fault.reset) {
    req.socket.destroy();
    return true;
  }
  const cors = fault.noCors ? {} : open;
  if (fault.status) {
    res.writeHead(fault.status, { 'content-type': fault.json ? 'application/json' : 'text/html', ...cors });
    res.end(fault.json ? JSON.stringify(fault.json) : '<!doctype html><title>Sorry</title><h1>Something went wrong</h1>');
    return true;
  }
  if (fault.redirect) {
    res.writeHead(302, { location: fault.redirect, ...cors });
    res.end();
    return true;
  }
  if (fault.large) {
    res.writeHead(200, { 'content-type': 'application/json', ...cors });
    res.end(JSON.stringify({ filling: 'x'.repeat(fault.large) }));
    return true;
  }
  if (fault.malformed) {
    res.writeHead(200, { 'content-type': 'application/json', ...cors });
    res.end('{"issuer": "http');
    return true;
  }
  return false;
}
