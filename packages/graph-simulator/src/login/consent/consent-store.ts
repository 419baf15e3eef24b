/** What a user has allowed an app: names of scopes. */
export type Consent = { mailboxId: string; clientId: string; scopes: readonly string[] };

/** Users' consents, one per user and app. */
export type ConsentStore = {
  of: (mailboxId: string, clientId: string) => readonly string[];
  ofMailbox: (mailboxId: string) => Consent[];
  /** Puts this consent in place of the one before; one without scopes is none. */
  put: (consent: Consent) => void;
  forgetMailbox: (mailboxId: string) => void;
  all: () => Consent[];
};

/** Makes an empty store. */
export function createConsentStore(): ConsentStore {
  const consents = new Map<string, Consent>();
  const keyOf = (mailboxId: string, clientId: string) => `${mailboxId} ${clientId}`;
  const ofMailbox = (mailboxId: string) =>
    [...consents.values()].filter((consent) => consent.mailboxId === mailboxId);

  return {
    of: (mailboxId, clientId) => consents.get(keyOf(mailboxId, clientId))?.scopes ?? [],
    ofMailbox,
    put: (consent) => {
      const key = keyOf(consent.mailboxId, consent.clientId);
      if (consent.scopes.length === 0) consents.delete(key);
      else consents.set(key, consent);
    },
    forgetMailbox: (mailboxId) => {
      for (const { clientId } of ofMailbox(mailboxId)) consents.delete(keyOf(mailboxId, clientId));
    },
    all: () => [...consents.values()],
  };
}
