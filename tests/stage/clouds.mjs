// The clouds that the stage can stand for: which hosts its tokens are for, and how its clusters are
// named. `portal.yaml` chooses by the identity's `cloud`.

export const CLOUDS = {
  public: {
    name: 'public', instance: 'microsoftonline.com', manager: 'management.azure.com', older: 'management.core.windows.net', graph: 'graph.microsoft.com',
    environment: 'AzurePublicCloud', domain: (region) => `hcp.${region}.azmk8s.io`, hidden: (region) => `privatelink.${region}.azmk8s.io`,
    regions: { weu: 'westeurope', neu: 'northeurope', gwc: 'germanywestcentral', swc: 'swedencentral', eus: 'eastus', eus2: 'eastus2', wus3: 'westus3', sea: 'southeastasia', aue: 'australiaeast', uks: 'uksouth' },
  },
  usgovernment: {
    name: 'usgovernment', instance: 'microsoftonline.us', manager: 'management.usgovcloudapi.net', older: 'management.core.usgovcloudapi.net', graph: 'graph.microsoft.us',
    environment: 'AzureUSGovernmentCloud', domain: (region) => `hcp.${region}.cx.aks.containerservice.azure.us`, hidden: (region) => `privatelink.${region}.cx.aks.containerservice.azure.us`,
    regions: { ugv: 'usgovvirginia', uga: 'usgovarizona', ugt: 'usgovtexas' },
  },
  china: {
    name: 'china', instance: 'partner.microsoftonline.cn', manager: 'management.chinacloudapi.cn', older: 'management.core.chinacloudapi.cn', graph: 'microsoftgraph.chinacloudapi.cn',
    environment: 'AzureChinaCloud', domain: (region) => `hcp.${region}.cx.prod.service.azk8s.cn`, hidden: (region) => `privatelink.${region}.cx.prod.service.azk8s.cn`,
    regions: { cn2: 'chinanorth2', ce2: 'chinaeast2', cn3: 'chinanorth3' },
  },
};

// The cloud that a portal.yaml names.
export const cloudOf = (portal) => CLOUDS[/^\s+cloud: (\w+)/m.exec(portal ?? '')?.[1]] ?? CLOUDS.public;

// The server application of AKS, which access tokens for its API servers are for.
export const AKS_SERVER = '6dae42f8-4368-4678-94ff-3960e28e3630';

const PERMISSIONS = { arm: ['user_impersonation'], graph: ['User.Read', 'GroupMember.Read.All'], aks: ['user.read'], store: ['user_impersonation'] };

// What a scope is for: { key: 'arm' | 'graph' | 'aks' | 'store', audience, permissions, older }, where `older`
// says that it is the second spelling; `undefined` where this cloud has no such resource, and no
// permissions where the resource has none of that name. Resource Manager's older identifier ends
// with a slash of its own, so that the scope has two.
export function resourceOf(scope, cloud) {
  const cut = scope.lastIndexOf('/');
  const [audience, permission] = cut < 0 ? [`https://${cloud.graph}`, scope] : [scope.slice(0, cut), scope.slice(cut + 1)];
  const key = {
    [`https://${cloud.manager}`]: 'arm', [`https://${cloud.manager}/`]: 'arm', [`https://${cloud.older}`]: 'arm', [`https://${cloud.older}/`]: 'arm',
    [`https://${cloud.graph}`]: 'graph', [AKS_SERVER]: 'aks', 'https://storage.azure.com': 'store',
  }[audience];
  if (!key) return undefined;
  const all = PERMISSIONS[key];
  const permissions = permission === '.default' ? all : all.filter((one) => one.toLowerCase() === permission.toLowerCase());
  return { key, audience, permissions, older: audience.startsWith(`https://${cloud.older}`) };
}
