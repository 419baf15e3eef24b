/**
 * Time limits of tests.
 *
 * - **patience**: how long a test waits for what should have happened by now; it grows with the machine's load
 * - **hang**: a test that is at it for so long will not come to an end, whatever the load
 */
export { hang, patience } from "./patience.ts";
