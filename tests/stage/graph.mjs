// Microsoft Graph, as far as somebody's own groups go.
import { groupName, memberOf } from './people.mjs';
import { Refused, startStrict } from './strict.mjs';

const refuse = (code, message) => ({
  error: { code, message, innerError: { date: new Date().toISOString().slice(0, 19), 'request-id': '0f0f0f0f-0000-4000-8000-000000000004', 'client-request-id': '0f0f0f0f-0000-4000-8000-000000000004' } },
});

export async function startGraph({ port, pages, faults, requests, key, cloud }) {
  const origin = `http://localhost:${port}`;
  const context = (what) => `${origin}/v1.0/$metadata#${what}`;
  const members = ({ who, body }) => {
    if (typeof body?.securityEnabledOnly !== 'boolean') throw new Refused(400, 'Request_BadRequest', "The value for the property 'securityEnabledOnly' is missing.");
    return { '@odata.context': context('Collection(Edm.String)'), value: memberOf(who.one, who.tenant) };
  };
  const names = ({ who, url }) => {
    if (!who.scp.includes('GroupMember.Read.All')) throw new Refused(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
    // Counting is of the advanced queries, which a page cannot ask: they need a header of their own.
    if (url.searchParams.has('$count')) throw new Refused(400, 'Request_UnsupportedQuery', 'Request with $count query parameter is only supported with ConsistencyLevel: eventual.');
    const top = Number(url.searchParams.get('$top') ?? 100);
    if (!(top >= 1 && top <= 999)) throw new Refused(400, 'Request_UnsupportedQuery', "Invalid page size specified. Must be between 1 and 999 inclusive.");
    const from = Number(url.searchParams.get('$skiptoken') ?? 0);
    const all = memberOf(who.one, who.tenant);
    const wanted = url.searchParams.get('$select')?.split(',').map((one) => one.trim());
    const value = all.slice(from, from + top).map((id) => {
      const group = { id, displayName: groupName(id), securityEnabled: true, mailEnabled: false };
      return Object.fromEntries(Object.entries(group).filter(([property]) => !wanted || wanted.includes(property)));
    });
    const next = new URL(url.pathname + url.search, origin);
    next.searchParams.set('$skiptoken', String(from + top));
    return { '@odata.context': context('groups'), ...(from + top < all.length && { '@odata.nextLink': next.href }), value };
  };
  const route = (method, { pathname }) => {
    const path = `${method} ${pathname}`;
    if (path === 'POST /v1.0/me/getMemberObjects' || path === 'POST /v1.0/me/getMemberGroups') return { faults: ['graph.members'], answer: members };
    if (path === 'GET /v1.0/me/transitiveMemberOf/microsoft.graph.group') return { faults: ['graph.names'], answer: names };
    return undefined;
  };
  const audiences = () => [`https://${cloud().graph}`, `https://${cloud().graph}/`, '00000003-0000-0000-c000-000000000000'];
  return startStrict({ name: 'graph', port, pages, faults, requests, key, audiences, route, refuse });
}
