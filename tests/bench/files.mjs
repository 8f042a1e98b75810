// Files as large as they get: a portal.yaml of many clusters, and a kubeconfig of many contexts.
const certificate = (times) => Buffer.from(`-----BEGIN CERTIFICATE-----\n${'MIIB'.repeat(times)}\n-----END CERTIFICATE-----\n`).toString('base64');
const lines = (count, line) => Array.from({ length: count }, (_, n) => line(n)).join('');
const digits = (n) => String(n).padStart(5, '0');

// How a cluster of `many` is named on the page.
export const nameOf = (n) => `Cluster ${digits(n)}`;

// The clusters are in lots of so many, by which a search finds them together.
export const LOT = 50;
export const lotOf = (lot) => `lot-${digits(lot)}`;

const PLACES = ['westeurope', 'eastus', 'southeastasia', 'northeurope', 'brazilsouth', 'japaneast', 'uksouth'];
const KINDS = ['production', 'staging', 'test', 'development'];

// Clusters for `clusters:`, in the order in which a list by environment shows them.
export const many = (count) => lines(count, (n) => `  - name: c-${digits(n)}
    displayName: ${nameOf(n)}
    description: ${PLACES[n % PLACES.length]}, team ${n % 90}, ${lotOf(Math.floor(n / LOT))}
    environment: ${KINDS[Math.floor((n * KINDS.length) / count)]}
    server: https://c-${digits(n)}.${PLACES[n % PLACES.length]}.example:443
    aks: {}
`);

// A kubeconfig of `count` contexts; 5,000 are some 5 MB.
export function kubeconfig(count) {
  const ca = certificate(110);
  return `apiVersion: v1
kind: Config
current-context: c-7
clusters:
${lines(count, (n) => `- name: k-${n}\n  cluster:\n    server: https://k-${n}.example:443\n    certificate-authority-data: ${ca}\n`)}contexts:
${lines(count, (n) => `- name: c-${n}\n  context:\n    cluster: k-${n}\n    namespace: team-${n % 90}\n    user: u-${n}\n`)}users:
${lines(count, (n) => `- name: u-${n}\n  user:\n    exec:\n      apiVersion: client.authentication.k8s.io/v1beta1\n      command: kubelogin\n      args: [get-token, --login, azurecli, --server-id, 6dae42f8-4368-4678-94ff-3960e28e3630]\n`)}`;
}
