import { createRoot } from 'react-dom/client';
import { App } from './App.jsx';
import { mayBeSignedIn, start } from './auth.js';
import { fetchClusters } from './kubeconfig.js';
import './style.css';

// Beside the token, not after it.
const early = mayBeSignedIn() ? fetchClusters() : null;
early?.catch(() => {});

const root = createRoot(document.getElementById('root'));
start().then(
  ({ account, link }) => root.render(<App account={account} link={link} fetching={account ? (early ?? fetchClusters()) : null} />),
  (error) => root.render(<p role="alert">{error.message}</p>),
);
