// Made from the API's OpenAPI document by openapi-typescript; apps/web/src/api/openapi/client-types.test.ts makes it anew.
export interface paths {
    "/api/v2/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * When these people can meet
         * @description Scope of the key: read_write or free_busy_write or free_busy or channels or bookings.
         */
        post: operations["postApiV2Availability"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/availability-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which hours can count for somebody: schedules that they made, by number, and rules of applications
         * @description Scope of the key: free_busy or read_write. Scope of an element token: availability:read.
         */
        get: operations["getApiV2AvailabilityRules"];
        put?: never;
        /**
         * Makes or changes hours that can count for somebody, by the name that the application gives them
         * @description Scope of the key: read_write. Scope of an element token: availability:write.
         */
        post: operations["postApiV2AvailabilityRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/availability-rules/{ruleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One kind of hours that can count for somebody
         * @description Scope of the key: free_busy or read_write. Scope of an element token: availability:read.
         */
        get: operations["getApiV2AvailabilityRulesRuleId"];
        put?: never;
        post?: never;
        /**
         * Deletes a rule that an application made; what used it goes by its user's default hours
         * @description Scope of the key: read_write. Scope of an element token: availability:write.
         */
        delete: operations["deleteApiV2AvailabilityRulesRuleId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bookings that a key opens
         * @description Scope of the key: bookings. Scope of an element token: bookings:read.
         */
        get: operations["getApiV2Bookings"];
        put?: never;
        /**
         * Books a slot, or of an event type that repeats a series
         * @description Scope of the key: bookings. Scope of an element token: bookings:write.
         */
        post: operations["postApiV2Bookings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{uid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A booking, or by the uid of a series all of it */
        get: operations["getApiV2BookingsUid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{uid}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels a booking; of a series those after it too, or by its uid all that is left of it
         * @description Scope of the key: read_write or free_busy_write or free_busy or channels or bookings. Scope of an element token: bookings:write.
         */
        post: operations["postApiV2BookingsUidCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{uid}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirms a request, for a key that opens it
         * @description Scope of the key: bookings or read_write.
         */
        post: operations["postApiV2BookingsUidConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{uid}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Declines a request, for a key that opens it
         * @description Scope of the key: bookings or read_write.
         */
        post: operations["postApiV2BookingsUidDecline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{uid}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hands a round robin's booking over to the host whose turn it is, for a key that opens it
         * @description Scope of the key: bookings or read_write.
         */
        post: operations["postApiV2BookingsUidReassign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{uid}/reassign/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hands a booking over to another host of its event type, for a key that opens it
         * @description Scope of the key: bookings or read_write.
         */
        post: operations["postApiV2BookingsUidReassignUserId"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{uid}/request-reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancels a booking and asks whoever booked it to choose another time, for a key that opens it
         * @description Scope of the key: bookings or read_write.
         */
        post: operations["postApiV2BookingsUidRequestReschedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{uid}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Moves a booking: makes a new one and cancels the old one; of one that several have a seat alone, or for a key that opens it all of it
         * @description Scope of the key: read_write or free_busy_write or free_busy or channels or bookings. Scope of an element token: bookings:write.
         */
        post: operations["postApiV2BookingsUidReschedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/calendars/{calendarId}/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this key wrote, and what became of it
         * @description Scope of the key: read_write.
         */
        get: operations["getApiV2CalendarsCalendarIdEventsEventId"];
        /**
         * Accepts what an event should be from now on
         * @description Scope of the key: free_busy_write or read_write.
         */
        put: operations["putApiV2CalendarsCalendarIdEventsEventId"];
        post?: never;
        /**
         * Accepts that an event which this key wrote should not exist
         * @description Scope of the key: free_busy_write or read_write.
         */
        delete: operations["deleteApiV2CalendarsCalendarIdEventsEventId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/calendars/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How accounts and their selected calendars do: those of the key's user, or of a team's members
         * @description Scope of the key: read_write or free_busy_write or free_busy or channels or bookings. Scope of an element token: calendars:read.
         */
        get: operations["getApiV2CalendarsStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has changed since a cursor, of calendars, bookings and accounts; without one, the cursor to begin with
         * @description Scope of the key: free_busy or read_write or channels.
         */
        get: operations["getApiV2Changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This key's channels
         * @description Scope of the key: channels or read_write.
         */
        get: operations["getApiV2Channels"];
        put?: never;
        /**
         * Makes a channel, by which an application is told of changes; its secret is shown this once
         * @description Scope of the key: channels or read_write.
         */
        post: operations["postApiV2Channels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/channels/{channelId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of this key's channels, and how it does
         * @description Scope of the key: channels or read_write.
         */
        get: operations["getApiV2ChannelsChannelId"];
        put?: never;
        post?: never;
        /**
         * Ends a channel, and forgets its deliveries
         * @description Scope of the key: channels or read_write.
         */
        delete: operations["deleteApiV2ChannelsChannelId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/channels/{channelId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A channel's deliveries of the last 30 days, the latest first, with their attempts
         * @description Scope of the key: channels or read_write.
         */
        get: operations["getApiV2ChannelsChannelIdDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/channels/{channelId}/deliveries/{deliveryId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a notice again, by its id
         * @description Scope of the key: channels or read_write.
         */
        post: operations["postApiV2ChannelsChannelIdDeliveriesDeliveryIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/channels/{channelId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a channel's notices gather without being sent
         * @description Scope of the key: channels or read_write.
         */
        post: operations["postApiV2ChannelsChannelIdPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/channels/{channelId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Has a paused channel's notices sent again; a closed one is verified first
         * @description Scope of the key: channels or read_write.
         */
        post: operations["postApiV2ChannelsChannelIdResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/channels/{channelId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a channel a new secret, shown this once; the former one is good for a day
         * @description Scope of the key: channels or read_write.
         */
        post: operations["postApiV2ChannelsChannelIdRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/channels/{channelId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a channel's receiver a verification; what came of it is among the deliveries
         * @description Scope of the key: channels or read_write.
         */
        post: operations["postApiV2ChannelsChannelIdTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/components.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How its parts do */
        get: operations["getApiV2ComponentsJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/connect-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a link by which a user connects an account, from an application's own page and back to it
         * @description Scope of the key: read_write.
         */
        post: operations["postApiV2ConnectLinks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/element-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token for elements in pages of one origin: a part of what the key opens, for a day at most
         * @description Scope of the key: read_write or free_busy_write or free_busy or channels or bookings.
         */
        post: operations["postApiV2ElementTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/free-busy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When calendars or people are busy
         * @description Scope of the key: free_busy or read_write. Scope of an element token: availability:read.
         */
        get: operations["getApiV2FreeBusy"];
        put?: never;
        /**
         * When many calendars or people are busy
         * @description Scope of the key: free_busy or read_write. Scope of an element token: availability:read.
         */
        post: operations["postApiV2FreeBusy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/history.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents of the last 30 days as an Atom feed */
        get: operations["getApiV2HistoryAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/incidents.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents of the last 30 days */
        get: operations["getApiV2IncidentsJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/incidents/unresolved.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open incidents */
        get: operations["getApiV2IncidentsUnresolvedJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The free slots of an event type
         * @description Scope of an element token: slots:read.
         */
        get: operations["getApiV2Slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/slots/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a slot is or isn't offered at one time */
        get: operations["getApiV2SlotsExplain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/slots/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The next free slot of each of several event types, the earliest first */
        get: operations["getApiV2SlotsNext"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/slots/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds a slot for some minutes */
        post: operations["postApiV2SlotsReservations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/slots/reservations/{uid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A slot that is held */
        get: operations["getApiV2SlotsReservationsUid"];
        put?: never;
        post?: never;
        /** Gives a slot back that is held */
        delete: operations["deleteApiV2SlotsReservationsUid"];
        options?: never;
        head?: never;
        /** Holds another slot instead, or the same for longer */
        patch: operations["patchApiV2SlotsReservationsUid"];
        trace?: never;
    };
    "/api/v2/status.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the service does as a whole */
        get: operations["getApiV2StatusJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/summary.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the service and its parts do, and open incidents */
        get: operations["getApiV2SummaryJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this key was used for, by day (UTC)
         * @description Scope of the key: read_write or free_busy_write or free_busy or channels or bookings.
         */
        get: operations["getApiV2Usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: {
        /** @description Success */
        Status200: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "availability_rule": {
                 *         "availability_rule_id": "houston-office",
                 *         "tzid": "America/Chicago",
                 *         "weekly_periods": [
                 *           {
                 *             "day": "monday",
                 *             "start_time": "09:30",
                 *             "end_time": "16:30"
                 *           }
                 *         ],
                 *         "calendar_ids": [
                 *           "AAMkAGI2TGuLAAA="
                 *         ],
                 *         "event_type_ids": [
                 *           7
                 *         ],
                 *         "is_default": false
                 *       }
                 *     }
                 */
                "application/json": {
                    availability_rule: {
                        availability_rule_id: string;
                        calendar_ids: string[];
                        event_type_ids: number[];
                        is_default: boolean;
                        tzid: string;
                        weekly_periods: {
                            /** @enum {string} */
                            day: "sunday" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday";
                            end_time: string;
                            start_time: string;
                        }[];
                    };
                };
            };
        };
        /** @description Success */
        Status200_2: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy": string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "channel": {
                 *         "channel_id": "b0000000-0000-4000-8000-00000000000b",
                 *         "callback_url": "https://application.example/hook",
                 *         "filters": {
                 *           "hosts": [
                 *             "ann"
                 *           ],
                 *           "types": [
                 *             "availability.changed"
                 *           ]
                 *         },
                 *         "format": "standard",
                 *         "state": "active",
                 *         "created_at": "2026-11-30T12:00:00.000Z",
                 *         "failing_since": null,
                 *         "closed": null
                 *       }
                 *     }
                 */
                "application/json": {
                    channel: {
                        callback_url: string;
                        channel_id: string;
                        closed: {
                            at: string;
                            /** @enum {string} */
                            why: "failing" | "gone";
                        } | null;
                        created_at: string;
                        failing_since: string | null;
                        filters: {
                            calendar_ids?: string[];
                            event_types?: number[];
                            hosts?: string[];
                            only_managed?: boolean;
                            types?: ("availability.changed" | "calendar.connected" | "calendar.needs_sign_in" | "calendar.reconnected" | "calendar.initial_sync_completed" | "booking.created" | "booking.requested" | "booking.confirmed" | "booking.rejected" | "booking.rescheduled" | "booking.cancelled" | "booking.changed_in_calendar")[];
                        };
                        /** @enum {string} */
                        format: "standard" | "cronofy" | "cal";
                        /** @enum {string} */
                        state: "verifying" | "active" | "paused" | "closed";
                    };
                };
            };
        };
        /** @description Success */
        Status200_3: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "page": {
                 *         "id": "calcache",
                 *         "name": "Calcache",
                 *         "url": "https://app.example/status",
                 *         "time_zone": "UTC",
                 *         "updated_at": "2026-11-30T12:00:00.000Z"
                 *       },
                 *       "incidents": [
                 *         {
                 *           "id": "17",
                 *           "name": "Outlook calendars can't be read",
                 *           "status": "investigating",
                 *           "impact": "minor",
                 *           "created_at": "2026-11-30T11:55:00.000Z",
                 *           "updated_at": "2026-11-30T11:55:00.000Z",
                 *           "monitoring_at": null,
                 *           "resolved_at": null,
                 *           "shortlink": "https://app.example/status#17",
                 *           "incident_updates": [
                 *             {
                 *               "id": "17-1",
                 *               "status": "investigating",
                 *               "body": "Most calendars of one kind of account can't be read; what was last known is shown.",
                 *               "created_at": "2026-11-30T11:55:00.000Z",
                 *               "display_at": "2026-11-30T11:55:00.000Z",
                 *               "affected_components": [
                 *                 {
                 *                   "code": "calendars",
                 *                   "name": "Calendars"
                 *                 }
                 *               ]
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    incidents: {
                        created_at: string;
                        id: string;
                        /** @enum {string} */
                        impact: "none" | "minor" | "major" | "critical";
                        incident_updates: {
                            affected_components: {
                                code: string;
                                name: string;
                            }[];
                            body: string;
                            created_at: string;
                            display_at: string;
                            id: string;
                            /** @enum {string} */
                            status: "investigating" | "identified" | "monitoring" | "resolved";
                        }[];
                        monitoring_at: string | null;
                        name: string;
                        resolved_at: string | null;
                        shortlink: string;
                        /** @enum {string} */
                        status: "investigating" | "identified" | "monitoring" | "resolved";
                        updated_at: string;
                    }[];
                    page: {
                        id: string;
                        name: string;
                        time_zone: string;
                        updated_at: string;
                        url: string;
                    };
                };
            };
        };
        /** @description Success */
        Status204: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy": string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description details has each place and what is wrong with it */
        Status400: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "BAD_REQUEST";
                        details: {
                            message: string;
                            path: string;
                        }[];
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description details has each place and what is wrong with it */
        Status400_2: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "BAD_REQUEST";
                        details: {
                            message: string;
                            path: string;
                        }[];
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This booking has been cancelled already; or: This booking has been moved already; or: This booking is over: it can't be moved or cancelled any more; or: Several have this booking together: each seat is moved or cancelled by its own uid, and all of it with a key that opens it; or: Bookings of this event type can be cancelled by their hosts only: ask the host to; or: Bookings of this event type can't be moved: ask the host for another time; or: This booking waits for no answer: only a request can be confirmed or declined, once; or: details has each place and what is wrong with it */
        Status400_3: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "ALREADY_CANCELLED";
                        message: string;
                    } | {
                        /** @constant */
                        code: "ALREADY_RESCHEDULED";
                        message: string;
                        rescheduledToUid: string;
                    } | {
                        /** @constant */
                        code: "ALREADY_OVER";
                        message: string;
                    } | {
                        /** @constant */
                        code: "HAS_SEATS";
                        message: string;
                    } | {
                        /** @constant */
                        code: "CANCELLING_DISABLED";
                        message: string;
                    } | {
                        /** @constant */
                        code: "RESCHEDULING_DISABLED";
                        message: string;
                    } | {
                        bookingStatus: string;
                        /** @constant */
                        code: "NOT_PENDING";
                        message: string;
                    } | {
                        /** @constant */
                        code: "BAD_REQUEST";
                        details: {
                            message: string;
                            path: string;
                        }[];
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This booking has been cancelled already; or: This booking has been moved already; or: This booking is over: it can't be moved or cancelled any more; or: Several have this booking together: each seat is moved or cancelled by its own uid, and all of it with a key that opens it; or: Bookings of this event type can be cancelled by their hosts only: ask the host to; or: Bookings of this event type can't be moved: ask the host for another time; or: This booking waits for no answer: only a request can be confirmed or declined, once; or: details has each place and what is wrong with it */
        Status400_4: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "ALREADY_CANCELLED";
                        message: string;
                    } | {
                        /** @constant */
                        code: "ALREADY_RESCHEDULED";
                        message: string;
                        rescheduledToUid: string;
                    } | {
                        /** @constant */
                        code: "ALREADY_OVER";
                        message: string;
                    } | {
                        /** @constant */
                        code: "HAS_SEATS";
                        message: string;
                    } | {
                        /** @constant */
                        code: "CANCELLING_DISABLED";
                        message: string;
                    } | {
                        /** @constant */
                        code: "RESCHEDULING_DISABLED";
                        message: string;
                    } | {
                        bookingStatus: string;
                        /** @constant */
                        code: "NOT_PENDING";
                        message: string;
                    } | {
                        /** @constant */
                        code: "BAD_REQUEST";
                        details: {
                            message: string;
                            path: string;
                        }[];
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This booking can be taken over by nobody: name another host of its event type, or of a round robin none; or: This booking is still to be confirmed or declined; or: This booking has been cancelled already; or: This booking has been moved already; or: This booking is over: it can't be moved or cancelled any more; or: Several have this booking together: each seat is moved or cancelled by its own uid, and all of it with a key that opens it; or: Bookings of this event type can be cancelled by their hosts only: ask the host to; or: Bookings of this event type can't be moved: ask the host for another time; or: This booking waits for no answer: only a request can be confirmed or declined, once; or: details has each place and what is wrong with it */
        Status400_5: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "NOT_REASSIGNABLE";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_CONFIRMED";
                        message: string;
                    } | {
                        /** @constant */
                        code: "ALREADY_CANCELLED";
                        message: string;
                    } | {
                        /** @constant */
                        code: "ALREADY_RESCHEDULED";
                        message: string;
                        rescheduledToUid: string;
                    } | {
                        /** @constant */
                        code: "ALREADY_OVER";
                        message: string;
                    } | {
                        /** @constant */
                        code: "HAS_SEATS";
                        message: string;
                    } | {
                        /** @constant */
                        code: "CANCELLING_DISABLED";
                        message: string;
                    } | {
                        /** @constant */
                        code: "RESCHEDULING_DISABLED";
                        message: string;
                    } | {
                        bookingStatus: string;
                        /** @constant */
                        code: "NOT_PENDING";
                        message: string;
                    } | {
                        /** @constant */
                        code: "BAD_REQUEST";
                        details: {
                            message: string;
                            path: string;
                        }[];
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description Send an API key: Authorization: Bearer cc_…; or: This element token has expired, was ended, or is none: make another */
        Status401: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                /** @description how to show a key */
                "www-authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "UNAUTHORIZED";
                        message: string;
                    } | {
                        /** @constant */
                        code: "UNAUTHORIZED";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description Send an API key: Authorization: Bearer cc_… */
        Status401_2: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                /** @description how to show a key */
                "www-authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "UNAUTHORIZED";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description The scopes of this key don't allow that; or: This key is for browsers, on pages of the origins that it names; or: This element token is for pages of one origin, and this isn't one; or: The scopes of this element token don't allow that; or: This element token wasn't made for that: name it in the token's subjects */
        Status403: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "FORBIDDEN";
                        message: string;
                    } | {
                        /** @constant */
                        code: "ORIGIN_NOT_ALLOWED";
                        message: string;
                    } | {
                        /** @constant */
                        code: "ORIGIN_NOT_ALLOWED";
                        message: string;
                    } | {
                        /** @constant */
                        code: "FORBIDDEN";
                        message: string;
                    } | {
                        /** @constant */
                        code: "SUBJECT_NOT_ALLOWED";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description The scopes of this key don't allow that; or: This key is for browsers, on pages of the origins that it names */
        Status403_2: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "FORBIDDEN";
                        message: string;
                    } | {
                        /** @constant */
                        code: "ORIGIN_NOT_ALLOWED";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description There is no such event type: check the slugs or the id */
        Status404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description There is no such reservation, or it is over; or: There is nothing at this path */
        Status404_2: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description There is no such event type: check the slugs or the id; or: There is no such booking: check the uid; or: There is nothing at this path */
        Status404_3: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description There is no such booking that this key opens; or: There is no such event type: check the slugs or the id; or: There is no such booking: check the uid; or: There is nothing at this path */
        Status404_4: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This key opens nobody's hours of that username */
        Status404_5: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This key opens nobody's hours of that username; or: They have no such rule; or: There is nothing at this path */
        Status404_6: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This key opens nobody's time of that username, and no such calendar */
        Status404_7: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "NOT_FOUND";
                        details: {
                            message: string;
                            path: string;
                        }[];
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This key has no such channel; or: There is nothing at this path */
        Status404_8: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description There is no such calendar for this key; or: There is no such event for this key; or: There is nothing at this path */
        Status404_9: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    } | {
                        /** @constant */
                        code: "NOT_FOUND";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This time isn't free any more; please choose another one; or: Some of these times aren't free, so none was booked; please choose fewer, or another time; or: You have as many bookings of this kind as you may have at a time */
        Status409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        alternatives: {
                            end: string;
                            start: string;
                        }[];
                        /** @constant */
                        code: "SLOT_UNAVAILABLE";
                        message: string;
                    } | {
                        alternatives: {
                            end: string;
                            start: string;
                        }[];
                        /** @constant */
                        code: "OCCURRENCES_UNAVAILABLE";
                        message: string;
                        occurrences: {
                            end: string;
                            start: string;
                        }[];
                    } | {
                        /** @constant */
                        code: "BOOKER_LIMIT_REACHED";
                        maximumActiveBookings: number;
                        message: string;
                        offerReschedule: boolean;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This time isn't free any more; please choose another one; or: Some of these times aren't free, so none was booked; please choose fewer, or another time; or: You have as many bookings of this kind as you may have at a time; or: The request with this Idempotency-Key is being carried out */
        Status409_2: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        alternatives: {
                            end: string;
                            start: string;
                        }[];
                        /** @constant */
                        code: "SLOT_UNAVAILABLE";
                        message: string;
                    } | {
                        alternatives: {
                            end: string;
                            start: string;
                        }[];
                        /** @constant */
                        code: "OCCURRENCES_UNAVAILABLE";
                        message: string;
                        occurrences: {
                            end: string;
                            start: string;
                        }[];
                    } | {
                        /** @constant */
                        code: "BOOKER_LIMIT_REACHED";
                        maximumActiveBookings: number;
                        message: string;
                        offerReschedule: boolean;
                    } | {
                        /** @constant */
                        code: "REQUEST_IN_PROGRESS";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This time isn't free any more; please choose another one; or: Some of these times aren't free, so none was booked; please choose fewer, or another time; or: You have as many bookings of this kind as you may have at a time */
        Status409_3: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        alternatives: {
                            end: string;
                            start: string;
                        }[];
                        /** @constant */
                        code: "SLOT_UNAVAILABLE";
                        message: string;
                    } | {
                        alternatives: {
                            end: string;
                            start: string;
                        }[];
                        /** @constant */
                        code: "OCCURRENCES_UNAVAILABLE";
                        message: string;
                        occurrences: {
                            end: string;
                            start: string;
                        }[];
                    } | {
                        /** @constant */
                        code: "BOOKER_LIMIT_REACHED";
                        maximumActiveBookings: number;
                        message: string;
                        offerReschedule: boolean;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description Whoever should take this booking over isn't free then; or: This time isn't free any more; please choose another one; or: Some of these times aren't free, so none was booked; please choose fewer, or another time; or: You have as many bookings of this kind as you may have at a time */
        Status409_4: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "HOST_UNAVAILABLE";
                        message: string;
                    } | {
                        alternatives: {
                            end: string;
                            start: string;
                        }[];
                        /** @constant */
                        code: "SLOT_UNAVAILABLE";
                        message: string;
                    } | {
                        alternatives: {
                            end: string;
                            start: string;
                        }[];
                        /** @constant */
                        code: "OCCURRENCES_UNAVAILABLE";
                        message: string;
                        occurrences: {
                            end: string;
                            start: string;
                        }[];
                    } | {
                        /** @constant */
                        code: "BOOKER_LIMIT_REACHED";
                        maximumActiveBookings: number;
                        message: string;
                        offerReschedule: boolean;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description The channel can't do that now */
        Status409_5: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "CHANNEL_STATE";
                        message: string;
                        state: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This private link has been used up or has expired: ask whoever sent it for another one */
        Status410: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "PRIVATE_LINK_OVER";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This private link has been used up or has expired: ask whoever sent it for another one */
        Status410_2: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "PRIVATE_LINK_OVER";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description The body is too large */
        Status413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "PAYLOAD_TOO_LARGE";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description The body is too large */
        Status413_2: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "PAYLOAD_TOO_LARGE";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This Idempotency-Key was used for another request: use a new one */
        Status422: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "IDEMPOTENCY_KEY_REUSED";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This key has sent as many requests as it may: go on after Retry-After seconds; or: This site's elements have asked as often as they may: go on after Retry-After seconds */
        Status429: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                /** @description seconds after which trying again may help */
                "retry-after": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "TOO_MANY_REQUESTS";
                        message: string;
                    } | {
                        /** @constant */
                        code: "TOO_MANY_REQUESTS";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description That was too often; please try again later */
        Status429_2: {
            headers: {
                /** @description seconds after which trying again may help */
                "retry-after": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "TOO_MANY_REQUESTS";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This key has sent as many requests as it may: go on after Retry-After seconds; or: This site's elements have asked as often as they may: go on after Retry-After seconds; or: That was too often; please try again later */
        Status429_3: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                /** @description seconds after which trying again may help */
                "retry-after": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "TOO_MANY_REQUESTS";
                        message: string;
                    } | {
                        /** @constant */
                        code: "TOO_MANY_REQUESTS";
                        message: string;
                    } | {
                        /** @constant */
                        code: "TOO_MANY_REQUESTS";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This key has sent as many requests as it may: go on after Retry-After seconds; or: That was too often; please try again later */
        Status429_4: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                /** @description seconds after which trying again may help */
                "retry-after": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "TOO_MANY_REQUESTS";
                        message: string;
                    } | {
                        /** @constant */
                        code: "TOO_MANY_REQUESTS";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description This key has sent as many requests as it may: go on after Retry-After seconds */
        Status429_5: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                /** @description seconds after which trying again may help */
                "retry-after": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "TOO_MANY_REQUESTS";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description Something went wrong here; it has been logged */
        Status500: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                /** @description under which the cause was logged */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "INTERNAL_SERVER_ERROR";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description Something went wrong here; it has been logged */
        Status500_2: {
            headers: {
                /** @description under which the cause was logged */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "INTERNAL_SERVER_ERROR";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description The database doesn't answer; please try again in a moment */
        Status503: {
            headers: {
                /** @description what is left of it: `r` requests, for `t` seconds */
                ratelimit?: string;
                /** @description the limit: `q` requests in `w` seconds */
                "ratelimit-policy"?: string;
                /** @description seconds after which trying again may help */
                "retry-after": string;
                /** @description under which the cause was logged */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "SERVICE_UNAVAILABLE";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
        /** @description The database doesn't answer; please try again in a moment */
        Status503_2: {
            headers: {
                /** @description seconds after which trying again may help */
                "retry-after": string;
                /** @description under which the cause was logged */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: {
                        /** @constant */
                        code: "SERVICE_UNAVAILABLE";
                        message: string;
                    };
                    /** @constant */
                    status: "error";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    postApiV2Availability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default {} */
                    buffer?: {
                        after?: {
                            minutes: number;
                        };
                        before?: {
                            minutes: number;
                        };
                    };
                    /** @default 512 */
                    max_results?: number;
                    participants: {
                        members: {
                            availability_rule_ids?: string[];
                            available_periods?: {
                                end: string;
                                start: string;
                            }[];
                            email?: string;
                            username?: string;
                        }[];
                        required: "all" | number;
                    }[];
                    query_periods: {
                        end: string;
                        start: string;
                    }[];
                    required_duration: {
                        minutes: number;
                    };
                    /**
                     * @default periods
                     * @enum {string}
                     */
                    response_format?: "periods" | "slots" | "overlapping_slots";
                    start_interval?: {
                        minutes: number;
                    };
                    tzid?: string;
                } | {
                    /** @default 512 */
                    max_results?: number;
                    query_periods: {
                        end: string;
                        start: string;
                    }[];
                    sequence: {
                        /** @default {} */
                        buffer?: {
                            /** @default {} */
                            after?: {
                                maximum?: {
                                    minutes: number;
                                };
                                minimum?: {
                                    minutes: number;
                                };
                            };
                            /** @default {} */
                            before?: {
                                maximum?: {
                                    minutes: number;
                                };
                                minimum?: {
                                    minutes: number;
                                };
                            };
                        };
                        ordinal?: number;
                        participants: {
                            members: {
                                availability_rule_ids?: string[];
                                available_periods?: {
                                    end: string;
                                    start: string;
                                }[];
                                email?: string;
                                username?: string;
                            }[];
                            required: "all" | number;
                        }[];
                        required_duration: {
                            minutes: number;
                        };
                        sequence_id: string;
                        start_interval?: {
                            minutes: number;
                        };
                    }[];
                    tzid?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    /** @description where the busy times are from: HIT, MISS, MIXED, STALE or BYPASS */
                    "x-calendar-cache": string;
                    /** @description when the oldest of them was read */
                    "x-calendar-cache-as-of"?: string;
                    /** @description how many hosts' calendars aren't known */
                    "x-calendar-unavailable"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "available_slots": [
                     *         {
                     *           "start": "2026-12-01T10:00:00Z",
                     *           "end": "2026-12-01T11:00:00Z",
                     *           "participants": [
                     *             {
                     *               "username": "ann"
                     *             },
                     *             {
                     *               "email": "ben@example.com"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        available_slots: {
                            end: string;
                            readonly participants: ({
                                username: string;
                            } | {
                                email: string;
                            })[];
                            start: string;
                        }[];
                    } | {
                        available_periods: {
                            end: string;
                            readonly participants: ({
                                username: string;
                            } | {
                                email: string;
                            })[];
                            start: string;
                        }[];
                    } | {
                        sequences: {
                            sequence: {
                                end: string;
                                readonly participants: ({
                                    username: string;
                                } | {
                                    email: string;
                                })[];
                                sequence_id: string;
                                start: string;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            /** @description Send an API key: Authorization: Bearer cc_…; or: availability_rule_ids are for holders of API keys: Authorization: Bearer cc_… */
            401: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    /** @description how to show a key */
                    "www-authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "UNAUTHORIZED";
                            message: string;
                        } | {
                            /** @constant */
                            code: "UNAUTHORIZED";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            /** @description The scopes of this key don't allow that; or: This key is for browsers, on pages of the origins that it names; or: availability_rule_ids take a key of scope free_busy or read_write */
            403: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "FORBIDDEN";
                            message: string;
                        } | {
                            /** @constant */
                            code: "ORIGIN_NOT_ALLOWED";
                            message: string;
                        } | {
                            /** @constant */
                            code: "FORBIDDEN";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            413: components["responses"]["Status413_2"];
            /** @description This key has sent as many requests as it may: go on after Retry-After seconds; or: That was asked from this address as often as it may be: go on after Retry-After seconds */
            429: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    /** @description seconds after which trying again may help */
                    "retry-after": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "TOO_MANY_REQUESTS";
                            message: string;
                        } | {
                            /** @constant */
                            code: "TOO_MANY_REQUESTS";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2AvailabilityRules: {
        parameters: {
            query?: {
                /** @example host0 */
                username?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "availability_rules": [
                     *         {
                     *           "availability_rule_id": "houston-office",
                     *           "tzid": "America/Chicago",
                     *           "weekly_periods": [
                     *             {
                     *               "day": "monday",
                     *               "start_time": "09:30",
                     *               "end_time": "16:30"
                     *             }
                     *           ],
                     *           "calendar_ids": [
                     *             "AAMkAGI2TGuLAAA="
                     *           ],
                     *           "event_type_ids": [
                     *             7
                     *           ],
                     *           "is_default": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        availability_rules: {
                            availability_rule_id: string;
                            calendar_ids: string[];
                            event_type_ids: number[];
                            is_default: boolean;
                            tzid: string;
                            weekly_periods: {
                                /** @enum {string} */
                                day: "sunday" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday";
                                end_time: string;
                                start_time: string;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404_5"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2AvailabilityRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    availability_rule_id: string;
                    /** @default [] */
                    calendar_ids?: string[];
                    event_type_ids?: number[];
                    tzid: string;
                    username?: string;
                    weekly_periods: {
                        /** @enum {string} */
                        day: "sunday" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday";
                        end_time: string;
                        start_time: string;
                    }[];
                };
            };
        };
        responses: {
            200: components["responses"]["Status200"];
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404_5"];
            /** @description They have as many schedules as somebody can have, which is 50: delete a rule */
            409: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "TOO_MANY_SCHEDULES";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            413: components["responses"]["Status413_2"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2AvailabilityRulesRuleId: {
        parameters: {
            query?: {
                /** @example host0 */
                username?: string;
            };
            header?: never;
            path: {
                /** @example houston-office */
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Status200"];
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404_6"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    deleteApiV2AvailabilityRulesRuleId: {
        parameters: {
            query?: {
                /** @example host0 */
                username?: string;
            };
            header?: never;
            path: {
                /** @example houston-office */
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["Status204"];
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404_6"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2Bookings: {
        parameters: {
            query?: {
                /** @example 2026-12-01T09:00:00Z */
                afterStart?: string;
                /** @example gus@guest.example */
                attendeeEmail?: string;
                /** @example 2026-12-01T12:00:00Z */
                beforeEnd?: string;
                /** @example 7 */
                eventTypeId?: string;
                skip?: string;
                /** @example desc */
                sortStart?: "asc" | "desc";
                /** @example upcoming,past */
                status?: string;
                /** @example 5 */
                take?: string;
                /** @example Europe/Berlin */
                timeZone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": [
                     *         {
                     *           "id": 812,
                     *           "uid": "b7Hk2mQxZs9dLw4nVt6yRp",
                     *           "title": "Team event between Ann Ito and Gus",
                     *           "description": "About the roof",
                     *           "hosts": [
                     *             {
                     *               "id": 1,
                     *               "name": "Ann Ito",
                     *               "email": "ann@contoso.example",
                     *               "displayEmail": "ann@contoso.example",
                     *               "timeZone": "Europe/London",
                     *               "username": "ann",
                     *               "calendarEvent": true
                     *             }
                     *           ],
                     *           "status": "accepted",
                     *           "start": "2026-12-01T10:00:00.000Z",
                     *           "end": "2026-12-01T10:30:00.000Z",
                     *           "duration": 30,
                     *           "eventTypeId": 7,
                     *           "eventType": {
                     *             "id": 7,
                     *             "slug": "teamevent"
                     *           },
                     *           "location": "",
                     *           "absentHost": false,
                     *           "createdAt": "2026-11-30T12:00:00.000Z",
                     *           "updatedAt": "2026-11-30T12:00:00.000Z",
                     *           "metadata": {
                     *             "availabilityCheckedLive": "true"
                     *           },
                     *           "icsUid": "b7Hk2mQxZs9dLw4nVt6yRp@app.example",
                     *           "attendees": [
                     *             {
                     *               "name": "Gus",
                     *               "email": "gus@guest.example",
                     *               "displayEmail": "gus@guest.example",
                     *               "timeZone": "Europe/Berlin",
                     *               "language": "de",
                     *               "absent": false
                     *             }
                     *           ],
                     *           "guests": [],
                     *           "bookingFieldsResponses": {
                     *             "name": "Gus",
                     *             "email": "gus@guest.example",
                     *             "guests": []
                     *           }
                     *         }
                     *       ],
                     *       "pagination": {
                     *         "totalItems": 1,
                     *         "remainingItems": 0,
                     *         "returnedItems": 1,
                     *         "itemsPerPage": 50,
                     *         "currentPage": 1,
                     *         "totalPages": 1,
                     *         "hasNextPage": false,
                     *         "hasPreviousPage": false
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            absentHost: boolean;
                            attendees: {
                                absent: boolean;
                                displayEmail: string;
                                email: string;
                                language: string;
                                name: string;
                                timeZone: string;
                            }[];
                            bookingFieldsResponses: {
                                [key: string]: unknown;
                            };
                            cancellationReason?: string;
                            createdAt: string;
                            declinedRooms?: {
                                email: string;
                                id: number;
                                name: string;
                            }[];
                            description: string;
                            duration: number;
                            end: string;
                            eventType: {
                                id: number;
                                slug: string;
                            } | null;
                            eventTypeId: number | null;
                            guests: string[];
                            hosts: {
                                calendarEvent: boolean;
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                                timeZone: string;
                                username: string;
                            }[];
                            icsUid: string;
                            id: number;
                            location: string;
                            meetingUrl?: string;
                            metadata: {
                                [key: string]: string;
                            };
                            recurringBookingUid?: string;
                            rejectionReason?: string;
                            rescheduledFromUid?: string;
                            rescheduledToUid?: string;
                            reschedulingReason?: string;
                            room?: {
                                email: string;
                                id: number;
                                name: string;
                            };
                            start: string;
                            /** @enum {string} */
                            status: "accepted" | "pending" | "cancelled" | "rejected";
                            successRedirectUrl?: string;
                            title: string;
                            uid: string;
                            updatedAt: string;
                        }[];
                        pagination: {
                            currentPage: number;
                            hasNextPage: boolean;
                            hasPreviousPage: boolean;
                            itemsPerPage: number;
                            remainingItems: number;
                            returnedItems: number;
                            totalItems: number;
                            totalPages: number;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2Bookings: {
        parameters: {
            query?: never;
            header?: {
                /** @description Whatever is sent again with the same key is carried out once, and answered alike for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    attendee: {
                        email: string;
                        /** @default en */
                        language?: string;
                        name: string;
                        timeZone: string;
                    };
                    /** @default {} */
                    bookingFieldsResponses?: {
                        [key: string]: string | number | boolean | string[];
                    };
                    eventTypeId?: number;
                    eventTypeSlug?: string;
                    guests?: string[];
                    hashedLink?: string;
                    lengthInMinutes?: number;
                    location?: {
                        /** @constant */
                        type: "address";
                    } | {
                        /** @constant */
                        type: "link";
                    } | {
                        /** @constant */
                        type: "phone";
                    } | {
                        integration: string;
                        /** @constant */
                        type: "integration";
                    } | {
                        phone: string;
                        /** @constant */
                        type: "attendeePhone";
                    } | {
                        address: string;
                        /** @constant */
                        type: "attendeeAddress";
                    } | {
                        location: string;
                        /** @constant */
                        type: "attendeeDefined";
                    };
                    /** @default {} */
                    metadata?: {
                        [key: string]: string;
                    };
                    organizationSlug?: string;
                    orgSlug?: string;
                    recurrenceCount?: number;
                    reservationUid?: string;
                    room?: number;
                    routing?: {
                        /** @default false */
                        skipContactOwner?: boolean;
                        teamMemberEmail?: string;
                        /** @default [] */
                        teamMemberIds?: number[];
                    };
                    start: string;
                    teamSlug?: string;
                    username?: string;
                    /** @constant */
                    website?: "";
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    /** @description `true` where this was answered before */
                    "idempotency-replayed"?: string;
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": 812,
                     *         "uid": "b7Hk2mQxZs9dLw4nVt6yRp",
                     *         "title": "Team event between Ann Ito and Gus",
                     *         "description": "About the roof",
                     *         "hosts": [
                     *           {
                     *             "id": 1,
                     *             "name": "Ann Ito",
                     *             "email": "ann@contoso.example",
                     *             "displayEmail": "ann@contoso.example",
                     *             "timeZone": "Europe/London",
                     *             "username": "ann",
                     *             "calendarEvent": true
                     *           }
                     *         ],
                     *         "status": "accepted",
                     *         "start": "2026-12-01T10:00:00.000Z",
                     *         "end": "2026-12-01T10:30:00.000Z",
                     *         "duration": 30,
                     *         "eventTypeId": 7,
                     *         "eventType": {
                     *           "id": 7,
                     *           "slug": "teamevent"
                     *         },
                     *         "location": "",
                     *         "absentHost": false,
                     *         "createdAt": "2026-11-30T12:00:00.000Z",
                     *         "updatedAt": "2026-11-30T12:00:00.000Z",
                     *         "metadata": {
                     *           "availabilityCheckedLive": "true"
                     *         },
                     *         "icsUid": "b7Hk2mQxZs9dLw4nVt6yRp@app.example",
                     *         "attendees": [
                     *           {
                     *             "name": "Gus",
                     *             "email": "gus@guest.example",
                     *             "displayEmail": "gus@guest.example",
                     *             "timeZone": "Europe/Berlin",
                     *             "language": "de",
                     *             "absent": false
                     *           }
                     *         ],
                     *         "guests": [],
                     *         "bookingFieldsResponses": {
                     *           "name": "Gus",
                     *           "email": "gus@guest.example",
                     *           "guests": []
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            absentHost: boolean;
                            attendees: {
                                absent: boolean;
                                displayEmail: string;
                                email: string;
                                language: string;
                                name: string;
                                timeZone: string;
                            }[];
                            bookingFieldsResponses: {
                                [key: string]: unknown;
                            };
                            cancellationReason?: string;
                            createdAt: string;
                            declinedRooms?: {
                                email: string;
                                id: number;
                                name: string;
                            }[];
                            description: string;
                            duration: number;
                            end: string;
                            eventType: {
                                id: number;
                                slug: string;
                            } | null;
                            eventTypeId: number | null;
                            guests: string[];
                            hosts: {
                                calendarEvent: boolean;
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                                timeZone: string;
                                username: string;
                            }[];
                            icsUid: string;
                            id: number;
                            location: string;
                            meetingUrl?: string;
                            metadata: {
                                [key: string]: string;
                            };
                            recurringBookingUid?: string;
                            rejectionReason?: string;
                            rescheduledFromUid?: string;
                            rescheduledToUid?: string;
                            reschedulingReason?: string;
                            room?: {
                                email: string;
                                id: number;
                                name: string;
                            };
                            start: string;
                            /** @enum {string} */
                            status: "accepted" | "pending" | "cancelled" | "rejected";
                            successRedirectUrl?: string;
                            title: string;
                            uid: string;
                            updatedAt: string;
                        } | {
                            absentHost: boolean;
                            attendees: {
                                absent: boolean;
                                displayEmail: string;
                                email: string;
                                language: string;
                                name: string;
                                timeZone: string;
                            }[];
                            bookingFieldsResponses: {
                                [key: string]: unknown;
                            };
                            cancellationReason?: string;
                            createdAt: string;
                            declinedRooms?: {
                                email: string;
                                id: number;
                                name: string;
                            }[];
                            description: string;
                            duration: number;
                            end: string;
                            eventType: {
                                id: number;
                                slug: string;
                            } | null;
                            eventTypeId: number | null;
                            guests: string[];
                            hosts: {
                                calendarEvent: boolean;
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                                timeZone: string;
                                username: string;
                            }[];
                            icsUid: string;
                            id: number;
                            location: string;
                            meetingUrl?: string;
                            metadata: {
                                [key: string]: string;
                            };
                            recurringBookingUid: string;
                            rejectionReason?: string;
                            rescheduledFromUid?: string;
                            rescheduledToUid?: string;
                            reschedulingReason?: string;
                            room?: {
                                email: string;
                                id: number;
                                name: string;
                            };
                            start: string;
                            /** @enum {string} */
                            status: "accepted" | "pending" | "cancelled" | "rejected";
                            successRedirectUrl?: string;
                            title: string;
                            uid: string;
                            updatedAt: string;
                        }[];
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400_4"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            /** @description There is no such event type: check the slugs or the id; or: There is no such booking: check the uid */
            404: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        } | {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            409: components["responses"]["Status409_2"];
            410: components["responses"]["Status410_2"];
            413: components["responses"]["Status413_2"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429_3"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2BookingsUid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": 812,
                     *         "uid": "b7Hk2mQxZs9dLw4nVt6yRp",
                     *         "title": "Team event between Ann Ito and Gus",
                     *         "description": "About the roof",
                     *         "hosts": [
                     *           {
                     *             "id": 1,
                     *             "name": "Ann Ito",
                     *             "email": "ann@contoso.example",
                     *             "displayEmail": "ann@contoso.example",
                     *             "timeZone": "Europe/London",
                     *             "username": "ann",
                     *             "calendarEvent": true
                     *           }
                     *         ],
                     *         "status": "accepted",
                     *         "start": "2026-12-01T10:00:00.000Z",
                     *         "end": "2026-12-01T10:30:00.000Z",
                     *         "duration": 30,
                     *         "eventTypeId": 7,
                     *         "eventType": {
                     *           "id": 7,
                     *           "slug": "teamevent"
                     *         },
                     *         "location": "",
                     *         "absentHost": false,
                     *         "createdAt": "2026-11-30T12:00:00.000Z",
                     *         "updatedAt": "2026-11-30T12:00:00.000Z",
                     *         "metadata": {
                     *           "availabilityCheckedLive": "true"
                     *         },
                     *         "icsUid": "b7Hk2mQxZs9dLw4nVt6yRp@app.example",
                     *         "attendees": [
                     *           {
                     *             "name": "Gus",
                     *             "email": "gus@guest.example",
                     *             "displayEmail": "gus@guest.example",
                     *             "timeZone": "Europe/Berlin",
                     *             "language": "de",
                     *             "absent": false
                     *           }
                     *         ],
                     *         "guests": [],
                     *         "bookingFieldsResponses": {
                     *           "name": "Gus",
                     *           "email": "gus@guest.example",
                     *           "guests": []
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            absentHost: boolean;
                            attendees: {
                                absent: boolean;
                                displayEmail: string;
                                email: string;
                                language: string;
                                name: string;
                                timeZone: string;
                            }[];
                            bookingFieldsResponses: {
                                [key: string]: unknown;
                            };
                            cancellationReason?: string;
                            createdAt: string;
                            declinedRooms?: {
                                email: string;
                                id: number;
                                name: string;
                            }[];
                            description: string;
                            duration: number;
                            end: string;
                            eventType: {
                                id: number;
                                slug: string;
                            } | null;
                            eventTypeId: number | null;
                            guests: string[];
                            hosts: {
                                calendarEvent: boolean;
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                                timeZone: string;
                                username: string;
                            }[];
                            icsUid: string;
                            id: number;
                            location: string;
                            meetingUrl?: string;
                            metadata: {
                                [key: string]: string;
                            };
                            recurringBookingUid?: string;
                            rejectionReason?: string;
                            rescheduledFromUid?: string;
                            rescheduledToUid?: string;
                            reschedulingReason?: string;
                            room?: {
                                email: string;
                                id: number;
                                name: string;
                            };
                            start: string;
                            /** @enum {string} */
                            status: "accepted" | "pending" | "cancelled" | "rejected";
                            successRedirectUrl?: string;
                            title: string;
                            uid: string;
                            updatedAt: string;
                        } | {
                            absentHost: boolean;
                            attendees: {
                                absent: boolean;
                                displayEmail: string;
                                email: string;
                                language: string;
                                name: string;
                                timeZone: string;
                            }[];
                            bookingFieldsResponses: {
                                [key: string]: unknown;
                            };
                            cancellationReason?: string;
                            createdAt: string;
                            declinedRooms?: {
                                email: string;
                                id: number;
                                name: string;
                            }[];
                            description: string;
                            duration: number;
                            end: string;
                            eventType: {
                                id: number;
                                slug: string;
                            } | null;
                            eventTypeId: number | null;
                            guests: string[];
                            hosts: {
                                calendarEvent: boolean;
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                                timeZone: string;
                                username: string;
                            }[];
                            icsUid: string;
                            id: number;
                            location: string;
                            meetingUrl?: string;
                            metadata: {
                                [key: string]: string;
                            };
                            recurringBookingUid: string;
                            rejectionReason?: string;
                            rescheduledFromUid?: string;
                            rescheduledToUid?: string;
                            reschedulingReason?: string;
                            room?: {
                                email: string;
                                id: number;
                                name: string;
                            };
                            start: string;
                            /** @enum {string} */
                            status: "accepted" | "pending" | "cancelled" | "rejected";
                            successRedirectUrl?: string;
                            title: string;
                            uid: string;
                            updatedAt: string;
                        }[];
                        /** @constant */
                        status: "success";
                    };
                };
            };
            /** @description There is no such booking: check the uid; or: There is nothing at this path */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        } | {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    postApiV2BookingsUidCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Whatever is sent again with the same key is carried out once, and answered alike for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cancellationReason?: string;
                    cancelledBy?: string;
                    cancelSubsequentBookings?: boolean;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description `true` where this was answered before */
                    "idempotency-replayed"?: string;
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": 812,
                     *         "uid": "b7Hk2mQxZs9dLw4nVt6yRp",
                     *         "title": "Team event between Ann Ito and Gus",
                     *         "description": "About the roof",
                     *         "hosts": [
                     *           {
                     *             "id": 1,
                     *             "name": "Ann Ito",
                     *             "email": "ann@contoso.example",
                     *             "displayEmail": "ann@contoso.example",
                     *             "timeZone": "Europe/London",
                     *             "username": "ann",
                     *             "calendarEvent": true
                     *           }
                     *         ],
                     *         "status": "cancelled",
                     *         "start": "2026-12-01T10:00:00.000Z",
                     *         "end": "2026-12-01T10:30:00.000Z",
                     *         "duration": 30,
                     *         "eventTypeId": 7,
                     *         "eventType": {
                     *           "id": 7,
                     *           "slug": "teamevent"
                     *         },
                     *         "location": "",
                     *         "absentHost": false,
                     *         "createdAt": "2026-11-30T12:00:00.000Z",
                     *         "updatedAt": "2026-11-30T12:00:00.000Z",
                     *         "metadata": {
                     *           "availabilityCheckedLive": "true"
                     *         },
                     *         "icsUid": "b7Hk2mQxZs9dLw4nVt6yRp@app.example",
                     *         "attendees": [
                     *           {
                     *             "name": "Gus",
                     *             "email": "gus@guest.example",
                     *             "displayEmail": "gus@guest.example",
                     *             "timeZone": "Europe/Berlin",
                     *             "language": "de",
                     *             "absent": false
                     *           }
                     *         ],
                     *         "guests": [],
                     *         "bookingFieldsResponses": {
                     *           "name": "Gus",
                     *           "email": "gus@guest.example",
                     *           "guests": []
                     *         },
                     *         "cancellationReason": "Ill"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            absentHost: boolean;
                            attendees: {
                                absent: boolean;
                                displayEmail: string;
                                email: string;
                                language: string;
                                name: string;
                                timeZone: string;
                            }[];
                            bookingFieldsResponses: {
                                [key: string]: unknown;
                            };
                            cancellationReason?: string;
                            createdAt: string;
                            declinedRooms?: {
                                email: string;
                                id: number;
                                name: string;
                            }[];
                            description: string;
                            duration: number;
                            end: string;
                            eventType: {
                                id: number;
                                slug: string;
                            } | null;
                            eventTypeId: number | null;
                            guests: string[];
                            hosts: {
                                calendarEvent: boolean;
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                                timeZone: string;
                                username: string;
                            }[];
                            icsUid: string;
                            id: number;
                            location: string;
                            meetingUrl?: string;
                            metadata: {
                                [key: string]: string;
                            };
                            recurringBookingUid?: string;
                            rejectionReason?: string;
                            rescheduledFromUid?: string;
                            rescheduledToUid?: string;
                            reschedulingReason?: string;
                            room?: {
                                email: string;
                                id: number;
                                name: string;
                            };
                            start: string;
                            /** @enum {string} */
                            status: "accepted" | "pending" | "cancelled" | "rejected";
                            successRedirectUrl?: string;
                            title: string;
                            uid: string;
                            updatedAt: string;
                        } | {
                            absentHost: boolean;
                            attendees: {
                                absent: boolean;
                                displayEmail: string;
                                email: string;
                                language: string;
                                name: string;
                                timeZone: string;
                            }[];
                            bookingFieldsResponses: {
                                [key: string]: unknown;
                            };
                            cancellationReason?: string;
                            createdAt: string;
                            declinedRooms?: {
                                email: string;
                                id: number;
                                name: string;
                            }[];
                            description: string;
                            duration: number;
                            end: string;
                            eventType: {
                                id: number;
                                slug: string;
                            } | null;
                            eventTypeId: number | null;
                            guests: string[];
                            hosts: {
                                calendarEvent: boolean;
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                                timeZone: string;
                                username: string;
                            }[];
                            icsUid: string;
                            id: number;
                            location: string;
                            meetingUrl?: string;
                            metadata: {
                                [key: string]: string;
                            };
                            recurringBookingUid: string;
                            rejectionReason?: string;
                            rescheduledFromUid?: string;
                            rescheduledToUid?: string;
                            reschedulingReason?: string;
                            room?: {
                                email: string;
                                id: number;
                                name: string;
                            };
                            start: string;
                            /** @enum {string} */
                            status: "accepted" | "pending" | "cancelled" | "rejected";
                            successRedirectUrl?: string;
                            title: string;
                            uid: string;
                            updatedAt: string;
                        }[];
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400_4"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404_3"];
            409: components["responses"]["Status409_2"];
            410: components["responses"]["Status410_2"];
            413: components["responses"]["Status413_2"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429_3"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2BookingsUidConfirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": 812,
                     *         "uid": "b7Hk2mQxZs9dLw4nVt6yRp",
                     *         "title": "Team event between Ann Ito and Gus",
                     *         "description": "About the roof",
                     *         "hosts": [
                     *           {
                     *             "id": 1,
                     *             "name": "Ann Ito",
                     *             "email": "ann@contoso.example",
                     *             "displayEmail": "ann@contoso.example",
                     *             "timeZone": "Europe/London",
                     *             "username": "ann",
                     *             "calendarEvent": true
                     *           }
                     *         ],
                     *         "status": "accepted",
                     *         "start": "2026-12-01T10:00:00.000Z",
                     *         "end": "2026-12-01T10:30:00.000Z",
                     *         "duration": 30,
                     *         "eventTypeId": 7,
                     *         "eventType": {
                     *           "id": 7,
                     *           "slug": "teamevent"
                     *         },
                     *         "location": "",
                     *         "absentHost": false,
                     *         "createdAt": "2026-11-30T12:00:00.000Z",
                     *         "updatedAt": "2026-11-30T12:00:00.000Z",
                     *         "metadata": {
                     *           "availabilityCheckedLive": "true"
                     *         },
                     *         "icsUid": "b7Hk2mQxZs9dLw4nVt6yRp@app.example",
                     *         "attendees": [
                     *           {
                     *             "name": "Gus",
                     *             "email": "gus@guest.example",
                     *             "displayEmail": "gus@guest.example",
                     *             "timeZone": "Europe/Berlin",
                     *             "language": "de",
                     *             "absent": false
                     *           }
                     *         ],
                     *         "guests": [],
                     *         "bookingFieldsResponses": {
                     *           "name": "Gus",
                     *           "email": "gus@guest.example",
                     *           "guests": []
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            absentHost: boolean;
                            attendees: {
                                absent: boolean;
                                displayEmail: string;
                                email: string;
                                language: string;
                                name: string;
                                timeZone: string;
                            }[];
                            bookingFieldsResponses: {
                                [key: string]: unknown;
                            };
                            cancellationReason?: string;
                            createdAt: string;
                            declinedRooms?: {
                                email: string;
                                id: number;
                                name: string;
                            }[];
                            description: string;
                            duration: number;
                            end: string;
                            eventType: {
                                id: number;
                                slug: string;
                            } | null;
                            eventTypeId: number | null;
                            guests: string[];
                            hosts: {
                                calendarEvent: boolean;
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                                timeZone: string;
                                username: string;
                            }[];
                            icsUid: string;
                            id: number;
                            location: string;
                            meetingUrl?: string;
                            metadata: {
                                [key: string]: string;
                            };
                            recurringBookingUid?: string;
                            rejectionReason?: string;
                            rescheduledFromUid?: string;
                            rescheduledToUid?: string;
                            reschedulingReason?: string;
                            room?: {
                                email: string;
                                id: number;
                                name: string;
                            };
                            start: string;
                            /** @enum {string} */
                            status: "accepted" | "pending" | "cancelled" | "rejected";
                            successRedirectUrl?: string;
                            title: string;
                            uid: string;
                            updatedAt: string;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            /** @description This booking has been cancelled already; or: This booking has been moved already; or: This booking is over: it can't be moved or cancelled any more; or: Several have this booking together: each seat is moved or cancelled by its own uid, and all of it with a key that opens it; or: Bookings of this event type can be cancelled by their hosts only: ask the host to; or: Bookings of this event type can't be moved: ask the host for another time; or: This booking waits for no answer: only a request can be confirmed or declined, once */
            400: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "ALREADY_CANCELLED";
                            message: string;
                        } | {
                            /** @constant */
                            code: "ALREADY_RESCHEDULED";
                            message: string;
                            rescheduledToUid: string;
                        } | {
                            /** @constant */
                            code: "ALREADY_OVER";
                            message: string;
                        } | {
                            /** @constant */
                            code: "HAS_SEATS";
                            message: string;
                        } | {
                            /** @constant */
                            code: "CANCELLING_DISABLED";
                            message: string;
                        } | {
                            /** @constant */
                            code: "RESCHEDULING_DISABLED";
                            message: string;
                        } | {
                            bookingStatus: string;
                            /** @constant */
                            code: "NOT_PENDING";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_4"];
            409: components["responses"]["Status409_3"];
            410: components["responses"]["Status410_2"];
            429: components["responses"]["Status429_4"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2BookingsUidDecline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": 812,
                     *         "uid": "b7Hk2mQxZs9dLw4nVt6yRp",
                     *         "title": "Team event between Ann Ito and Gus",
                     *         "description": "About the roof",
                     *         "hosts": [
                     *           {
                     *             "id": 1,
                     *             "name": "Ann Ito",
                     *             "email": "ann@contoso.example",
                     *             "displayEmail": "ann@contoso.example",
                     *             "timeZone": "Europe/London",
                     *             "username": "ann",
                     *             "calendarEvent": true
                     *           }
                     *         ],
                     *         "status": "rejected",
                     *         "start": "2026-12-01T10:00:00.000Z",
                     *         "end": "2026-12-01T10:30:00.000Z",
                     *         "duration": 30,
                     *         "eventTypeId": 7,
                     *         "eventType": {
                     *           "id": 7,
                     *           "slug": "teamevent"
                     *         },
                     *         "location": "",
                     *         "absentHost": false,
                     *         "createdAt": "2026-11-30T12:00:00.000Z",
                     *         "updatedAt": "2026-11-30T12:00:00.000Z",
                     *         "metadata": {
                     *           "availabilityCheckedLive": "true"
                     *         },
                     *         "icsUid": "b7Hk2mQxZs9dLw4nVt6yRp@app.example",
                     *         "attendees": [
                     *           {
                     *             "name": "Gus",
                     *             "email": "gus@guest.example",
                     *             "displayEmail": "gus@guest.example",
                     *             "timeZone": "Europe/Berlin",
                     *             "language": "de",
                     *             "absent": false
                     *           }
                     *         ],
                     *         "guests": [],
                     *         "bookingFieldsResponses": {
                     *           "name": "Gus",
                     *           "email": "gus@guest.example",
                     *           "guests": []
                     *         },
                     *         "rejectionReason": "No room"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            absentHost: boolean;
                            attendees: {
                                absent: boolean;
                                displayEmail: string;
                                email: string;
                                language: string;
                                name: string;
                                timeZone: string;
                            }[];
                            bookingFieldsResponses: {
                                [key: string]: unknown;
                            };
                            cancellationReason?: string;
                            createdAt: string;
                            declinedRooms?: {
                                email: string;
                                id: number;
                                name: string;
                            }[];
                            description: string;
                            duration: number;
                            end: string;
                            eventType: {
                                id: number;
                                slug: string;
                            } | null;
                            eventTypeId: number | null;
                            guests: string[];
                            hosts: {
                                calendarEvent: boolean;
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                                timeZone: string;
                                username: string;
                            }[];
                            icsUid: string;
                            id: number;
                            location: string;
                            meetingUrl?: string;
                            metadata: {
                                [key: string]: string;
                            };
                            recurringBookingUid?: string;
                            rejectionReason?: string;
                            rescheduledFromUid?: string;
                            rescheduledToUid?: string;
                            reschedulingReason?: string;
                            room?: {
                                email: string;
                                id: number;
                                name: string;
                            };
                            start: string;
                            /** @enum {string} */
                            status: "accepted" | "pending" | "cancelled" | "rejected";
                            successRedirectUrl?: string;
                            title: string;
                            uid: string;
                            updatedAt: string;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400_4"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_4"];
            409: components["responses"]["Status409_3"];
            410: components["responses"]["Status410_2"];
            413: components["responses"]["Status413_2"];
            429: components["responses"]["Status429_4"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2BookingsUidReassign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "bookingUid": "c3Jm8nRyAt5eMx7pWu2zSq",
                     *         "reassignedTo": {
                     *           "id": 8,
                     *           "name": "Ben Ray",
                     *           "email": "ben@contoso.example",
                     *           "displayEmail": "ben@contoso.example"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            bookingUid: string;
                            reason?: string;
                            reassignedTo: {
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                            };
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400_5"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_4"];
            409: components["responses"]["Status409_4"];
            410: components["responses"]["Status410_2"];
            413: components["responses"]["Status413_2"];
            429: components["responses"]["Status429_4"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2BookingsUidReassignUserId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                uid: string;
                /** @example 7 */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "bookingUid": "c3Jm8nRyAt5eMx7pWu2zSq",
                     *         "reassignedTo": {
                     *           "id": 8,
                     *           "name": "Ben Ray",
                     *           "email": "ben@contoso.example",
                     *           "displayEmail": "ben@contoso.example"
                     *         },
                     *         "reason": "I am ill"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            bookingUid: string;
                            reason?: string;
                            reassignedTo: {
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                            };
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400_5"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_4"];
            409: components["responses"]["Status409_4"];
            410: components["responses"]["Status410_2"];
            413: components["responses"]["Status413_2"];
            429: components["responses"]["Status429_4"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2BookingsUidRequestReschedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": 812,
                     *         "uid": "b7Hk2mQxZs9dLw4nVt6yRp",
                     *         "title": "Team event between Ann Ito and Gus",
                     *         "description": "About the roof",
                     *         "hosts": [
                     *           {
                     *             "id": 1,
                     *             "name": "Ann Ito",
                     *             "email": "ann@contoso.example",
                     *             "displayEmail": "ann@contoso.example",
                     *             "timeZone": "Europe/London",
                     *             "username": "ann",
                     *             "calendarEvent": true
                     *           }
                     *         ],
                     *         "status": "cancelled",
                     *         "start": "2026-12-01T10:00:00.000Z",
                     *         "end": "2026-12-01T10:30:00.000Z",
                     *         "duration": 30,
                     *         "eventTypeId": 7,
                     *         "eventType": {
                     *           "id": 7,
                     *           "slug": "teamevent"
                     *         },
                     *         "location": "",
                     *         "absentHost": false,
                     *         "createdAt": "2026-11-30T12:00:00.000Z",
                     *         "updatedAt": "2026-11-30T12:00:00.000Z",
                     *         "metadata": {
                     *           "availabilityCheckedLive": "true"
                     *         },
                     *         "icsUid": "b7Hk2mQxZs9dLw4nVt6yRp@app.example",
                     *         "attendees": [
                     *           {
                     *             "name": "Gus",
                     *             "email": "gus@guest.example",
                     *             "displayEmail": "gus@guest.example",
                     *             "timeZone": "Europe/Berlin",
                     *             "language": "de",
                     *             "absent": false
                     *           }
                     *         ],
                     *         "guests": [],
                     *         "bookingFieldsResponses": {
                     *           "name": "Gus",
                     *           "email": "gus@guest.example",
                     *           "guests": []
                     *         },
                     *         "cancellationReason": "Ill"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            absentHost: boolean;
                            attendees: {
                                absent: boolean;
                                displayEmail: string;
                                email: string;
                                language: string;
                                name: string;
                                timeZone: string;
                            }[];
                            bookingFieldsResponses: {
                                [key: string]: unknown;
                            };
                            cancellationReason?: string;
                            createdAt: string;
                            declinedRooms?: {
                                email: string;
                                id: number;
                                name: string;
                            }[];
                            description: string;
                            duration: number;
                            end: string;
                            eventType: {
                                id: number;
                                slug: string;
                            } | null;
                            eventTypeId: number | null;
                            guests: string[];
                            hosts: {
                                calendarEvent: boolean;
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                                timeZone: string;
                                username: string;
                            }[];
                            icsUid: string;
                            id: number;
                            location: string;
                            meetingUrl?: string;
                            metadata: {
                                [key: string]: string;
                            };
                            recurringBookingUid?: string;
                            rejectionReason?: string;
                            rescheduledFromUid?: string;
                            rescheduledToUid?: string;
                            reschedulingReason?: string;
                            room?: {
                                email: string;
                                id: number;
                                name: string;
                            };
                            start: string;
                            /** @enum {string} */
                            status: "accepted" | "pending" | "cancelled" | "rejected";
                            successRedirectUrl?: string;
                            title: string;
                            uid: string;
                            updatedAt: string;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400_4"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_4"];
            409: components["responses"]["Status409_3"];
            410: components["responses"]["Status410_2"];
            413: components["responses"]["Status413_2"];
            429: components["responses"]["Status429_4"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2BookingsUidReschedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Whatever is sent again with the same key is carried out once, and answered alike for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rescheduledBy?: string;
                    reschedulingReason?: string;
                    reservationUid?: string;
                    seatUid?: string;
                    start: string;
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    /** @description `true` where this was answered before */
                    "idempotency-replayed"?: string;
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": 813,
                     *         "uid": "c3Jm8nRyAt5eMx7pWu2zSq",
                     *         "title": "Team event between Ann Ito and Gus",
                     *         "description": "About the roof",
                     *         "hosts": [
                     *           {
                     *             "id": 1,
                     *             "name": "Ann Ito",
                     *             "email": "ann@contoso.example",
                     *             "displayEmail": "ann@contoso.example",
                     *             "timeZone": "Europe/London",
                     *             "username": "ann",
                     *             "calendarEvent": true
                     *           }
                     *         ],
                     *         "status": "accepted",
                     *         "start": "2026-12-02T10:00:00.000Z",
                     *         "end": "2026-12-02T10:30:00.000Z",
                     *         "duration": 30,
                     *         "eventTypeId": 7,
                     *         "eventType": {
                     *           "id": 7,
                     *           "slug": "teamevent"
                     *         },
                     *         "location": "",
                     *         "absentHost": false,
                     *         "createdAt": "2026-11-30T12:00:00.000Z",
                     *         "updatedAt": "2026-11-30T12:00:00.000Z",
                     *         "metadata": {
                     *           "availabilityCheckedLive": "true"
                     *         },
                     *         "icsUid": "b7Hk2mQxZs9dLw4nVt6yRp@app.example",
                     *         "attendees": [
                     *           {
                     *             "name": "Gus",
                     *             "email": "gus@guest.example",
                     *             "displayEmail": "gus@guest.example",
                     *             "timeZone": "Europe/Berlin",
                     *             "language": "de",
                     *             "absent": false
                     *           }
                     *         ],
                     *         "guests": [],
                     *         "bookingFieldsResponses": {
                     *           "name": "Gus",
                     *           "email": "gus@guest.example",
                     *           "guests": []
                     *         },
                     *         "rescheduledFromUid": "b7Hk2mQxZs9dLw4nVt6yRp"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            absentHost: boolean;
                            attendees: {
                                absent: boolean;
                                displayEmail: string;
                                email: string;
                                language: string;
                                name: string;
                                timeZone: string;
                            }[];
                            bookingFieldsResponses: {
                                [key: string]: unknown;
                            };
                            cancellationReason?: string;
                            createdAt: string;
                            declinedRooms?: {
                                email: string;
                                id: number;
                                name: string;
                            }[];
                            description: string;
                            duration: number;
                            end: string;
                            eventType: {
                                id: number;
                                slug: string;
                            } | null;
                            eventTypeId: number | null;
                            guests: string[];
                            hosts: {
                                calendarEvent: boolean;
                                displayEmail: string;
                                email: string;
                                id: number;
                                name: string;
                                timeZone: string;
                                username: string;
                            }[];
                            icsUid: string;
                            id: number;
                            location: string;
                            meetingUrl?: string;
                            metadata: {
                                [key: string]: string;
                            };
                            recurringBookingUid?: string;
                            rejectionReason?: string;
                            rescheduledFromUid?: string;
                            rescheduledToUid?: string;
                            reschedulingReason?: string;
                            room?: {
                                email: string;
                                id: number;
                                name: string;
                            };
                            start: string;
                            /** @enum {string} */
                            status: "accepted" | "pending" | "cancelled" | "rejected";
                            successRedirectUrl?: string;
                            title: string;
                            uid: string;
                            updatedAt: string;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400_4"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404_3"];
            409: components["responses"]["Status409_2"];
            410: components["responses"]["Status410_2"];
            413: components["responses"]["Status413_2"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429_3"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2CalendarsCalendarIdEventsEventId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example AAMkAGI2TGuLAAA= */
                calendarId: string;
                /** @example order-17 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "eventId": "order-17",
                     *         "version": 1,
                     *         "state": "done",
                     *         "reason": null,
                     *         "event": {
                     *           "title": "Intro",
                     *           "description": "Text",
                     *           "location": "Roof",
                     *           "start": "2026-12-01T10:00:00.000Z",
                     *           "end": "2026-12-01T10:30:00.000Z",
                     *           "timeZone": "Europe/Berlin",
                     *           "attendees": [
                     *             {
                     *               "email": "bo@guest.example",
                     *               "name": "Bo"
                     *             }
                     *           ],
                     *           "onlineMeeting": false,
                     *           "language": "de"
                     *         },
                     *         "joinUrl": null,
                     *         "answers": [
                     *           {
                     *             "email": "bo@guest.example",
                     *             "answer": "accepted",
                     *             "at": "2026-11-30T13:00:00.000Z"
                     *           }
                     *         ],
                     *         "outsideChange": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            answers: {
                                /** @enum {string} */
                                answer: "accepted" | "tentative" | "declined";
                                at: string | null;
                                email: string;
                            }[];
                            event: {
                                attendees: {
                                    email: string;
                                    name: string;
                                }[];
                                description: string;
                                end: string;
                                language: string | null;
                                location: string;
                                onlineMeeting: boolean;
                                start: string;
                                timeZone: string;
                                title: string;
                            } | null;
                            eventId: string;
                            joinUrl: string | null;
                            outsideChange: ({
                                end: string;
                                /** @constant */
                                kind: "moved";
                                start: string;
                            } | {
                                /** @constant */
                                kind: "deleted";
                            }) | null;
                            reason: string | null;
                            /** @enum {string} */
                            state: "waiting" | "done" | "refused";
                            version: number;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_9"];
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    putApiV2CalendarsCalendarIdEventsEventId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example AAMkAGI2TGuLAAA= */
                calendarId: string;
                /** @example order-17 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    attendees?: {
                        email: string;
                        /** @default  */
                        name?: string;
                    }[];
                    /** @default  */
                    description?: string;
                    end: string;
                    /** @default null */
                    language?: string | null;
                    /** @default  */
                    location?: string;
                    /** @default false */
                    onlineMeeting?: boolean;
                    start: string;
                    timeZone: string;
                    title: string;
                };
            };
        };
        responses: {
            /** @description Success */
            202: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "eventId": "order-17",
                     *         "version": 1,
                     *         "changed": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            changed: boolean;
                            eventId: string;
                            version: number;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_9"];
            413: components["responses"]["Status413_2"];
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    deleteApiV2CalendarsCalendarIdEventsEventId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example AAMkAGI2TGuLAAA= */
                calendarId: string;
                /** @example order-17 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "eventId": "order-17",
                     *         "version": 2,
                     *         "changed": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            changed: boolean;
                            eventId: string;
                            version: number;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_9"];
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2CalendarsStatus: {
        parameters: {
            query?: {
                /** @example acme */
                orgSlug?: string;
                /** @example 7 */
                teamId?: string;
                /** @example devs */
                teamSlug?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": [
                     *         {
                     *           "account": "ann@contoso.example",
                     *           "integration": "office365_calendar",
                     *           "userId": 1,
                     *           "username": "ann",
                     *           "state": "active",
                     *           "asOf": "2026-11-30T12:00:00.000Z",
                     *           "since": null,
                     *           "reason": null,
                     *           "calendars": [
                     *             {
                     *               "calendar": "AAMkAGI2TGuLAAA=",
                     *               "state": "active",
                     *               "asOf": "2026-11-30T12:00:00.000Z",
                     *               "since": null,
                     *               "reason": null
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: {
                            account: string | null;
                            asOf: string | null;
                            calendars: {
                                asOf: string | null;
                                calendar: string;
                                reason: string | null;
                                since: string | null;
                                /** @enum {string} */
                                state: "active" | "syncing" | "quarantined" | "needs_sign_in" | "needs_admin" | "unavailable";
                            }[];
                            integration: string;
                            reason: string | null;
                            since: string | null;
                            /** @enum {string} */
                            state: "active" | "syncing" | "quarantined" | "needs_sign_in" | "needs_admin" | "unavailable";
                            userId: number;
                            username: string | null;
                        }[];
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            /** @description The scopes of this key don't allow that; or: This key is for browsers, on pages of the origins that it names; or: This element token is for pages of one origin, and this isn't one; or: The scopes of this element token don't allow that; or: This element token wasn't made for that: name it in the token's subjects; or: This key's scope reads nothing of others: leave the team out, or use a key of another scope */
            403: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "FORBIDDEN";
                            message: string;
                        } | {
                            /** @constant */
                            code: "ORIGIN_NOT_ALLOWED";
                            message: string;
                        } | {
                            /** @constant */
                            code: "ORIGIN_NOT_ALLOWED";
                            message: string;
                        } | {
                            /** @constant */
                            code: "FORBIDDEN";
                            message: string;
                        } | {
                            /** @constant */
                            code: "SUBJECT_NOT_ALLOWED";
                            message: string;
                        } | {
                            /** @constant */
                            code: "FORBIDDEN";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            /** @description There is no such team that this key opens and its user administers */
            404: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2Changes: {
        parameters: {
            query?: {
                calendar_ids?: string;
                event_types?: string;
                /** @example host0 */
                hosts?: string;
                only_managed?: "true" | "false";
                /** @example eyJpbmNhcm5hdGlvbiI6MX0 */
                since?: string;
                /** @example availability.changed */
                types?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "41",
                     *           "type": "availability.changed",
                     *           "timestamp": "2026-11-30T12:00:00.000Z",
                     *           "data": {
                     *             "calendar": "AAMkAGI2TGuLAAA=",
                     *             "usernames": [
                     *               "ann"
                     *             ],
                     *             "range": {
                     *               "start": "2026-12-01T09:00:00.000Z",
                     *               "end": "2026-12-01T10:00:00.000Z"
                     *             }
                     *           }
                     *         },
                     *         {
                     *           "id": "booking-7",
                     *           "type": "booking.created",
                     *           "timestamp": "2026-11-30T12:00:01.000Z",
                     *           "data": {
                     *             "uid": "f3bQ9r2Lk0",
                     *             "eventTypeId": 3,
                     *             "start": "2026-12-01T09:00:00.000Z",
                     *             "end": "2026-12-01T09:30:00.000Z",
                     *             "status": "accepted",
                     *             "rescheduledFromUid": null,
                     *             "usernames": [
                     *               "ann"
                     *             ]
                     *           }
                     *         }
                     *       ],
                     *       "next": "eyJpbmNhcm5hdGlvbiI6MX0",
                     *       "more": false
                     *     }
                     */
                    "application/json": {
                        data: ({
                            data: {
                                calendar: string;
                                range: {
                                    end: string;
                                    start: string;
                                };
                                usernames: string[];
                            };
                            id: string;
                            timestamp: string;
                            /** @constant */
                            type: "availability.changed";
                        } | {
                            data: {
                                account: string | null;
                                calendars: string[];
                                usernames: string[];
                            };
                            id: string;
                            timestamp: string;
                            /** @enum {string} */
                            type: "calendar.connected" | "calendar.needs_sign_in" | "calendar.reconnected" | "calendar.initial_sync_completed";
                        } | {
                            data: {
                                end: string;
                                eventTypeId: number | null;
                                rescheduledFromUid: string | null;
                                start: string;
                                status: string;
                                uid: string;
                                usernames: string[];
                            };
                            id: string;
                            timestamp: string;
                            /** @enum {string} */
                            type: "booking.created" | "booking.requested" | "booking.confirmed" | "booking.rejected" | "booking.rescheduled" | "booking.cancelled" | "booking.changed_in_calendar";
                        })[];
                        more: boolean;
                        next: string;
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401_2"];
            /** @description The scopes of this key don't allow that; or: This key is for browsers, on pages of the origins that it names */
            403: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "FORBIDDEN";
                            message: string;
                        } | {
                            /** @constant */
                            code: "ORIGIN_NOT_ALLOWED";
                            message: string;
                        } | {
                            /** @constant */
                            code: "FORBIDDEN";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            /** @description Changes aren't kept since then: read free/busy and bookings anew, and go on from `next` */
            410: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "CURSOR_TOO_OLD";
                            message: string;
                            next: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2Channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "channels": [
                     *         {
                     *           "channel_id": "b0000000-0000-4000-8000-00000000000b",
                     *           "callback_url": "https://application.example/hook",
                     *           "filters": {
                     *             "hosts": [
                     *               "ann"
                     *             ],
                     *             "types": [
                     *               "availability.changed"
                     *             ]
                     *           },
                     *           "format": "standard",
                     *           "state": "active",
                     *           "created_at": "2026-11-30T12:00:00.000Z",
                     *           "failing_since": null,
                     *           "closed": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        channels: {
                            callback_url: string;
                            channel_id: string;
                            closed: {
                                at: string;
                                /** @enum {string} */
                                why: "failing" | "gone";
                            } | null;
                            created_at: string;
                            failing_since: string | null;
                            filters: {
                                calendar_ids?: string[];
                                event_types?: number[];
                                hosts?: string[];
                                only_managed?: boolean;
                                types?: ("availability.changed" | "calendar.connected" | "calendar.needs_sign_in" | "calendar.reconnected" | "calendar.initial_sync_completed" | "booking.created" | "booking.requested" | "booking.confirmed" | "booking.rejected" | "booking.rescheduled" | "booking.cancelled" | "booking.changed_in_calendar")[];
                            };
                            /** @enum {string} */
                            format: "standard" | "cronofy" | "cal";
                            /** @enum {string} */
                            state: "verifying" | "active" | "paused" | "closed";
                        }[];
                    };
                };
            };
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2Channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    callback_url: string;
                    /** @default {} */
                    filters?: {
                        calendar_ids?: string[];
                        event_types?: number[];
                        hosts?: string[];
                        only_managed?: boolean;
                        types?: ("availability.changed" | "calendar.connected" | "calendar.needs_sign_in" | "calendar.reconnected" | "calendar.initial_sync_completed" | "booking.created" | "booking.requested" | "booking.confirmed" | "booking.rejected" | "booking.rescheduled" | "booking.cancelled" | "booking.changed_in_calendar")[];
                    };
                    /**
                     * @default standard
                     * @enum {string}
                     */
                    format?: "standard" | "cronofy" | "cal";
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "channel": {
                     *         "channel_id": "b0000000-0000-4000-8000-00000000000b",
                     *         "callback_url": "https://application.example/hook",
                     *         "filters": {
                     *           "hosts": [
                     *             "ann"
                     *           ],
                     *           "types": [
                     *             "availability.changed"
                     *           ]
                     *         },
                     *         "format": "standard",
                     *         "state": "verifying",
                     *         "created_at": "2026-11-30T12:00:00.000Z",
                     *         "failing_since": null,
                     *         "closed": null,
                     *         "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
                     *       }
                     *     }
                     */
                    "application/json": {
                        channel: {
                            callback_url: string;
                            channel_id: string;
                            closed: {
                                at: string;
                                /** @enum {string} */
                                why: "failing" | "gone";
                            } | null;
                            created_at: string;
                            failing_since: string | null;
                            filters: {
                                calendar_ids?: string[];
                                event_types?: number[];
                                hosts?: string[];
                                only_managed?: boolean;
                                types?: ("availability.changed" | "calendar.connected" | "calendar.needs_sign_in" | "calendar.reconnected" | "calendar.initial_sync_completed" | "booking.created" | "booking.requested" | "booking.confirmed" | "booking.rejected" | "booking.rescheduled" | "booking.cancelled" | "booking.changed_in_calendar")[];
                            };
                            /** @enum {string} */
                            format: "standard" | "cronofy" | "cal";
                            secret: string;
                            /** @enum {string} */
                            state: "verifying" | "active" | "paused" | "closed";
                        };
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            /** @description This key has as many channels as a key can have: delete one */
            409: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "TOO_MANY_CHANNELS";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            413: components["responses"]["Status413_2"];
            429: components["responses"]["Status429_4"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2ChannelsChannelId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example b0000000-0000-4000-8000-00000000000b */
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Status200_2"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_8"];
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    deleteApiV2ChannelsChannelId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example b0000000-0000-4000-8000-00000000000b */
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["Status204"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_8"];
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2ChannelsChannelIdDeliveries: {
        parameters: {
            query?: {
                /** @example msg_00000000000000000000000000000000 */
                before?: string;
            };
            header?: never;
            path: {
                /** @example b0000000-0000-4000-8000-00000000000b */
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": [
                     *         {
                     *           "id": "msg_0f8b1c62d3a94e57b6c1d2e3f4a5b6c7",
                     *           "type": "availability.changed",
                     *           "timestamp": "2026-11-30T12:00:00.000Z",
                     *           "state": "delivered",
                     *           "next_attempt_at": null,
                     *           "attempts": [
                     *             {
                     *               "at": "2026-11-30T12:00:02.000Z",
                     *               "status": 204,
                     *               "answer": "",
                     *               "failure": null,
                     *               "took_ms": 41
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "next": null
                     *     }
                     */
                    "application/json": {
                        deliveries: {
                            attempts: {
                                answer: string | null;
                                at: string;
                                failure: string | null;
                                status: number | null;
                                took_ms: number;
                            }[];
                            id: string;
                            next_attempt_at: string | null;
                            /** @enum {string} */
                            state: "waiting" | "delivered" | "failed";
                            timestamp: string;
                            /** @enum {string} */
                            type: "availability.changed" | "calendar.connected" | "calendar.needs_sign_in" | "calendar.reconnected" | "calendar.initial_sync_completed" | "booking.created" | "booking.requested" | "booking.confirmed" | "booking.rejected" | "booking.rescheduled" | "booking.cancelled" | "booking.changed_in_calendar" | "channel.verification";
                        }[];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_8"];
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2ChannelsChannelIdDeliveriesDeliveryIdRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example b0000000-0000-4000-8000-00000000000b */
                channelId: string;
                /** @example msg_00000000000000000000000000000000 */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivery": {
                     *         "id": "msg_0f8b1c62d3a94e57b6c1d2e3f4a5b6c7",
                     *         "type": "availability.changed",
                     *         "timestamp": "2026-11-30T12:00:00.000Z",
                     *         "state": "waiting",
                     *         "next_attempt_at": "2026-11-30T12:01:00.000Z",
                     *         "attempts": [
                     *           {
                     *             "at": "2026-11-30T12:00:02.000Z",
                     *             "status": 204,
                     *             "answer": "",
                     *             "failure": null,
                     *             "took_ms": 41
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        delivery: {
                            attempts: {
                                answer: string | null;
                                at: string;
                                failure: string | null;
                                status: number | null;
                                took_ms: number;
                            }[];
                            id: string;
                            next_attempt_at: string | null;
                            /** @enum {string} */
                            state: "waiting" | "delivered" | "failed";
                            timestamp: string;
                            /** @enum {string} */
                            type: "availability.changed" | "calendar.connected" | "calendar.needs_sign_in" | "calendar.reconnected" | "calendar.initial_sync_completed" | "booking.created" | "booking.requested" | "booking.confirmed" | "booking.rejected" | "booking.rescheduled" | "booking.cancelled" | "booking.changed_in_calendar" | "channel.verification";
                        };
                    };
                };
            };
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_8"];
            409: components["responses"]["Status409_5"];
            429: components["responses"]["Status429_4"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2ChannelsChannelIdPause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example b0000000-0000-4000-8000-00000000000b */
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "channel": {
                     *         "channel_id": "b0000000-0000-4000-8000-00000000000b",
                     *         "callback_url": "https://application.example/hook",
                     *         "filters": {
                     *           "hosts": [
                     *             "ann"
                     *           ],
                     *           "types": [
                     *             "availability.changed"
                     *           ]
                     *         },
                     *         "format": "standard",
                     *         "state": "paused",
                     *         "created_at": "2026-11-30T12:00:00.000Z",
                     *         "failing_since": null,
                     *         "closed": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        channel: {
                            callback_url: string;
                            channel_id: string;
                            closed: {
                                at: string;
                                /** @enum {string} */
                                why: "failing" | "gone";
                            } | null;
                            created_at: string;
                            failing_since: string | null;
                            filters: {
                                calendar_ids?: string[];
                                event_types?: number[];
                                hosts?: string[];
                                only_managed?: boolean;
                                types?: ("availability.changed" | "calendar.connected" | "calendar.needs_sign_in" | "calendar.reconnected" | "calendar.initial_sync_completed" | "booking.created" | "booking.requested" | "booking.confirmed" | "booking.rejected" | "booking.rescheduled" | "booking.cancelled" | "booking.changed_in_calendar")[];
                            };
                            /** @enum {string} */
                            format: "standard" | "cronofy" | "cal";
                            /** @enum {string} */
                            state: "verifying" | "active" | "paused" | "closed";
                        };
                    };
                };
            };
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_8"];
            409: components["responses"]["Status409_5"];
            429: components["responses"]["Status429_4"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2ChannelsChannelIdResume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example b0000000-0000-4000-8000-00000000000b */
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Status200_2"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_8"];
            409: components["responses"]["Status409_5"];
            429: components["responses"]["Status429_4"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2ChannelsChannelIdRotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example b0000000-0000-4000-8000-00000000000b */
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                     *       "former_secret_valid_until": "2026-12-01T12:00:00.000Z"
                     *     }
                     */
                    "application/json": {
                        former_secret_valid_until: string;
                        secret: string;
                    };
                };
            };
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_8"];
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2ChannelsChannelIdTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example b0000000-0000-4000-8000-00000000000b */
                channelId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            202: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivery_id": "msg_0f8b1c62d3a94e57b6c1d2e3f4a5b6c7"
                     *     }
                     */
                    "application/json": {
                        delivery_id: string;
                    };
                };
            };
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            404: components["responses"]["Status404_8"];
            409: components["responses"]["Status409_5"];
            429: components["responses"]["Status429_4"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2ComponentsJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "page": {
                     *         "id": "calcache",
                     *         "name": "Calcache",
                     *         "url": "https://app.example/status",
                     *         "time_zone": "UTC",
                     *         "updated_at": "2026-11-30T12:00:00.000Z"
                     *       },
                     *       "components": [
                     *         {
                     *           "id": "calendars",
                     *           "name": "Calendars",
                     *           "status": "partial_outage",
                     *           "description": "Reading Outlook's calendars",
                     *           "position": 1,
                     *           "created_at": "2026-11-01T00:00:00.000Z",
                     *           "updated_at": "2026-11-30T11:55:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        components: {
                            created_at: string;
                            description: string;
                            id: string;
                            name: string;
                            position: number;
                            /** @enum {string} */
                            status: "operational" | "degraded_performance" | "partial_outage" | "major_outage";
                            updated_at: string;
                        }[];
                        page: {
                            id: string;
                            name: string;
                            time_zone: string;
                            updated_at: string;
                            url: string;
                        };
                    };
                };
            };
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    postApiV2ConnectLinks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                    return_url: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "url": "https://app.example/settings/link?token=a.b",
                     *         "expiresAt": "2026-12-01T12:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            expiresAt: string;
                            url: string;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            /** @description Nobody can connect accounts here: no app is registered at Microsoft; or: This key's user is nobody of that address, and administers no team that they are in */
            404: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        } | {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            413: components["responses"]["Status413_2"];
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2ElementTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 3600 */
                    expiresInSeconds?: number;
                    origin: string;
                    scopes: ("slots:read" | "bookings:read" | "bookings:write" | "availability:read" | "availability:write" | "calendars:read")[];
                    subjects: {
                        /** @default [] */
                        eventTypeIds?: number[];
                        /** @default [] */
                        teamSlugs?: string[];
                        /** @default [] */
                        usernames?: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "token": "ce_…",
                     *         "scopes": [
                     *           "slots:read",
                     *           "availability:read"
                     *         ],
                     *         "subjects": {
                     *           "usernames": [
                     *             "host0"
                     *           ],
                     *           "teamSlugs": [
                     *             "devs"
                     *           ],
                     *           "eventTypeIds": []
                     *         },
                     *         "origin": "https://app.example",
                     *         "expiresAt": "2026-12-01T10:00:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            expiresAt: string;
                            origin: string;
                            scopes: ("slots:read" | "bookings:read" | "bookings:write" | "availability:read" | "availability:write" | "calendars:read")[];
                            subjects: {
                                eventTypeIds: number[];
                                teamSlugs: string[];
                                usernames: string[];
                            };
                            token: string;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401_2"];
            /** @description The scopes of this key don't allow that; or: This key is for browsers, on pages of the origins that it names; or: This key is in browsers itself: make tokens with a key that names no origins, on a server; or: This key can't hand on what it hasn't */
            403: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "FORBIDDEN";
                            message: string;
                        } | {
                            /** @constant */
                            code: "ORIGIN_NOT_ALLOWED";
                            message: string;
                        } | {
                            /** @constant */
                            code: "KEY_FOR_BROWSERS";
                            message: string;
                        } | {
                            /** @constant */
                            code: "SCOPE_NOT_ALLOWED";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            /** @description This key has 10000 tokens that are good: use one for several visitors, or let them expire sooner */
            409: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "TOO_MANY_TOKENS";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            413: components["responses"]["Status413_2"];
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2FreeBusy: {
        parameters: {
            query: {
                /** @example AAMkAGI2TGuLAAA= */
                calendars?: string;
                /** @example 2026-12-01T09:00:00Z */
                from: string;
                /** @example UTC */
                timeZone?: string;
                /** @example 2026-12-01T12:00:00Z */
                to: string;
                /** @example host0 */
                usernames?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": [
                     *         {
                     *           "username": "ann",
                     *           "freeBusy": [
                     *             {
                     *               "start": "2026-12-01T09:00:00.000Z",
                     *               "end": "2026-12-01T10:30:00.000Z",
                     *               "status": "busy"
                     *             }
                     *           ],
                     *           "asOf": "2026-11-30T12:00:00.000Z",
                     *           "source": "cached"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: ({
                            asOf: string | null;
                            calendar: string;
                            freeBusy: {
                                end: string;
                                start: string;
                                /** @enum {string} */
                                status: "busy" | "unknown";
                            }[];
                            /** @enum {string} */
                            source: "cached" | "live" | "stale" | "unavailable";
                        } | {
                            asOf: string | null;
                            freeBusy: {
                                end: string;
                                start: string;
                                /** @enum {string} */
                                status: "busy" | "unknown";
                            }[];
                            /** @enum {string} */
                            source: "cached" | "live" | "stale" | "unavailable";
                            username: string;
                        })[];
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404_7"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    postApiV2FreeBusy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    calendars?: string[];
                    from: string;
                    timeZone?: string;
                    to: string;
                    usernames?: string[];
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": [
                     *         {
                     *           "calendar": "AAMkAGI2TGuLAAA=",
                     *           "freeBusy": [
                     *             {
                     *               "start": "2026-12-01T09:00:00.000Z",
                     *               "end": "2026-12-01T10:30:00.000Z",
                     *               "status": "busy"
                     *             }
                     *           ],
                     *           "asOf": "2026-11-30T12:00:00.000Z",
                     *           "source": "cached"
                     *         },
                     *         {
                     *           "username": "ann",
                     *           "freeBusy": [
                     *             {
                     *               "start": "2026-12-01T09:00:00.000Z",
                     *               "end": "2026-12-01T10:30:00.000Z",
                     *               "status": "busy"
                     *             }
                     *           ],
                     *           "asOf": "2026-11-30T12:00:00.000Z",
                     *           "source": "cached"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: ({
                            asOf: string | null;
                            calendar: string;
                            freeBusy: {
                                end: string;
                                start: string;
                                /** @enum {string} */
                                status: "busy" | "unknown";
                            }[];
                            /** @enum {string} */
                            source: "cached" | "live" | "stale" | "unavailable";
                        } | {
                            asOf: string | null;
                            freeBusy: {
                                end: string;
                                start: string;
                                /** @enum {string} */
                                status: "busy" | "unknown";
                            }[];
                            /** @enum {string} */
                            source: "cached" | "live" | "stale" | "unavailable";
                            username: string;
                        })[];
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404_7"];
            413: components["responses"]["Status413_2"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2HistoryAtom: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    getApiV2IncidentsJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Status200_3"];
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    getApiV2IncidentsUnresolvedJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Status200_3"];
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    getApiV2Slots: {
        parameters: {
            query: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                bookingUidToReschedule?: string;
                /** @example true */
                "cal.cache"?: "true" | "false";
                /** @example 30 */
                duration?: string;
                /** @example 2026-12-01T12:00:00Z */
                end: string;
                /** @example 9 */
                eventTypeId?: string;
                /** @example teamevent */
                eventTypeSlug?: string;
                /** @example time */
                format?: "time" | "range";
                organizationSlug?: string;
                orgSlug?: string;
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                reservationUid?: string;
                /** @example 21 */
                room?: string;
                /** @example 1,2 */
                routedTeamMemberIds?: string;
                /** @example false */
                skipContactOwner?: "true" | "false";
                /** @example 2026-12-01T09:00:00Z */
                start: string;
                /** @example host0@contoso.example */
                teamMemberEmail?: string;
                /** @example devs */
                teamSlug?: string;
                /** @example UTC */
                timeZone?: string;
                /** @example host0 */
                username?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    /** @description where the busy times are from: HIT, MISS, MIXED, STALE or BYPASS */
                    "x-calendar-cache": string;
                    /** @description when the oldest of them was read */
                    "x-calendar-cache-as-of"?: string;
                    /** @description how many hosts' calendars aren't known */
                    "x-calendar-unavailable"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "2026-12-01": [
                     *           {
                     *             "start": "2026-12-01T09:00:00.000Z"
                     *           },
                     *           {
                     *             "start": "2026-12-01T09:30:00.000Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            [key: string]: {
                                end?: string;
                                seatsBooked?: number;
                                seatsRemaining?: number;
                                seatsTotal?: number;
                                start: string;
                            }[];
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            /** @description There is no such event type: check the slugs or the id */
            404: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit?: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    getApiV2SlotsExplain: {
        parameters: {
            query: {
                /** @example 2026-12-01T11:00:00Z */
                at: string;
                /** @example true */
                "cal.cache"?: "true" | "false";
                /** @example 30 */
                duration?: string;
                /** @example 9 */
                eventTypeId?: string;
                /** @example teamevent */
                eventTypeSlug?: string;
                organizationSlug?: string;
                orgSlug?: string;
                /** @example 21 */
                room?: string;
                /** @example 1,2 */
                routedTeamMemberIds?: string;
                /** @example true */
                skipContactOwner?: "true" | "false";
                /** @example host0@contoso.example */
                teamMemberEmail?: string;
                /** @example devs */
                teamSlug?: string;
                /** @example UTC */
                timeZone?: string;
                /** @example host0 */
                username?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description where the busy times are from: HIT, MISS, MIXED, STALE or BYPASS */
                    "x-calendar-cache": string;
                    /** @description when the oldest of them was read */
                    "x-calendar-cache-as-of"?: string;
                    /** @description how many hosts' calendars aren't known */
                    "x-calendar-unavailable"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "start": "2026-12-01T10:00:00.000Z",
                     *         "end": "2026-12-01T10:30:00.000Z",
                     *         "bookable": false,
                     *         "reasons": [
                     *           {
                     *             "kind": "hosts_not_free"
                     *           }
                     *         ],
                     *         "nearestStarts": {
                     *           "before": "2026-12-01T09:30:00.000Z",
                     *           "after": "2026-12-01T11:00:00.000Z"
                     *         },
                     *         "hosts": [
                     *           {
                     *             "name": "Ann Ito",
                     *             "username": "ann",
                     *             "isFixed": true,
                     *             "free": false,
                     *             "reasons": [
                     *               {
                     *                 "kind": "out_of_office"
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "unavailableHosts": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            assignment: {
                                name: string | null;
                                reason: string;
                                username: string | null;
                            }[] | null;
                            bookable: boolean;
                            end: string;
                            hosts: {
                                calendars: {
                                    asOf: string | null;
                                    id?: string;
                                    integration: string;
                                    /** @enum {string} */
                                    source: "cached" | "live" | "stale" | "disconnected" | "unusable" | "unread" | "no_provider" | "delegation" | "no_account" | "unlisted" | "unanswered";
                                }[];
                                free: boolean;
                                groupId?: string;
                                isFixed: boolean;
                                name: string | null;
                                reasons: ({
                                    earliest: string;
                                    /** @constant */
                                    kind: "too_soon";
                                } | {
                                    /** @constant */
                                    kind: "after_booking_period";
                                    lastDate: string;
                                } | {
                                    /** @enum {string} */
                                    counts: "bookings" | "minutes";
                                    /** @constant */
                                    kind: "limit_reached";
                                    most: number;
                                    /** @enum {string} */
                                    of: "event_type" | "team" | "host";
                                    /** @enum {string} */
                                    unit: "day" | "week" | "month" | "year";
                                } | {
                                    /** @enum {string} */
                                    kind: "outside_working_hours" | "out_of_office" | "locked" | "unknown_time_zone";
                                } | {
                                    calendar?: string;
                                    integration: string;
                                    /** @constant */
                                    kind: "calendar_unavailable";
                                    reason: string;
                                } | {
                                    calendar?: string;
                                    end: string;
                                    /** @enum {string} */
                                    kind: "busy" | "booked" | "buffer";
                                    /** @enum {string} */
                                    side?: "before" | "after";
                                    start: string;
                                })[];
                                refused?: ({
                                    calendar: string;
                                    /** @constant */
                                    kind: "calendar";
                                    reason: string;
                                    since: string | null;
                                } | {
                                    calendar: string;
                                    count: number;
                                    /** @constant */
                                    kind: "events";
                                    reason: string;
                                })[];
                                username: string | null;
                            }[];
                            nearestStarts: {
                                after: string | null;
                                before: string | null;
                            };
                            reasons: ({
                                earliest: string;
                                /** @constant */
                                kind: "too_soon";
                            } | {
                                /** @constant */
                                kind: "after_booking_period";
                                lastDate: string;
                            } | {
                                /** @enum {string} */
                                counts: "bookings" | "minutes";
                                /** @constant */
                                kind: "limit_reached";
                                most: number;
                                /** @enum {string} */
                                of: "event_type" | "team" | "host";
                                /** @enum {string} */
                                unit: "day" | "week" | "month" | "year";
                            } | {
                                readonly columns?: string[];
                                /** @constant */
                                kind: "misconfigured";
                            } | {
                                /** @enum {string} */
                                kind: "outside_restriction" | "hosts_not_free" | "no_room" | "off_grid" | "not_first_of_date";
                            })[];
                            rooms?: {
                                calendars: {
                                    asOf: string | null;
                                    id?: string;
                                    integration: string;
                                    /** @enum {string} */
                                    source: "cached" | "live" | "stale" | "disconnected" | "unusable" | "unread" | "no_provider" | "delegation" | "no_account" | "unlisted" | "unanswered";
                                }[];
                                free: boolean;
                                id: number;
                                name: string;
                                reasons: ({
                                    /** @constant */
                                    kind: "no_calendar";
                                } | ({
                                    earliest: string;
                                    /** @constant */
                                    kind: "too_soon";
                                } | {
                                    /** @constant */
                                    kind: "after_booking_period";
                                    lastDate: string;
                                } | {
                                    /** @enum {string} */
                                    counts: "bookings" | "minutes";
                                    /** @constant */
                                    kind: "limit_reached";
                                    most: number;
                                    /** @enum {string} */
                                    of: "event_type" | "team" | "host";
                                    /** @enum {string} */
                                    unit: "day" | "week" | "month" | "year";
                                } | {
                                    /** @enum {string} */
                                    kind: "outside_working_hours" | "out_of_office" | "locked" | "unknown_time_zone";
                                } | {
                                    calendar?: string;
                                    integration: string;
                                    /** @constant */
                                    kind: "calendar_unavailable";
                                    reason: string;
                                } | {
                                    calendar?: string;
                                    end: string;
                                    /** @enum {string} */
                                    kind: "busy" | "booked" | "buffer";
                                    /** @enum {string} */
                                    side?: "before" | "after";
                                    start: string;
                                }))[];
                            }[];
                            start: string;
                        } | {
                            bookable: boolean;
                            end: string;
                            hosts: {
                                free: boolean;
                                reasons: {
                                    kind: string;
                                }[];
                            }[];
                            nearestStarts: {
                                after: string | null;
                                before: string | null;
                            };
                            reasons: ({
                                earliest: string;
                                /** @constant */
                                kind: "too_soon";
                            } | {
                                /** @constant */
                                kind: "after_booking_period";
                                lastDate: string;
                            } | {
                                /** @enum {string} */
                                counts: "bookings" | "minutes";
                                /** @constant */
                                kind: "limit_reached";
                                most: number;
                                /** @enum {string} */
                                of: "event_type" | "team" | "host";
                                /** @enum {string} */
                                unit: "day" | "week" | "month" | "year";
                            } | {
                                readonly columns?: string[];
                                /** @constant */
                                kind: "misconfigured";
                            } | {
                                /** @enum {string} */
                                kind: "outside_restriction" | "hosts_not_free" | "no_room" | "off_grid" | "not_first_of_date";
                            })[];
                            start: string;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400_2"];
            /** @description This key is not valid here: show another, or none at all */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "UNAUTHORIZED";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            404: components["responses"]["Status404"];
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    getApiV2SlotsNext: {
        parameters: {
            query?: {
                /** @example true */
                "cal.cache"?: "true" | "false";
                /** @example 30 */
                duration?: string;
                /** @example 7 */
                eventTypeIds?: string;
                /** @example teamevent */
                eventTypeSlug?: string;
                orgSlug?: string;
                /** @example 2026-12-01 */
                start?: string;
                /** @example devs */
                teamSlug?: string;
                /** @example UTC */
                timeZone?: string;
                /** @example host0 */
                usernames?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description where the busy times are from: HIT, MISS, MIXED, STALE or BYPASS */
                    "x-calendar-cache": string;
                    /** @description when the oldest of them was read */
                    "x-calendar-cache-as-of"?: string;
                    /** @description how many hosts' calendars aren't known */
                    "x-calendar-unavailable"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": [
                     *         {
                     *           "start": "2026-12-01T09:00:00.000Z",
                     *           "end": "2026-12-01T09:30:00.000Z",
                     *           "eventTypeId": 7,
                     *           "eventTypeSlug": "teamevent",
                     *           "title": "Team event",
                     *           "owner": {
                     *             "kind": "team",
                     *             "slug": "devs",
                     *             "name": "Developers"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: {
                            end: string;
                            eventTypeId: number;
                            eventTypeSlug: string;
                            owner: {
                                /** @enum {string} */
                                kind: "team" | "user";
                                name: string;
                                slug: string;
                            };
                            start: string;
                            title: string;
                        }[];
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400_2"];
            404: components["responses"]["Status404"];
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    postApiV2SlotsReservations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    eventTypeId: number;
                    /** @default 5 */
                    reservationDuration?: number;
                    room?: number;
                    slotDuration?: number;
                    slotStart: string;
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "eventTypeId": 7,
                     *         "slotStart": "2026-12-01T10:00:00.000Z",
                     *         "slotEnd": "2026-12-01T10:30:00.000Z",
                     *         "slotDuration": 30,
                     *         "reservationUid": "d9Kp4sTzBv6fNy1qXw3aUr",
                     *         "reservationUntil": "2026-11-30T12:05:00.000Z",
                     *         "reservationDuration": 5
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            eventTypeId: number;
                            reservationDuration: number;
                            reservationUid: string;
                            reservationUntil: string;
                            slotDuration: number;
                            slotEnd: string;
                            slotStart: string;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400_3"];
            /** @description There is no such event type: check the slugs or the id; or: There is no such booking: check the uid */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        } | {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            409: components["responses"]["Status409"];
            410: components["responses"]["Status410"];
            413: components["responses"]["Status413"];
            429: components["responses"]["Status429_2"];
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    getApiV2SlotsReservationsUid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "eventTypeId": 7,
                     *         "slotStart": "2026-12-01T10:00:00.000Z",
                     *         "slotEnd": "2026-12-01T10:30:00.000Z",
                     *         "slotDuration": 30,
                     *         "reservationUid": "d9Kp4sTzBv6fNy1qXw3aUr",
                     *         "reservationUntil": "2026-11-30T12:05:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            eventTypeId: number;
                            reservationUid: string;
                            reservationUntil: string;
                            slotDuration: number;
                            slotEnd: string;
                            slotStart: string;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            404: components["responses"]["Status404_2"];
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    deleteApiV2SlotsReservationsUid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success"
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                    };
                };
            };
            404: components["responses"]["Status404_2"];
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    patchApiV2SlotsReservationsUid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bbbbbbbbbbbbbbbbbbbbbb */
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    eventTypeId: number;
                    /** @default 5 */
                    reservationDuration?: number;
                    room?: number;
                    slotDuration?: number;
                    slotStart: string;
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "eventTypeId": 7,
                     *         "slotStart": "2026-12-01T10:00:00.000Z",
                     *         "slotEnd": "2026-12-01T10:30:00.000Z",
                     *         "slotDuration": 30,
                     *         "reservationUid": "d9Kp4sTzBv6fNy1qXw3aUr",
                     *         "reservationUntil": "2026-11-30T12:05:00.000Z",
                     *         "reservationDuration": 5
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            eventTypeId: number;
                            reservationDuration: number;
                            reservationUid: string;
                            reservationUntil: string;
                            slotDuration: number;
                            slotEnd: string;
                            slotStart: string;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400_3"];
            /** @description There is no such reservation, or it is over; or: There is no such event type: check the slugs or the id; or: There is no such booking: check the uid; or: There is nothing at this path */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        } | {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        } | {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        } | {
                            /** @constant */
                            code: "NOT_FOUND";
                            message: string;
                        };
                        /** @constant */
                        status: "error";
                    };
                };
            };
            409: components["responses"]["Status409"];
            410: components["responses"]["Status410"];
            413: components["responses"]["Status413"];
            429: components["responses"]["Status429_2"];
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    getApiV2StatusJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "page": {
                     *         "id": "calcache",
                     *         "name": "Calcache",
                     *         "url": "https://app.example/status",
                     *         "time_zone": "UTC",
                     *         "updated_at": "2026-11-30T12:00:00.000Z"
                     *       },
                     *       "status": {
                     *         "indicator": "minor",
                     *         "description": "Some calendars can't be read"
                     *       }
                     *     }
                     */
                    "application/json": {
                        page: {
                            id: string;
                            name: string;
                            time_zone: string;
                            updated_at: string;
                            url: string;
                        };
                        status: {
                            description: string;
                            /** @enum {string} */
                            indicator: "none" | "minor" | "major" | "critical";
                        };
                    };
                };
            };
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    getApiV2SummaryJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "page": {
                     *         "id": "calcache",
                     *         "name": "Calcache",
                     *         "url": "https://app.example/status",
                     *         "time_zone": "UTC",
                     *         "updated_at": "2026-11-30T12:00:00.000Z"
                     *       },
                     *       "status": {
                     *         "indicator": "minor",
                     *         "description": "Some calendars can't be read"
                     *       },
                     *       "components": [
                     *         {
                     *           "id": "calendars",
                     *           "name": "Calendars",
                     *           "status": "partial_outage",
                     *           "description": "Reading Outlook's calendars",
                     *           "position": 1,
                     *           "created_at": "2026-11-01T00:00:00.000Z",
                     *           "updated_at": "2026-11-30T11:55:00.000Z"
                     *         }
                     *       ],
                     *       "incidents": [
                     *         {
                     *           "id": "17",
                     *           "name": "Outlook calendars can't be read",
                     *           "status": "investigating",
                     *           "impact": "minor",
                     *           "created_at": "2026-11-30T11:55:00.000Z",
                     *           "updated_at": "2026-11-30T11:55:00.000Z",
                     *           "monitoring_at": null,
                     *           "resolved_at": null,
                     *           "shortlink": "https://app.example/status#17",
                     *           "incident_updates": [
                     *             {
                     *               "id": "17-1",
                     *               "status": "investigating",
                     *               "body": "Most calendars of one kind of account can't be read; what was last known is shown.",
                     *               "created_at": "2026-11-30T11:55:00.000Z",
                     *               "display_at": "2026-11-30T11:55:00.000Z",
                     *               "affected_components": [
                     *                 {
                     *                   "code": "calendars",
                     *                   "name": "Calendars"
                     *                 }
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "scheduled_maintenances": []
                     *     }
                     */
                    "application/json": {
                        components: {
                            created_at: string;
                            description: string;
                            id: string;
                            name: string;
                            position: number;
                            /** @enum {string} */
                            status: "operational" | "degraded_performance" | "partial_outage" | "major_outage";
                            updated_at: string;
                        }[];
                        incidents: {
                            created_at: string;
                            id: string;
                            /** @enum {string} */
                            impact: "none" | "minor" | "major" | "critical";
                            incident_updates: {
                                affected_components: {
                                    code: string;
                                    name: string;
                                }[];
                                body: string;
                                created_at: string;
                                display_at: string;
                                id: string;
                                /** @enum {string} */
                                status: "investigating" | "identified" | "monitoring" | "resolved";
                            }[];
                            monitoring_at: string | null;
                            name: string;
                            resolved_at: string | null;
                            shortlink: string;
                            /** @enum {string} */
                            status: "investigating" | "identified" | "monitoring" | "resolved";
                            updated_at: string;
                        }[];
                        page: {
                            id: string;
                            name: string;
                            time_zone: string;
                            updated_at: string;
                            url: string;
                        };
                        scheduled_maintenances: unknown[];
                        status: {
                            description: string;
                            /** @enum {string} */
                            indicator: "none" | "minor" | "major" | "critical";
                        };
                    };
                };
            };
            500: components["responses"]["Status500_2"];
            503: components["responses"]["Status503_2"];
        };
    };
    getApiV2Usage: {
        parameters: {
            query?: {
                /** @example 2026-12-01 */
                from?: string;
                /** @example 2026-12-01 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    /** @description what is left of it: `r` requests, for `t` seconds */
                    ratelimit: string;
                    /** @description the limit: `q` requests in `w` seconds */
                    "ratelimit-policy": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "requestsPerMinute": 600,
                     *         "days": [
                     *           {
                     *             "date": "2026-12-01",
                     *             "requests": 41,
                     *             "operations": [
                     *               {
                     *                 "operation": "GET /api/v2/free-busy",
                     *                 "status": 200,
                     *                 "requests": 41
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: {
                            days: {
                                date: string;
                                operations: {
                                    operation: string;
                                    requests: number;
                                    status: number;
                                }[];
                                requests: number;
                            }[];
                            requestsPerMinute: number;
                        };
                        /** @constant */
                        status: "success";
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401_2"];
            403: components["responses"]["Status403_2"];
            429: components["responses"]["Status429_5"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
}
