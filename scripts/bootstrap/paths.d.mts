export declare function programFile(name: string): string;
