/** What one round of gathering reads, between two snapshots. */
export type Round = {
  since: string;
  until: string;
  /** the place of `since` in `GET /api/v2/changes` */
  cursor: string;
  /** epoch ms */
  now: number;
  /** ms in which a calendar's changes gather into one notice */
  gatherFor: number;
};
