// The portal of the stage: what an operator would write, for the stage's own addresses.
import { KUBECTL_CLIENT, PAGE_CLIENT } from './entra.mjs';
import { REACHABLE } from './estate.mjs';
import { AKS_SERVER, GROUPS, TENANT } from './people.mjs';

const SUBSCRIPTION = '/subscriptions/22222222-2222-4222-8222-222222222222';

// How each cluster of the portal trusts people, for the API server.
export function trust({ entra, dex }) {
  const namespaces = { payments: [GROUPS.payments, `entra:${GROUPS.payments}`, 'oidc:team-payments'], billing: [GROUPS.billing, 'oidc:team-billing'] };
  const aks = {
    issuer: `https://sts.windows.net/${TENANT}/`, jwks: `${entra.origin}/${TENANT}/discovery/v2.0/keys`, audiences: [AKS_SERVER],
    username: (claims) => (claims.acct === 1 ? claims.oid : claims.upn), groupsClaim: 'groups', overage: true, namespaces,
  };
  // The clusters of the estate; people of other tenants come by tokens of those.
  const found = REACHABLE.map(({ path, tenant }) => {
    const checkout = path === 'shop-prod-weu' ? { checkout: [GROUPS.checkout] } : {};
    return [path, { ...aks, tenant, issuer: `https://sts.windows.net/${tenant}/`, namespaces: { ...namespaces, ...checkout } }];
  });
  const own = {
    issuer: entra.issuer, jwks: aks.jwks, audiences: [KUBECTL_CLIENT, PAGE_CLIENT],
    usernameClaim: 'preferred_username', usernamePrefix: 'entra:', groupsClaim: 'groups', groupsPrefix: 'entra:', namespaces,
  };
  const plain = {
    issuer: dex.issuer, jwks: `${dex.origin}/dex/keys`, audiences: ['kubernetes', 'purser'],
    usernameClaim: 'email', usernamePrefix: 'oidc:', groupsClaim: 'groups', groupsPrefix: 'oidc:', namespaces,
  };
  return {
    'prod-weu': { ...aks }, 'prod-eus': { ...aks }, 'prod-sea': { ...aks }, 'stg-weu': { ...aks }, 'stg-eus': { ...aks },
    'dev-weu': { ...own }, 'dev-lab': { ...own }, 'edge-prod': { ...plain }, 'edge-dev': { ...plain },
    ...Object.fromEntries(found),
  };
}

const NAMESPACES = `    namespaces:
      - { name: payments, displayName: Payments, groups: ["${GROUPS.payments}", team-payments] }
      - { name: billing, displayName: Billing, groups: ["${GROUPS.billing}", team-billing] }
      - team-a`;

// The clusters as portal.yaml has them: those that lie in the store, or the others.
function entries({ entra, api, ca }, options, stored) {
  const authority = Buffer.from(ca).toString('base64');
  const isStored = (name) => options.catalogue?.clusters?.includes(name) ?? false;
  const wanted = (identity, name) => isStored(name) === stored && (!options.only || options.only === identity) && (!options.clusters || options.clusters.includes(name));
  const entry = (identity, name, display, environment, rest) => `  - name: ${name}
    displayName: ${display}
    environment: ${environment}
    identity: ${identity}
    server: ${api}/${name}
    certificateAuthorityData: ${authority}
${rest}`;
  const cluster = (identity, name, ...rest) => wanted(identity, name) && entry(identity, name, ...rest);
  const own = `    oidc:
      clientId: ${KUBECTL_CLIENT}
      audiences: ["${KUBECTL_CLIENT}", "${PAGE_CLIENT}"]
      issuer: ${entra.issuer}
      usernameClaim: preferred_username
      usernamePrefix: "entra:"
      groupsClaim: groups
      groupsPrefix: "entra:"
    methods: [browser, builtin, token]`;
  const plain = `    oidc:
      clientId: kubernetes
      audiences: [kubernetes, purser]
      scopes: [groups, offline_access]
      usernameClaim: email
      usernamePrefix: "oidc:"
      groupsClaim: groups
      groupsPrefix: "oidc:"
    methods: [browser, devicecode, keyboard, builtin, token]`;
  return [
    cluster('contoso', 'prod-weu', 'Production, West Europe', 'production', `    description: Kubernetes 1.34\n    aks: {}\n${NAMESPACES}`),
    cluster('contoso', 'prod-eus', 'Production, East US', 'production', `    description: Kubernetes 1.34\n    network: Needs the corporate VPN\n    aks: {}\n${NAMESPACES}`),
    cluster('contoso', 'prod-sea', 'Production, South East Asia', 'production', `    aks: {}\n    visibleTo: ["${GROUPS.platform}"]`),
    cluster('dex', 'edge-prod', 'Edge, production', 'production', `${plain}\n${NAMESPACES}`),
    cluster('contoso', 'stg-weu', 'Staging', 'staging', `    description: Kubernetes 1.35\n    aks:\n      resourceId: ${SUBSCRIPTION}/resourceGroups/rg-staging/providers/Microsoft.ContainerService/managedClusters/stg-weu\n    methods: [interactive, azurecli, azd, devicecode, token]\n${NAMESPACES}`),
    cluster('contoso', 'stg-eus', 'Staging, East US', 'staging', `    aks: {}\n${NAMESPACES}\n    anyNamespace: false`),
    cluster('contoso', 'dev-weu', 'Sandbox', 'development', `    description: Kubernetes 1.35\n${own}\n${NAMESPACES}`),
    cluster('contoso', 'dev-lab', 'Laboratory', 'development', `    tlsServerName: api.internal\n${own}`),
    cluster('dex', 'edge-dev', 'Edge, development', 'development', plain),
    options.rival?.userInfo && !stored && entry('rival', 'rival-team', 'Rival, the team', 'production', `    visibleTo: [team-platform]\n${plain}`),
    options.rival?.userInfo && !stored && entry('rival', 'rival-board', 'Rival, the board', 'production', `    visibleTo: [board]\n${plain}`),
    wanted('contoso', 'shop-arc') && `  - name: shop-arc
    displayName: Workshop, behind Azure Arc
    environment: development
    identity: contoso
    arc:
      resourceId: ${SUBSCRIPTION}/resourceGroups/rg-workshop/providers/Microsoft.Kubernetes/connectedClusters/shop-arc`,
  ].filter(Boolean);
}

