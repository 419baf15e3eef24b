import { headers } from "next/headers";
import { processWide } from "../../process/process-wide.ts";
import { createTurns } from "./turns.ts";

/** Pages at once: they share one processor and four connections for reads, so that more of them only make each other late. */
const most = 8;
/** ms; what takes longer a visitor is told. */
const patience = 5_000;
/** ms; longer than a page is looked up, whatever fails. */
const longest = 30_000;

/** This process's. */
export const pageTurns = () => processWide("page turns", () => createTurns({ most, patience, longest }));

/** By which the proxy tells a page its turn. */
export const turnHeader = "x-calcache-turn";

/** Ends the turn of the page that is being made: what it shows is here, or goes on to be waited for. */
export async function endTurn(): Promise<void> {
  pageTurns().end((await headers()).get(turnHeader));
}
