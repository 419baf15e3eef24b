/** Of the script. One that was published never changes: what changes the script raises it. */
export const version = "1.0.0";
