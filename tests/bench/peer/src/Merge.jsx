import { memo, useState } from 'react';
import { download, merge, write } from './kubeconfig.js';

export const Merge = memo(function Merge({ config }) {
  const [plan, setPlan] = useState(null);
  const read = async (file) => {
    if (!file) return;
    try {
      setPlan({ name: file.name, ...merge(await file.text(), config) });
    } catch (error) {
      setPlan({ name: file.name, error: error.message });
    }
  };
  const drop = (event) => {
    event.preventDefault();
    read(event.dataTransfer.files[0]);
  };
  return (
    <section aria-label="Merge" className="merge" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <label>
        Your kubeconfig <input type="file" onChange={(event) => read(event.target.files[0])} />
      </label>
      {plan?.error && <p role="alert">{plan.name}: {plan.error}</p>}
      {plan?.merged && (
        <div className="plan">
          <p>{plan.name}: {plan.count.added} added, {plan.count.replaced} replaced, {plan.count.kept} kept</p>
          <button type="button" onClick={() => download(write(plan.merged), 'config')}>Download merged kubeconfig</button>
        </div>
      )}
    </section>
  );
});
