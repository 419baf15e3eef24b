const domainOf = (address: string) => address.slice(address.lastIndexOf("@")).toLowerCase();

/** Whether an account is probably of the organisation at which a user has signed in: it has the same domain. */
export const isOfTenant = (address: string, session: { address: string }): boolean =>
  domainOf(address) === domainOf(session.address);
