// An OpenID Connect provider that is not the console's own. Argument: the console's address. Prints its own address once it listens.
// Whoever asks at the interaction page as ?person=NAME is signed in as that person, and consent is given for them.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const people = {
  'manager-7': { name: 'Manager <b>7</b>', 'https://example.test/groups': ['fraud-leads', 'everyone'] },
  'analyst-8': { name: 'Analyst 8', 'https://example.test/groups': ['fraud-desk', 'fraud-review'] },
  'guest-9': { name: 'Guest 9', 'https://example.test/groups': ['everyone', 'manager'] },
  'guest-10': { name: 'Guest 10' },
};

const [console_] = process.argv.slice(2);
const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'console-at-work',
    client_secret: process.env.CLIENT_SECRET,
    redirect_uris: [`${console_}/signin-oidc`],
    post_logout_redirect_uris: [`${console_}/signout-callback-oidc`],
  }],
  claims: { openid: ['sub'], profile: ['name', 'https://example.test/groups'] },
  cookies: { keys: [process.env.CLIENT_SECRET] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
});

async function consent({ params, session, prompt }) {
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope((prompt.details.missingOIDCScope ?? []).join(' '));
  return { consent: { grantId: await grant.save() } };
}

const answer = provider.callback();
server.on('request', async (request, response) => {
  const url = new URL(request.url, issuer);
  if (!url.pathname.startsWith('/interaction/')) return answer(request, response);
  try {
    const asked = await provider.interactionDetails(request, response);
    const person = url.searchParams.get('person');
    const result = asked.prompt.name === 'consent' ? await consent(asked)
      : person in people ? { login: { accountId: person } }
      : { error: 'access_denied', error_description: 'Unknown person' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
process.stdin.on('end', () => process.exit(0)).resume(); // ends with whoever started it
console.log(issuer);
