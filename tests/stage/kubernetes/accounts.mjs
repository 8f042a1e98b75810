// Tokens of service accounts: signed by the cluster's own key, as pkg/serviceaccount does it.
import { randomUUID } from 'node:crypto';
import { decodeJwt, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';

const LEGACY = 'kubernetes/serviceaccount';
// The server's --service-account-max-token-expiration: what asks for more gets less.
const LONGEST = 48 * 3600;

export async function serviceAccounts(name) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = `stage-${name}`;
  const issuer = `https://kubernetes.default.svc.cluster.local/${name}`;
  const seal = (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);
  return {
    issuer,
    jwks: async () => ({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }] }),
    // The answer to a TokenRequest, and a warning where it is shortened.
    async issue(account, { audiences, expirationSeconds = 3600 }) {
      const { name, namespace, uid } = account.metadata;
      const now = Math.floor(Date.now() / 1000);
      const seconds = Math.min(expirationSeconds, LONGEST);
      const aud = audiences?.length ? audiences : [issuer];
      const token = await seal({
        aud, exp: now + seconds, iat: now, iss: issuer, jti: randomUUID(), nbf: now,
        'kubernetes.io': { namespace, serviceaccount: { name, uid } }, sub: `system:serviceaccount:${namespace}:${name}`,
      });
      const warning = seconds < expirationSeconds && `requested expiration of ${expirationSeconds} seconds shortened to ${seconds} seconds`;
      return { aud, seconds, warning, status: { token, expirationTimestamp: new Date((now + seconds) * 1000).toISOString().replace(/\.\d+Z$/, 'Z') } };
    },
    // The token of a Secret: no audience and no end.
    forever(secret, account) {
      const { name, namespace, uid } = account.metadata;
      const own = 'kubernetes.io/serviceaccount';
      return seal({
        iss: LEGACY, [`${own}/namespace`]: namespace, [`${own}/secret.name`]: secret.metadata.name,
        [`${own}/service-account.name`]: name, [`${own}/service-account.uid`]: uid, sub: `system:serviceaccount:${namespace}:${name}`,
      });
    },
    claims: (token) => [issuer, LEGACY].includes(decodeJwt(token).iss),
    // Who a token stands for; the account and the Secret must still be there.
    async whoIs(token, store) {
      const legacy = decodeJwt(token).iss === LEGACY;
      const { payload } = await jwtVerify(token, publicKey, {
        algorithms: ['ES256'], clockTolerance: 0, issuer: legacy ? LEGACY : issuer, ...(!legacy && { audience: issuer, requiredClaims: ['exp'] }),
      });
      const own = 'kubernetes.io/serviceaccount';
      const [namespace, name, uid] = legacy
        ? [payload[`${own}/namespace`], payload[`${own}/service-account.name`], payload[`${own}/service-account.uid`]]
        : [payload['kubernetes.io'].namespace, payload['kubernetes.io'].serviceaccount.name, payload['kubernetes.io'].serviceaccount.uid];
      const account = store.get('serviceaccounts', namespace, name);
      if (account?.metadata.uid !== uid) throw new Error('service account is gone');
      if (legacy && !store.get('secrets', namespace, payload[`${own}/secret.name`])) throw new Error('secret is gone');
      return {
        username: `system:serviceaccount:${namespace}:${name}`, uid,
        groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'], payload: {},
      };
    },
  };
}
