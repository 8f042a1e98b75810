// Reads kubeconfig files with npm's @kubernetes/client-node and prints them as one JSON object:
// { FILE: document or { error: text } }.
import { KubeConfig } from '@kubernetes/client-node';

function read(file) {
  const config = new KubeConfig();
  config.loadFromFile(file);
  if (config.getContextObject(config.getCurrentContext()) === null) {
    throw new Error('the current context is not found');
  }
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': config.getCurrentContext(),
    clusters: config.getClusters().map((cluster) => ({
      name: cluster.name,
      cluster: {
        server: cluster.server,
        'tls-server-name': cluster.tlsServerName,
        'certificate-authority-data': cluster.caData,
        'proxy-url': cluster.proxyUrl,
      },
    })),
    contexts: config.getContexts().map(({ name, cluster, namespace, user }) => ({
      name,
      context: { cluster, namespace, user },
    })),
    users: config.getUsers().map((user) => ({
      name: user.name,
      user: { token: user.token, 'auth-provider': user.authProvider, exec: user.exec },
    })),
  };
}

const documents = {};
for (const file of process.argv.slice(2)) {
  try {
    documents[file] = read(file);
  } catch (error) {
    documents[file] = { error: String(error) };
  }
}
process.stdout.write(JSON.stringify(documents));
