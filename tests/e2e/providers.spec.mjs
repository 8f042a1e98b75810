// Providers as people have them: audiences beside the page's client, and groups at userinfo alone.
import { cluster, expect, signIn, test } from './fixture.mjs';

const audiences = { claims: { aud: ['kubernetes', 'purser'], azp: 'purser' } };
const asked = (stage) => stage.requests.filter((one) => one.method === 'GET' && one.url.endsWith('/userinfo'));

async function leave(page, stage, at) {
  await page.goto(stage.page);
  await page.getByRole('button', { name: `Sign in with ${at}` }).click();
  await page.getByRole('button', { name: 'Alice Martin' }).click();
}

test('a sign-in that names a further audience works once portal.yaml trusts it, and the line to add is told', async ({ page, stage }) => {
  stage.setPortal({ only: 'dex' });
  stage.faults.set('dex.id_token', audiences);
  await leave(page, stage, 'Dex');
  await expect(page.getByRole('alert')).toContainText('oidc.trustedAudiences: ["kubernetes"]');
  stage.setPortal({ only: 'dex', dex: '\n      trustedAudiences: [kubernetes]' });
  await page.context().clearCookies();
  await signIn(page, stage, { at: 'Dex' });
  await expect(cluster(page, 'Edge, production')).toBeAttached();
});

test('groups that only userinfo names narrow the list, by one request after the sign-in', async ({ page, stage }) => {
  stage.setPortal({ only: 'dex', rival: { userInfo: true } });
  await signIn(page, stage, { at: 'Rival' });
  await expect(cluster(page, 'Rival, the team')).toBeAttached();
  await expect(cluster(page, 'Rival, the board')).toHaveCount(0);
  expect(asked(stage).length).toBe(1);
});

test('an answer of userinfo about somebody else, or one that is signed, signs nobody in', async ({ page, stage }) => {
  stage.setPortal({ only: 'dex', rival: { userInfo: true } });
  for (const [answer, words] of [[{ sub: 'dex-bob' }, 'returned another account\'s groups'], ['signed', 'signs or encrypts its answer about your groups']]) {
    stage.faults.set('rival.userinfo', { answer, times: 1 });
    await page.context().clearCookies();
    await leave(page, stage, 'Rival');
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(page.getByRole('heading', { name: 'Your kubeconfig', exact: true })).toHaveCount(0);
  }
});
