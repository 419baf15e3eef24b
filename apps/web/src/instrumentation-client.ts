/**
 * The first use of `Intl` in a page makes Chromium look through all its languages: 20 to 30 ms on a desk, 100 on a phone. In a task of its own,
 * before the page's components need it, that doesn't add to the time for which the page doesn't answer a tap.
 */
setTimeout(() => Intl.DateTimeFormat.supportedLocalesOf(navigator.language));
