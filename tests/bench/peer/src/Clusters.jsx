import { memo, useMemo, useState } from 'react';

// More are found by the filter.
const SHOWN = 100;

const Row = memo(function Row({ cluster, checked, onToggle }) {
  return (
    <label className="row">
      <input type="checkbox" checked={checked} onChange={() => onToggle(cluster.name)} />
      <span>{cluster.display}</span>
      <small>{cluster.environment}</small>
    </label>
  );
});

export const Clusters = memo(function Clusters({ clusters, chosen, onToggle, onChooseAll }) {
  const [filter, setFilter] = useState('');
  const found = useMemo(() => {
    const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
    return words.length === 0 ? clusters : clusters.filter((cluster) => words.every((word) => cluster.words.includes(word)));
  }, [clusters, filter]);
  return (
    <fieldset>
      <legend>Clusters</legend>
      <input type="search" aria-label="Search clusters" placeholder="Search clusters" value={filter} onChange={(event) => setFilter(event.target.value)} />
      <button type="button" onClick={() => onChooseAll(found)}>Choose all {found.length}</button>
      <div className="list">
        {found.slice(0, SHOWN).map((cluster) => (
          <Row key={cluster.name} cluster={cluster} checked={chosen.has(cluster.name)} onToggle={onToggle} />
        ))}
      </div>
      <p role="status">{found.length > SHOWN ? `The first ${SHOWN} of ${found.length} clusters. Search for others.` : `${found.length} clusters`}</p>
    </fieldset>
  );
});
