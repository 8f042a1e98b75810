// The sign-in, by Microsoft's own library: authorization code with PKCE, by a full-page redirect.
import { PublicClientApplication } from '@azure/msal-browser';

const { origin, tenant, clientId } = __ENTRA__;
const host = new URL(origin).host;

export const msal = new PublicClientApplication({
  auth: {
    clientId,
    authority: `https://${host}/${tenant}`,
    knownAuthorities: [host],
    // For Microsoft's own hosts the library has these built in and asks nobody. The stand-in is given
    // to it in the same way, so that it has no request more than it has there.
    authorityMetadata: JSON.stringify({
      issuer: `${origin}/${tenant}/v2.0`,
      authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
      end_session_endpoint: `${origin}/${tenant}/oauth2/v2.0/logout`,
      jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
    }),
    redirectUri: location.origin + location.pathname,
    postLogoutRedirectUri: location.origin + location.pathname,
  },
  cache: { cacheLocation: 'sessionStorage' },
});

const SCOPES = ['openid', 'profile', 'email'];

// Who is signed in, if anybody, and what the link asked for before the redirect.
export async function start() {
  await msal.initialize();
  const answer = await msal.handleRedirectPromise();
  const account = answer?.account ?? msal.getAllAccounts()[0] ?? null;
  const link = answer?.state ? new URLSearchParams(answer.state) : new URLSearchParams(location.search);
  return { account, link };
}

export const signIn = () => msal.loginRedirect({ scopes: SCOPES, state: location.search.slice(1) || undefined });
export const signOut = (account) => msal.logoutRedirect({ account });

// Whether it is worth fetching the clusters already.
export const mayBeSignedIn = () => /[#&]code=/.test(location.hash) || sessionStorage.length > 0;
