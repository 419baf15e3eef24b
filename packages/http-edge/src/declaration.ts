import type { z } from "zod";
import type { Answers, Outcome } from "./answer.ts";
import type { Envelope, Refusal } from "./refusal.ts";

export type Method = "DELETE" | "GET" | "PATCH" | "POST" | "PUT";

/** A security scheme and its scopes, as OpenAPI has them. */
export type Security =
  | {
      type: "http";
      scheme: "bearer";
      scopes?: readonly string[];
      /** of a token of elements that may be shown instead */
      elementScope?: string;
      isOptional?: boolean;
    }
  | { type: "apiKey"; in: "query"; name: string };

/** Headers of answers: what each says, and whether it may be missing. */
export type AnswerHeaders = Readonly<Record<string, { says: string; isOptional?: boolean }>>;

/** Who may call an endpoint, and how they are known. */
export type Caller<Services, Who> = {
  /** Null where anybody may call. */
  security: Security | null;
  refusals: readonly Refusal[];
  /** those that `identify` adds, and every success has */
  answerHeaders?: AnswerHeaders;
  /** @param operation method and path, as they are declared: `GET /api/v2/bookings/{uid}` */
  identify: (
    request: Request,
    services: Services,
    operation: string,
  ) => Promise<Identified<Who>> | Identified<Who>;
};

/** Who calls, or why they may not. */
export type Identified<Who> =
  | {
      who: Who;
      /** of whatever is answered */
      headers?: Record<string, string>;
      /** hears how it was answered */
      answered?: (status: number) => void;
    }
  | Refusal;

/** Carries a request out once, however often it is sent with its `Idempotency-Key`. */
export type Once<Services> = (
  services: Services,
  request: Request,
  text: string,
  carryOut: (idempotencyKey: string | null) => Promise<Outcome>,
) => Promise<Outcome>;

/** What an endpoint is, as data: enough to describe it in OpenAPI. */
export type Declaration = {
  /** One line that says what it does. */
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Bytes that a body may have; 64 KiB if nothing is said. */
  mostBytes?: number;
  answers: Answers;
  /** what successes say in headers */
  answerHeaders?: AnswerHeaders;
  envelope?: Envelope;
  /** Methods that are answered without the endpoint, both if nothing is said: HEAD as GET, OPTIONS by what is allowed. */
  automatic?: readonly ("HEAD" | "OPTIONS")[];
};

/** An endpoint that can be called: what its types were is inside. */
export type Endpoint<Services> = Declaration &
  Required<Pick<Declaration, "envelope" | "automatic">> & {
    methods: readonly Method[];
    /** With names in braces, as `/api/v2/bookings/{uid}`. */
    path: `/${string}`;
    security: Security | null;
    refusals: readonly Refusal[];
    callerHeaders: AnswerHeaders;
    isIdempotent: boolean;
    /**
     * @param names what stands for the names in the path, decoded
     * @param failed what an error that nobody foresaw is answered with
     */
    answer: (
      request: Request,
      names: Record<string, string>,
      services: Services,
      failed: (error: unknown) => Outcome,
    ) => Promise<Outcome>;
  };

/** Of an endpoint all but its handler. */
export type Described = Omit<Endpoint<never>, "answer">;
