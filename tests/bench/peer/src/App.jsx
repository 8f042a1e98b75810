import { useCallback, useEffect, useMemo, useState } from 'react';
import { signIn, signOut } from './auth.js';
import { Clusters } from './Clusters.jsx';
import { compose, download, write } from './kubeconfig.js';
import { Merge } from './Merge.jsx';

function Door() {
  return (
    <main className="door">
      <h1>Your kubeconfig</h1>
      <p>Sign in to choose your clusters.</p>
      <button type="button" className="primary" onClick={signIn}>Sign in with Microsoft</button>
    </main>
  );
}

function Choice({ account, link, fetching }) {
  const [clusters, setClusters] = useState(null);
  const [failed, setFailed] = useState(null);
  const [chosen, setChosen] = useState(() => new Set(link.getAll('cluster')));
  const [namespace, setNamespace] = useState(link.get('namespace') ?? '');
  useEffect(() => {
    fetching.then(setClusters, (error) => setFailed(error.message));
  }, [fetching]);
  const toggle = useCallback((name) => setChosen((before) => {
    const after = new Set(before);
    if (!after.delete(name)) after.add(name);
    return after;
  }), []);
  const chooseAll = useCallback((found) => setChosen((before) => new Set([...before, ...found.map((one) => one.name)])), []);
  const picked = useMemo(() => (clusters ?? []).filter((cluster) => chosen.has(cluster.name)), [clusters, chosen]);
  const config = useMemo(() => (picked.length > 0 ? compose(picked, namespace, account) : null), [picked, namespace, account]);
  const text = useMemo(() => (config ? write(config) : ''), [config]);
  const name = picked.length === 1 ? `kubeconfig-${picked[0].name}.yaml` : 'kubeconfig.yaml';
  const known = useMemo(() => [...new Set(picked.flatMap((cluster) => cluster.namespaces))], [picked]);
  if (failed) return <p role="alert">{failed}</p>;
  if (!clusters) return <p role="status">Loading…</p>;
  return (
    <main>
      <h1>Your kubeconfig</h1>
      <Clusters clusters={clusters} chosen={chosen} onToggle={toggle} onChooseAll={chooseAll} />
      <label>
        Namespace <input list="namespaces" value={namespace} onChange={(event) => setNamespace(event.target.value)} />
      </label>
      <datalist id="namespaces">{known.map((one) => <option key={one} value={one} />)}</datalist>
      {config ? (
        <>
          <section aria-label="Kubeconfig"><pre tabIndex={0}>{text}</pre></section>
          <button type="button" className="primary" onClick={() => download(text, name)}>Download kubeconfig</button>
          <Merge config={config} />
        </>
      ) : <p>Choose a cluster to see your file.</p>}
      <button type="button" onClick={() => signOut(account)}>Sign out</button>
    </main>
  );
}

export function App({ account, link, fetching }) {
  return account ? <Choice account={account} link={link} fetching={fetching} /> : <Door />;
}
