// The people of the stage. Names and claims of one of them are as hostile as claims can be.

import { AKS_SERVER } from './clouds.mjs';

export { AKS_SERVER };

export const TENANT = '8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e';
export const DOMAIN = 'contoso.onmicrosoft.com';

// Everybody is known to the first tenant; whoever has `guestOf` is a guest of further ones. A
// tenant that is `wary` lets nobody in by a refresh token who has not been at its sign-in.
export const TENANTS = [
  { id: TENANT, domain: DOMAIN, name: 'Contoso', region: 'EU' },
  { id: '9a0b1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d', domain: 'fabrikam.onmicrosoft.com', name: 'Fabrikam', region: 'NA' },
  { id: '0a1b2c3d-4e5f-4a6b-9c7d-8e9f0a1b2c3d', domain: 'wingtip.onmicrosoft.com', name: 'Wingtip Toys', region: 'AS', wary: true },
];
export const [, FABRIKAM, WINGTIP] = TENANTS.map((tenant) => tenant.id);

const group = (n) => `6e0f5c00-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const GROUPS = { platform: group(1), payments: group(2), billing: group(3), checkout: group(4) };

// The names of groups, as Graph tells them.
const NAMES = { [GROUPS.platform]: 'Platform team', [GROUPS.payments]: 'Payments', [GROUPS.billing]: 'Billing', [GROUPS.checkout]: 'Checkout' };
export const groupName = (id) => NAMES[id] ?? `Project ${Number(id.slice(-4))}`;

const hostile =
  'Mallory "$(touch pwned)" `id` <img src=x onerror=alert(1)> \'; -- {a: b} \u202eesrever\u200b\n- x: y';

export const people = [
  {
    id: 'alice', button: 'Alice Martin', shows: 'everything: several groups, several clusters',
    name: 'Alice Martin', email: 'alice.martin@contoso.com', oid: '11111111-aaaa-4aaa-8aaa-000000000001',
    groups: [GROUPS.platform, GROUPS.payments], teams: ['team-platform', 'team-payments'],
    guestOf: { [FABRIKAM]: '11111111-bbbb-4bbb-8bbb-000000000001', [WINGTIP]: '11111111-cccc-4ccc-8ccc-000000000001' },
  },
  {
    id: 'bob', button: 'Bob Stone', shows: 'somebody without groups',
    name: 'Bob Stone', email: 'bob.stone@contoso.com', oid: '11111111-aaaa-4aaa-8aaa-000000000002',
    groups: null, teams: null,
  },
  {
    id: 'olga', button: 'Olga Novak', shows: 'more groups than a token can hold',
    name: 'Olga Novak', email: 'olga.novak@contoso.com', oid: '11111111-aaaa-4aaa-8aaa-000000000003',
    groups: 'overage', teams: Array.from({ length: 220 }, (_, n) => `team-${n}`),
  },
  {
    id: 'mallory', button: 'Mallory Hostile', shows: 'names and groups that try to break out',
    name: hostile, email: `${hostile}@contoso.com`, oid: '11111111-aaaa-4aaa-8aaa-000000000004',
    groups: [GROUPS.billing, '"}]}', '<script>alert(1)</script>'], teams: ['team-billing', '$(reboot)'],
  },
  {
    id: 'lena', button: 'Lena Long', shows: 'a name, an address and a group without end',
    name: `Lena ${'long'.repeat(1250)}`, email: `lena.${'long'.repeat(1250)}@contoso.com`,
    oid: '11111111-aaaa-4aaa-8aaa-000000000006', groups: [GROUPS.payments, 'g'.repeat(5000)], teams: ['team-payments', 't'.repeat(5000)],
  },
  {
    id: 'gus', button: 'Gus Guest', shows: 'a guest from another organisation',
    name: 'Gus Guest', email: 'gus_partner.example#EXT#@contoso.onmicrosoft.com',
    oid: '11111111-aaaa-4aaa-8aaa-000000000005', groups: [GROUPS.payments], teams: ['team-payments'], guest: true,
  },
  {
    id: 'nina', button: 'Nina Naumann', shows: 'somebody with one managed namespace and no cluster',
    name: 'Nina Naumann', email: 'nina.naumann@contoso.com', oid: '11111111-aaaa-4aaa-8aaa-000000000007',
    groups: [GROUPS.checkout], teams: ['team-checkout'],
  },
];

export const person = (id) => people.find((one) => one.id === id);

// Somebody as a tenant knows them; `undefined` where it does not.
export function inTenant(one, tenant = TENANT) {
  if (tenant === TENANT) return { oid: one.oid, upn: one.email, guest: one.guest === true, sub: `entra-${one.id}`, groups: one.groups };
  const oid = one.guestOf?.[tenant];
  if (!oid) return undefined;
  const { domain } = TENANTS.find((each) => each.id === tenant);
  return { oid, upn: `${one.email.replace('@', '_')}#EXT#@${domain}`, guest: true, sub: `entra-${one.id}@${domain}`, groups: null };
}

// The groups of somebody in a tenant as the directory has them, however many.
export function memberOf(one, tenant = TENANT) {
  const groups = inTenant(one, tenant)?.groups;
  if (groups === 'overage') return [GROUPS.platform, GROUPS.payments, ...Array.from({ length: 218 }, (_, n) => group(1000 + n))];
  return (groups ?? []).filter((id) => /^[0-9a-f-]{36}$/.test(id));
}

// The claims of a person as Entra puts them into a token.
export function entraClaims(one, tenant = TENANT) {
  const own = inTenant(one, tenant);
  const claims = {
    sub: own.sub, oid: own.oid, tid: tenant, ver: '2.0', name: one.name,
    preferred_username: one.email, email: one.email, acct: own.guest ? 1 : 0,
  };
  if (own.groups === 'overage') {
    claims._claim_names = { groups: 'src1' };
    claims._claim_sources = { src1: { endpoint: `https://graph.windows.net/${tenant}/users/${own.oid}/getMemberObjects` } };
  } else if (own.groups) {
    claims.groups = own.groups;
  }
  return claims;
}

// The claims of a person as Entra puts them into an access token, which is of version 1.0 for
// Resource Manager, Graph and AKS alike.
export function accessClaims(one, { audience, scp, tenant = TENANT }) {
  const own = inTenant(one, tenant);
  return {
    iss: `https://sts.windows.net/${tenant}/`, aud: audience, ver: '1.0', tid: tenant, sub: own.oid, oid: own.oid,
    upn: own.upn, acct: own.guest ? 1 : 0, groups: Array.isArray(own.groups) ? own.groups : [], idtyp: 'user', scp,
  };
}

// The same for AKS.
export const aksClaims = (one, tenant = TENANT) => accessClaims(one, { audience: AKS_SERVER, scp: 'user.read', tenant });

// The claims of a person as a plain OpenID provider puts them into a token.
export function plainClaims(one) {
  const claims = { sub: `dex-${one.id}`, name: one.name, preferred_username: one.id, email: one.email, email_verified: true };
  if (one.teams) claims.groups = one.teams;
  return claims;
}
