const phoneNumber = /^\+?[\d\s().\-/]{4,40}$/;

/** Whether it could be a phone number, in whatever way people write them. */
export const isPhoneNumber = (text: string): boolean => phoneNumber.test(text.trim());
