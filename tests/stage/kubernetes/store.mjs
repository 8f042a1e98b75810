// What has been applied, in memory, for as long as the stage runs.
import { randomUUID } from 'node:crypto';

export class Store {
  #kept = new Map();
  #version = 1;

  constructor(namespaces) {
    for (const name of namespaces) {
      this.put('namespaces', '', this.born({ apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: {}, status: { phase: 'Active' } }));
      // Every namespace has one, made by a controller.
      this.put('serviceaccounts', name, this.born({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } }));
    }
  }

  #key = (resource, namespace, name) => JSON.stringify([resource, namespace, name]);

  born(object) {
    const metadata = { ...object.metadata, uid: randomUUID(), creationTimestamp: new Date().toISOString().replace(/\.\d+Z$/, 'Z'), resourceVersion: `${this.#version}` };
    return { ...object, metadata };
  }

  put(resource, namespace, object) {
    this.#version += 1;
    object.metadata.resourceVersion = `${this.#version}`;
    this.#kept.set(this.#key(resource, namespace, object.metadata.name), object);
  }

  get(resource, namespace, name) {
    return this.#kept.get(this.#key(resource, namespace, name));
  }

  list(resource, namespace) {
    const mine = [...this.#kept].filter(([key]) => {
      const [kind, where] = JSON.parse(key);
      return kind === resource && (namespace === undefined || where === namespace);
    });
    return mine.map(([, object]) => object);
  }

  drop(resource, namespace, name) {
    return this.#kept.delete(this.#key(resource, namespace, name));
  }
}
