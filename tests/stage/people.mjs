// The people of the stage. Names and claims of one of them are as hostile as claims can be.

export const TENANT = '8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e';
export const DOMAIN = 'contoso.onmicrosoft.com';

const group = (n) => `6e0f5c00-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const GROUPS = { platform: group(1), payments: group(2), billing: group(3) };

const hostile =
  'Mallory "$(touch pwned)" `id` <img src=x onerror=alert(1)> \'; -- {a: b} \u202eesrever\u200b\n- x: y';

export const people = [
  {
    id: 'alice', button: 'Alice Martin', shows: 'everything: several groups, several clusters',
    name: 'Alice Martin', email: 'alice.martin@contoso.com', oid: '11111111-aaaa-4aaa-8aaa-000000000001',
    groups: [GROUPS.platform, GROUPS.payments], teams: ['team-platform', 'team-payments'],
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
];

export const person = (id) => people.find((one) => one.id === id);

// The claims of a person as Entra puts them into a token.
export function entraClaims(one) {
  const claims = {
    sub: `entra-${one.id}`, oid: one.oid, tid: TENANT, ver: '2.0', name: one.name,
    preferred_username: one.email, email: one.email, acct: one.guest ? 1 : 0,
  };
  if (one.groups === 'overage') {
    claims._claim_names = { groups: 'src1' };
    claims._claim_sources = { src1: { endpoint: `https://graph.windows.net/${TENANT}/users/${one.oid}/getMemberObjects` } };
  } else if (one.groups) {
    claims.groups = one.groups;
  }
  return claims;
}

// The server application of AKS, which access tokens for its API servers are for.
export const AKS_SERVER = '6dae42f8-4368-4678-94ff-3960e28e3630';

// The claims of a person as Entra puts them into an access token for AKS, which is of version 1.0.
export function aksClaims(one) {
  const groups = Array.isArray(one.groups) ? one.groups : [];
  return {
    iss: `https://sts.windows.net/${TENANT}/`, aud: AKS_SERVER, ver: '1.0', tid: TENANT, sub: one.oid, oid: one.oid,
    upn: one.email, acct: one.guest ? 1 : 0, groups, scp: 'user.read',
  };
}

// The claims of a person as a plain OpenID provider puts them into a token.
export function plainClaims(one) {
  const claims = { sub: `dex-${one.id}`, name: one.name, preferred_username: one.id, email: one.email, email_verified: true };
  if (one.teams) claims.groups = one.teams;
  return claims;
}
