// portal.yaml and kubeconfigs, by js-yaml.
import { dump, load } from 'js-yaml';

const AKS_SERVER = '6dae42f8-4368-4678-94ff-3960e28e3630';
const AKS_CLIENT = '80faf920-1908-4b52-b5ef-a8e7bedfc67a';
const { tenant } = __ENTRA__;

export const write = (config) => dump(config, { lineWidth: -1, noRefs: true });

export async function fetchClusters() {
  const answer = await fetch('portal.yaml');
  if (!answer.ok) throw new Error(`portal.yaml: ${answer.status}`);
  const portal = load(await answer.text());
  return portal.clusters.map((cluster) => {
    const display = cluster.displayName ?? cluster.name;
    const environment = cluster.environment ?? '';
    const namespaces = (cluster.namespaces ?? []).map((one) => (typeof one === 'string' ? one : one.name));
    return { ...cluster, display, environment, namespaces, words: `${cluster.name} ${display} ${environment} ${cluster.description ?? ''}`.toLowerCase() };
  });
}

export function compose(clusters, namespace, account) {
  const user = (cluster) => `${account.username.split('@')[0]}@${cluster.name}`;
  const context = (cluster) => (namespace ? `${cluster.name}-${namespace}` : cluster.name);
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: clusters.map((cluster) => ({
      name: cluster.name,
      cluster: {
        server: cluster.server,
        ...(cluster.certificateAuthorityData && { 'certificate-authority-data': cluster.certificateAuthorityData }),
      },
    })),
    users: clusters.map((cluster) => ({
      name: user(cluster),
      user: {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1beta1',
          command: 'kubelogin',
          args: ['get-token', '--login', 'interactive', '--server-id', AKS_SERVER, '--client-id', AKS_CLIENT, '--tenant-id', tenant, '--environment', 'AzurePublicCloud', `--login-hint=${account.username}`],
          interactiveMode: 'IfAvailable',
          provideClusterInfo: false,
        },
      },
    })),
    contexts: clusters.map((cluster) => ({
      name: context(cluster),
      context: { cluster: cluster.name, ...(namespace && { namespace }), user: user(cluster) },
    })),
    'current-context': context(clusters[0]),
  };
}

const SECTIONS = ['clusters', 'users', 'contexts'];

// What somebody has already, together with what is new; of two with one name the new one counts.
export function merge(text, added) {
  const mine = load(text) ?? {};
  const merged = { ...mine, 'current-context': added['current-context'] };
  const count = { added: 0, replaced: 0, kept: 0 };
  for (const section of SECTIONS) {
    const entries = new Map((mine[section] ?? []).map((entry) => [entry.name, entry]));
    count.kept += entries.size;
    for (const entry of added[section]) {
      if (entries.has(entry.name)) {
        count.replaced += 1;
        count.kept -= 1;
      } else count.added += 1;
      entries.set(entry.name, entry);
    }
    merged[section] = [...entries.values()];
  }
  return { merged, count };
}

export function download(text, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
