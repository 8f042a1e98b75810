// A service of Azure as a page meets it: a bearer token for it, and CORS as strict as may be. The
// preflight allows the headers authorization and content-type and the methods GET and POST, no
// header of an answer can be read, and what a gateway says in the service's place has no CORS.
import { createServer } from 'node:http';
import { errors, importJWK, jwtVerify } from 'jose';
import { misbehave } from './faults.mjs';
import { TENANTS, inTenant, people } from './people.mjs';
import { listen, publicKey } from './provider.mjs';

// A refusal of the service, as its `answer` throws it.
export class Refused extends Error {
  constructor(status, code, message, { flat = false, headers = {} } = {}) {
    super(message);
    Object.assign(this, { status, code, flat, headers });
  }
}

// Who a token is about: { one, tenant, scp }. Errors are named as Resource Manager names them.
async function whoIs(authorization, { key, audiences, home }) {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  const denied = (code, message) => {
    const challenge = `Bearer authorization_uri="https://login.windows.net/${home}", error="invalid_token", error_description="${message}"`;
    return new Refused(401, code, message, { headers: { 'www-authenticate': challenge } });
  };
  if (!token) throw denied('AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing.");
  let payload;
  try {
    ({ payload } = await jwtVerify(token, await importJWK(publicKey(key()), 'RS256'), { algorithms: ['RS256'], requiredClaims: ['exp'] }));
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw denied('ExpiredAuthenticationToken', 'The access token expiry UTC time is earlier than current UTC time.');
    throw denied('InvalidAuthenticationToken', 'The access token is invalid.');
  }
  const { aud, tid, oid, iss, scp } = payload;
  if (!audiences().includes(aud)) {
    throw denied('InvalidAuthenticationTokenAudience', `The access token has been obtained for wrong audience or resource '${aud}'. It should exactly match with one of the allowed audiences ${audiences().map((one) => `'${one}'`).join(',')}.`);
  }
  const one = TENANTS.some((tenant) => tenant.id === tid) && iss === `https://sts.windows.net/${tid}/` && people.find((each) => inTenant(each, tid)?.oid === oid);
  if (!one) throw denied('InvalidAuthenticationToken', `The access token is from the wrong issuer '${iss}'.`);
  return { one, tenant: tid, scp: scp.split(' ') };
}

// `route(method, url)` gives { faults: names, answer(given), home: the tenant it is of } or nothing; `answer` takes
// { who, url, body, text } and gives the JSON of a 200, or a text of the `type` that is given. `refuse` shapes an error of its kind.
export async function startStrict({ name, port, pages, faults, requests, key, audiences, route, refuse }) {
  // The tokens of some people are long.
  const server = createServer({ maxHeaderSize: 65536 }, async (req, res) => {
    const { origin } = req.headers;
    const cors = pages.has(origin) ? { 'access-control-allow-origin': origin, vary: 'origin' } : {};
    const send = (status, body, headers = {}) => {
      res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache', ...cors, ...headers });
      res.end(JSON.stringify(body));
    };
    try {
      const entry = { server: name, method: req.method, url: req.url, origin };
      requests.push(entry);
      if (req.method === 'OPTIONS') {
        res.writeHead(200, { ...cors, ...(cors.vary && { 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'authorization, content-type' }) });
        return res.end();
      }
      let text = '';
      for await (const chunk of req) text += chunk;
      if (text) entry.body = text;
      const url = new URL(req.url, `http://${req.headers.host}`);
      const found = route(req.method, url);
      for (const one of found?.faults ?? []) {
        const fault = faults.take(one);
        const expose = (headers) => (fault.expose ? { 'access-control-expose-headers': Object.keys(headers).join(', ') } : {});
        if (fault?.throttle !== undefined) {
          const headers = { 'retry-after': String(fault.throttle) };
          return send(429, refuse('TooManyRequests', 'The request is being throttled as the limit has been reached for operation type. Please try again later.'), { ...headers, ...expose(headers) });
        }
        if (fault?.challenge !== undefined) {
          const claims = Buffer.from(fault.challenge).toString('base64');
          const headers = { 'www-authenticate': `Bearer authorization_uri="https://login.windows.net/${TENANTS[0].id}", error="insufficient_claims", claims="${claims}"` };
          return send(401, refuse('InvalidAuthenticationToken', 'Continuous access evaluation resulted in claims challenge.'), { ...headers, ...expose(headers) });
        }
        if (await misbehave(fault, req, res, fault?.status >= 500 && !fault.json ? {} : cors)) return undefined;
      }
      const who = await whoIs(req.headers.authorization, { key, audiences, home: found?.home ?? TENANTS[0].id });
      if (!found) throw new Refused(404, 'ResourceNotFound', `The resource '${url.pathname}' was not found.`);
      let body;
      try {
        body = text ? JSON.parse(text) : undefined;
      } catch {
        throw new Refused(400, 'InvalidRequestContent', 'The request content was invalid and could not be deserialized.');
      }
      const answer = found.answer({ who, url, body });
      if (!found.type) return send(200, answer);
      res.writeHead(200, { 'content-type': found.type, 'cache-control': 'no-cache', ...cors });
      return res.end(answer);
    } catch (error) {
      if (!(error instanceof Refused)) console.error(error);
      const { status = 500, code = 'InternalServerError', message, flat, headers } = error;
      return send(status, flat ? { code, message } : refuse(code, message), headers);
    }
  });
  await listen(server, port);
  return { server, origin: `http://localhost:${port}` };
}
