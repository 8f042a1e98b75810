// A store of documents as Azure Blob Storage is one: what lies in it, for members of one group.
import { GROUPS, memberOf } from './people.mjs';
import { Refused, startStrict } from './strict.mjs';

const PATH = '/purser/clusters.yaml';
const refuse = (code, message) => ({ error: { code, message } });

// `document` gives the text that lies there, or nothing.
export async function startStore({ port, pages, faults, requests, key, document }) {
  const read = ({ who }) => {
    if (!memberOf(who.one, who.tenant).includes(GROUPS.payments)) {
      throw new Refused(403, 'AuthorizationPermissionMismatch', 'This request is not authorized to perform this operation using this permission.');
    }
    const text = document();
    if (text === undefined) throw new Refused(404, 'BlobNotFound', 'The specified blob does not exist.');
    return text;
  };
  const route = (method, { pathname }) => (`${method} ${pathname}` === `GET ${PATH}` ? { faults: ['store.document'], answer: read, type: 'application/yaml' } : undefined);
  const started = await startStrict({ name: 'store', port, pages, faults, requests, key, audiences: () => ['https://storage.azure.com'], route, refuse });
  return { ...started, document: `${started.origin}${PATH}` };
}
