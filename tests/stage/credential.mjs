// Credentials as Azure hands them out for a cluster: a kubeconfig with kubelogin, in the old form
// with an auth-provider, or, without Entra, with the certificate of an administrator.
import { generateKeyPairSync } from 'node:crypto';
import { AKS_SERVER, CLOUDS } from './clouds.mjs';
import { LEGACY } from './estate.mjs';

const AKS_CLIENT = '80faf920-1908-4b52-b5ef-a8e7bedfc67a';
const base64 = (text) => Buffer.from(text).toString('base64');

// What must never leave the page again: a test may look for these.
export const ADMIN = (() => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  // No real certificate: whoever reads it has already gone too far.
  const certificate = publicKey.export({ type: 'spki', format: 'pem' }).replaceAll('PUBLIC KEY', 'CERTIFICATE');
  return { key: base64(key), certificate: base64(certificate), token: 'abad1deaabad1deaabad1deaabad1deaabad1deaabad1deaabad1deaabad1dea' };
})();

function kubeconfig({ cluster, server, ca, namespace, user }) {
  const name = `clusterUser_${cluster.group}_${cluster.name}`;
  return `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: ${base64(ca)}
    server: ${server}
  name: ${cluster.name}
contexts:
- context:
    cluster: ${cluster.name}${namespace ? `\n    namespace: ${namespace}` : ''}
    user: ${name}
  name: ${cluster.name}
current-context: ${cluster.name}
kind: Config
preferences: {}
users:
- name: ${name}
  user:
${user}`;
}

const withHelper = ({ environment, server, client, tenant }) => `    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      args:
      - get-token
      - --environment
      - ${environment}
      - --server-id
      - ${server}
      - --client-id
      - ${client}
      - --tenant-id
      - ${tenant}
      - --login
      - devicecode
      command: kubelogin
      env: null
      installHint: |2

        kubelogin is not installed which is required to connect to AAD enabled cluster.

        To learn more, please go to https://aka.ms/aks/kubelogin
      provideClusterInfo: false
`;

const asProvider = ({ environment, server, client, tenant }) => `    auth-provider:
      config:
        apiserver-id: ${server}
        client-id: ${client}
        config-mode: '1'
        environment: ${environment}
        tenant-id: ${tenant}
      name: azure
`;

const asAdmin = `    client-certificate-data: ${ADMIN.certificate}
    client-key-data: ${ADMIN.key}
    token: ${ADMIN.token}
`;

// The answer of listClusterUserCredential, and of a managed namespace's listCredential.
export function credential({ cluster, cloud, ca, format = 'exec', byPublicName = false, namespace }) {
  const own = cluster.entra === 'legacy' ? LEGACY : { server: AKS_SERVER, client: AKS_CLIENT };
  const other = cloud.name === 'public' ? CLOUDS.usgovernment : CLOUDS.public;
  const how = { ...own, tenant: cluster.tenant, environment: cluster.name === 'stray-cloud' ? other.environment : cloud.environment };
  const old = format === 'azure' || cluster.name === 'old-format';
  const user = cluster.entra === 'none' ? asAdmin : old ? asProvider(how) : withHelper(how);
  const named = byPublicName ? cluster.publicServer : cluster.server;
  const server = cluster.name === 'stray-host' ? named.replace('//stray-host', '//another-host') : named;
  return { kubeconfigs: [{ name: 'clusterUser', value: base64(kubeconfig({ cluster, server, ca, namespace, user })) }] };
}

// The answer for a cluster behind Azure Arc: it leads to a proxy on the person's own device.
export function arcCredential({ cluster, ca }) {
  const user = `    token: ${ADMIN.token}\n`;
  const value = base64(kubeconfig({ cluster, server: `https://127.0.0.1:47011/proxies/${cluster.name}`, ca, user }));
  return { hybridConnectionConfig: { expirationTime: 1893456000, hybridConnectionName: cluster.name, relay: 'relay', token: 'token' }, kubeconfigs: [{ name: 'Relay', value }] };
}
