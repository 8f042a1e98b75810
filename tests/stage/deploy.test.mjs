// The files for Kubernetes: `kubectl kustomize` builds them as docs/hosting.md says, no field of theirs
// is unknown to an API server, and nothing of the pod is more than it needs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadAllYaml } from '@kubernetes/client-node';
import { decode } from './kubernetes/strict.mjs';

const root = new URL('../../', import.meta.url).pathname;
const MODELS = { ConfigMap: 'V1ConfigMap', Deployment: 'V1Deployment', Service: 'V1Service', Ingress: 'V1Ingress' };
let folder;
let made;

// What the folder becomes with a portal.yaml, as the guide says.
function build(change = (text) => text) {
  const at = mkdtempSync(join(folder, 'made-'));
  cpSync(join(root, 'deploy/kubernetes'), at, { recursive: true });
  cpSync(join(root, 'public/portal.example.yaml'), join(at, 'portal.yaml'));
  cpSync(join(root, 'tests/fixtures/cli/headers-kubernetes.txt'), join(at, 'nginx.yaml'));
  writeFileSync(join(at, 'kustomization.yaml'), change(readFileSync(join(at, 'kustomization.yaml'), 'utf8')));
  return loadAllYaml(execFileSync(process.env.KUBECTL, ['kustomize', at], { encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder } }));
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  made = build();
});
after(() => rmSync(folder, { recursive: true, force: true }));

const of = (kind, list = made) => list.filter((one) => one.kind === kind);

test('kustomize builds what is needed, in one namespace', () => {
  assert.deepEqual(made.map((one) => one.kind).sort(), ['ConfigMap', 'ConfigMap', 'Deployment', 'Ingress', 'Service']);
  assert.deepEqual([...new Set(made.map((one) => one.metadata.namespace))], ['purser']);
});

test('an API server knows every field', () => {
  for (const one of made) assert.deepEqual(decode(MODELS[one.kind], one).unknown, [], one.kind);
  // Else nothing above would be tested.
  const [deployment] = structuredClone(of('Deployment'));
  deployment.spec.template.spec.containers[0].readOnlyRootFilesystem = true;
  assert.deepEqual(decode('V1Deployment', deployment).unknown, ['spec.template.spec.containers[0].readOnlyRootFilesystem']);
});

test('the pod has no token, no rights and nowhere to write but a small folder', () => {
  const [{ spec: { template: { spec: pod } } }] = of('Deployment');
  assert.equal(pod.automountServiceAccountToken, false);
  assert.equal(pod.securityContext.runAsNonRoot, true);
  for (const container of pod.containers) {
    const { allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities } = container.securityContext;
    assert.deepEqual([allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities.drop], [false, true, ['ALL']]);
    const writable = container.volumeMounts.filter((mount) => !mount.readOnly).map((mount) => mount.mountPath);
    assert.deepEqual(writable, ['/tmp']);
  }
});

test('the pod serves this portal.yaml with these headers, and the service finds it', () => {
  const [{ spec: { template, selector } }] = of('Deployment');
  const maps = Object.fromEntries(of('ConfigMap').map((one) => [one.metadata.name, one.data]));
  const mounted = Object.fromEntries(template.spec.volumes.filter((one) => one.configMap).map((one) => [one.name, maps[one.configMap.name]]));
  assert.equal(mounted.portal['portal.yaml'], readFileSync(join(root, 'public/portal.example.yaml'), 'utf8'));
  assert.match(mounted.nginx['default.conf'], /add_header Content-Security-Policy/);
  const port = template.spec.containers[0].ports.find((one) => one.name === 'http').containerPort;
  assert.match(mounted.nginx['default.conf'], new RegExp(`listen ${port};`));
  const [service] = of('Service');
  assert.deepEqual([service.spec.selector, service.spec.ports[0].targetPort], [template.metadata.labels, 'http']);
  assert.deepEqual(selector.matchLabels, template.metadata.labels);
  const [{ spec: { rules: [rule] } }] = of('Ingress');
  assert.equal(rule.http.paths[0].backend.service.name, service.metadata.name);
});

test('another portal.yaml has another name, and the route takes the place of the ingress', () => {
  const routed = build((text) => text.replace('- ingress.yaml', '- httproute.yaml'));
  const [{ spec }] = of('HTTPRoute', routed);
  assert.deepEqual([of('Ingress', routed).length, spec.rules[0].backendRefs[0].name], [0, 'purser']);
  assert.match(of('ConfigMap').map((one) => one.metadata.name).find((name) => name !== 'purser-nginx'), /^purser-portal-[a-z0-9]{10}$/);
});