// Writes portal.yaml. Options: tenant, cloud, only ('contoso' or 'dex'), clusters (names to keep; none
// leaves the key out), rival (a second plain provider, at the page's folder too; with
// `userInfo: true` it is asked for groups there and has clusters), dex (further lines of Dex's section), azure (true, or keys of its own; `undefined` leaves one out), requestUrl,
// catalogue ({ clusters: names that lie in the store and not in portal.yaml; text: what lies there
// instead; missing: nothing does }), extra.
export function portalYaml(where, options = {}) {
  const { entra, dex, rival, azure, graph, store } = where;
  const both = !options.only;
  const identities = [
    options.only !== 'dex' && `  - name: contoso
    entra:
      tenant: ${options.tenant ?? 'contoso.onmicrosoft.com'}
      clientId: ${PAGE_CLIENT}${options.cloud ? `\n      cloud: ${options.cloud}` : ''}
      authorityHost: ${entra.origin}${options.entra ?? ''}`,
    options.only !== 'contoso' && `  - name: dex
    displayName: Dex${both ? '\n    redirect: signin-2.html' : ''}
    oidc:
      issuer: ${dex.issuer}
      clientId: purser
      scopes: [groups]${options.dex ?? ''}`,
    options.rival && `  - name: rival
    displayName: Rival
    oidc:
      issuer: ${rival.issuer}
      clientId: purser${options.rival.userInfo ? '\n      scopes: [groups]\n      userInfo: true' : ''}`,
  ].filter(Boolean);
  const found = options.azure && options.only !== 'dex'
    ? { identity: 'contoso', discover: true, resourceManager: azure.origin, graph: graph.origin, ...(options.azure === true ? {} : options.azure) }
    : {};
  const lines = Object.entries(found).filter(([, value]) => value !== undefined).map(([key, value]) => `  ${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const clusters = entries(where, options, false);
  const listed = options.clusters?.length === 0 || clusters.length === 0 ? [] : ['clusters:', ...clusters];
  const elsewhere = options.catalogue ? ['catalogue:', `  url: ${store.document}`, '  scope: https://storage.azure.com/user_impersonation', '  identity: contoso'] : [];
  return `apiVersion: purser/v1
title: Contoso Kubernetes
support: { text: "#platform", url: "https://chat.example/platform"${options.requestUrl ? `, requestUrl: ${JSON.stringify(options.requestUrl)}` : ''} }
identities:
${[...identities, ...(lines.length > 0 ? ['azure:', ...lines] : []), ...elsewhere, ...listed].join('\n')}
${options.extra ?? ''}`;
}

// The document in the store; nothing where none lies there.
export function catalogueYaml(where, { catalogue, ...options } = {}) {
  if (!catalogue || catalogue.missing) return undefined;
  return catalogue.text ?? `clusters:\n${entries(where, { ...options, catalogue }, true).join('\n')}\n`;
}
