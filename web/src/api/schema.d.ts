// Generated from docs/openapi.json by `npm run openapi`. Do not edit.
export interface paths {
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, newest first; a PR lead sees the own acts. */
        get: operations["Audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["StatusPage_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbound/{sourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one post or a list, signed as Standard Webhooks says */
        post: operations["Inbound_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events; Last-Event-ID replays what was missed, or sends `resync` */
        get: operations["Events_open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists mentions, newest first */
        get: operations["Mentions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mentions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One mention with what it said before */
        get: operations["Mentions_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Replies_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Replies_get"];
        put?: never;
        post?: never;
        /** Undo while held: nothing is sent */
        delete: operations["Replies_undo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/replies/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks again, or records what a person found */
        post: operations["Replies_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells the customer that they were heard; claims where the source cannot be answered */
        post: operations["ReplyActs_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["ReplyActs_reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The networks that can be read, and the fields of their forms */
        get: operations["Connectors_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the sources and how they are */
        get: operations["Sources_list"];
        put?: never;
        /** Adds a source; it is read at once */
        post: operations["Sources_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/opml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds every feed of an OPML list */
        post: operations["Sources_importOpml"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One source */
        get: operations["Sources_get"];
        put?: never;
        post?: never;
        /** Removes a source and its credentials; its mentions stay */
        delete: operations["Sources_remove"];
        options?: never;
        head?: never;
        /** Changes, pauses or resumes a source; settings are replaced as a whole */
        patch: operations["Sources_update"];
        trace?: never;
    };
    "/api/v1/sources/{id}/poll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads a source as soon as a worker is free */
        post: operations["Sources_pollNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Intervals of a source that could not be read */
        get: operations["Sources_gaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts of a source that could not be understood */
        get: operations["Sources_quarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with e-mail and password and sets the session cookie. */
        post: operations["Session_start"];
        /** Signs out: ends this session. */
        delete: operations["Session_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses a set-up, invitation or reset link: sets the password and signs in. */
        post: operations["Session_useLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in to the demo workspace in a role. */
        post: operations["Session_startDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the sign-in page offers. */
        get: operations["Session_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/csrf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The CSRF token of this session, for a page that was loaded again. */
        get: operations["Session_csrf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks; for a token, its maker. */
        get: operations["Me_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the own name, language, preferences or password. */
        patch: operations["Me_change"];
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People of the workspace, or of the own teams; agents see names only. */
        get: operations["Users_list"];
        put?: never;
        /** Invites somebody. The link works once within 72 hours and is shown only here. */
        post: operations["Users_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Users_read"];
        put?: never;
        post?: never;
        /** Deactivates somebody: signed out at once, their tokens ended, their record kept. */
        delete: operations["Users_deactivate"];
        options?: never;
        head?: never;
        /** Changes somebody. A new role or the end of access signs them out at once. */
        patch: operations["Users_change"];
        trace?: never;
    };
    "/api/v1/users/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new invitation (72 h), or a reset link (30 min) for somebody who has a password. */
        post: operations["Users_renewLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams of the workspace, or the own ones. */
        get: operations["Teams_list"];
        put?: never;
        post: operations["Teams_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Renames a team or says who is in it. */
        patch: operations["Teams_change"];
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tokens that still count or have only run out, newest first; never their values. */
        get: operations["Tokens_list"];
        put?: never;
        /** Makes a token for oneself. Its value is shown only here. */
        post: operations["Tokens_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a token at once. */
        delete: operations["Tokens_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the organisation promises, in the version in force */
        get: operations["Standards_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a new version in force; running clocks keep theirs */
        post: operations["Standards_addVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 200 while the process answers at all; restart it when it does not. */
        get: operations["Status_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 200 while the database answers and has the right schema; send requests elsewhere otherwise. */
        get: operations["Status_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks of a view, the next promise to break first */
        get: operations["Tasks_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Tasks_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Tasks_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tasks_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tasks_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tasks_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tasks_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tasks_snooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tasks_wait"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tasks_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tasks_dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Tasks_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Approved texts for acknowledgements */
        get: operations["Templates_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the watches you may see */
        get: operations["Watches_list"];
        put?: never;
        /** Adds a watch; it takes effect with the next posts */
        post: operations["Watches_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a query on the mentions of the last 30 days */
        post: operations["Watches_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One watch */
        get: operations["Watches_get"];
        put?: never;
        post?: never;
        /** Removes a watch; its mentions stay */
        delete: operations["Watches_remove"];
        options?: never;
        head?: never;
        /** Changes a watch */
        patch: operations["Watches_update"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ProblemField: {
            field: string;
            message: string;
        };
        Problem: {
            /** @example urn:earshot:error:task-not-open */
            type: string;
            /** @example Conflict */
            title: string;
            /** @example 409 */
            status: number;
            /**
             * @description Stable, kebab-case reason.
             * @example task-not-open
             */
            code: string;
            /** @description One sentence for a person. */
            detail: string;
            errors?: components["schemas"]["ProblemField"][];
            /** @description With a conflict: the resource as it is now. */
            current?: Record<string, never>;
        };
        AuditActorDto: {
            id: string;
            name: string;
        };
        AuditEntryDto: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            actorKind: "person" | "token" | "system";
            /** @description For a token, its maker. */
            actor: components["schemas"]["AuditActorDto"] | null;
            /** @example staff.update */
            action: string;
            resourceId: string | null;
            details: {
                [key: string]: unknown;
            };
            /** @description Covers this entry and, through the one before it, all earlier ones. */
            hash: string;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntryDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        CheckDto: {
            name: string;
            /** @enum {string} */
            state: "ok" | "degraded" | "failing";
            detail: string;
            /** Format: date-time */
            since: string;
        };
        WorkerDto: {
            id: string;
            role: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            heartbeatAt: string;
        };
        JobDto: {
            name: string;
            /** Format: date-time */
            lastStartedAt: string | null;
            /** Format: date-time */
            lastFinishedAt: string | null;
            lastDurationMs: number | null;
            lastError: string | null;
            /** Format: date-time */
            nextDueAt: string;
            runs: number;
            failures: number;
        };
        StatusDto: {
            isHealthy: boolean;
            checks: components["schemas"]["CheckDto"][];
            /** @description Empty for those who see the summary only. */
            workers: components["schemas"]["WorkerDto"][];
            /** @description Empty for those who see the summary only. */
            jobs: components["schemas"]["JobDto"][];
        };
        InboundAccepted: {
            stored: number;
            quarantined: number;
        };
        MentionSourceDto: {
            id: string;
            name: string;
            connector: string;
        };
        MentionAuthorDto: {
            id: string | null;
            handle: string;
            name: string | null;
            followers: number | null;
        };
        MentionConversationDto: {
            id: string;
            /** @description The open task, else the newest closed one. */
            taskId: string | null;
        };
        MentionWatchDto: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "brand" | "product" | "company" | "person" | "competitor" | "topic";
            /** @description [start, end) in UTF-16 units of the text. */
            spans: [
                number,
                number
            ][];
        };
        MentionSentimentDto: {
            /** @enum {string} */
            label: "negative" | "neutral" | "positive" | "unsure";
            score: number;
            confidence: number;
            words: string[];
        };
        MentionMetricsDto: {
            likes?: number;
            reposts?: number;
            replies?: number;
            views?: number;
        };
        MentionDto: {
            id: string;
            network: string;
            externalId: string;
            source: components["schemas"]["MentionSourceDto"];
            author: components["schemas"]["MentionAuthorDto"];
            title: string | null;
            text: string;
            url: string | null;
            lang: string;
            /** Format: date-time */
            publishedAt: string;
            /** Format: date-time */
            editedAt: string | null;
            /** Format: date-time */
            seenAt: string;
            conversation: components["schemas"]["MentionConversationDto"];
            watches: components["schemas"]["MentionWatchDto"][];
            sentiment: components["schemas"]["MentionSentimentDto"];
            /** @description Not judged yet. */
            intent: Record<string, never> | null;
            /** @description log10 of the people it may reach. */
            reach: number | null;
            metrics: components["schemas"]["MentionMetricsDto"] | null;
            /** @description 1, and one more for each edit. */
            versions: number;
            isDeleted: boolean;
        };
        MentionPage: {
            items: components["schemas"]["MentionDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        MentionVersionDto: {
            /** @description 1 is the first text seen. */
            n: number;
            title: string | null;
            text: string;
            /** Format: date-time */
            editedAt: string | null;
            /** Format: date-time */
            replacedAt: string;
        };
        MentionDetailDto: {
            id: string;
            network: string;
            externalId: string;
            source: components["schemas"]["MentionSourceDto"];
            author: components["schemas"]["MentionAuthorDto"];
            title: string | null;
            text: string;
            url: string | null;
            lang: string;
            /** Format: date-time */
            publishedAt: string;
            /** Format: date-time */
            editedAt: string | null;
            /** Format: date-time */
            seenAt: string;
            conversation: components["schemas"]["MentionConversationDto"];
            watches: components["schemas"]["MentionWatchDto"][];
            sentiment: components["schemas"]["MentionSentimentDto"];
            /** @description Not judged yet. */
            intent: Record<string, never> | null;
            /** @description log10 of the people it may reach. */
            reach: number | null;
            metrics: components["schemas"]["MentionMetricsDto"] | null;
            /** @description 1, and one more for each edit. */
            versions: number;
            isDeleted: boolean;
            /** @description What it said before, oldest first. */
            history: components["schemas"]["MentionVersionDto"][];
        };
        NamedDto: {
            id: string;
            name: string;
        };
        ReplyDto: {
            id: string;
            taskId: string;
            /** @enum {string} */
            kind: "acknowledge" | "reply";
            /** @enum {string} */
            state: "draft" | "awaiting-approval" | "held" | "queued" | "sending" | "sent" | "rejected" | "unknown" | "needs-person";
            /** @enum {string} */
            visibility: "public" | "private";
            text: string;
            holdUntil: string | null;
            sentAt: string | null;
            externalId: string | null;
            url: string | null;
            problem: string | null;
            author: components["schemas"]["NamedDto"];
            version: number;
            createdAt: string;
        };
        ReplyPage: {
            items: components["schemas"]["ReplyDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        CheckBody: {
            /**
             * @description What a person found on the network.
             * @enum {string}
             */
            outcome?: "sent" | "not-sent";
        };
        WordsBody: {
            text?: string;
            templateId?: string;
            variables?: {
                [key: string]: string;
            };
            /**
             * @default public
             * @enum {string}
             */
            visibility: "public" | "private";
            /** @description The same key again returns the same reply. Default: the Idempotency-Key header. */
            clientKey?: string;
        };
        ReasonDto: {
            code: string;
            text: string;
            weight: number;
        };
        PriorityDto: {
            /** @enum {string} */
            level: "P1" | "P2" | "P3" | "P4";
            score: number;
            reasons: components["schemas"]["ReasonDto"][];
        };
        ConversationDto: {
            id: string;
            network: string;
        };
        CustomerDto: {
            handle: string;
            name: string | null;
        };
        TaskSentimentDto: {
            /** @enum {string} */
            label: "negative" | "neutral" | "positive" | "unsure";
            score: number;
        };
        TaskSourceDto: {
            id: string;
            name: string;
            connector: string;
        };
        ClockTargetDto: {
            id: string;
            name: string;
            withinSeconds: number;
        };
        ClockDto: {
            id: string;
            /** @enum {string} */
            kind: "acknowledge" | "next-reply" | "resolve" | "promise";
            standard: components["schemas"]["NamedDto"];
            standardVersion: number;
            target: components["schemas"]["ClockTargetDto"];
            calendar: string;
            startedAt: string;
            dueAt: string;
            /** @enum {string} */
            state: "running" | "paused" | "met" | "met-late" | "overdue" | "cancelled";
            metAt: string | null;
            /** @enum {string|null} */
            metBy: "public" | "claim" | null;
            pausedUntil: string | null;
        };
        ReplyabilityDto: {
            /** @enum {string} */
            verdict: "public" | "private-only" | "by-hand" | "not-possible";
            reason: string;
            expiresAt?: string | null;
            deepLink: string | null;
        };
        TaskDto: {
            id: string;
            /** @enum {string} */
            state: "open" | "acknowledged" | "waiting" | "snoozed" | "resolved" | "dismissed";
            version: number;
            priority: components["schemas"]["PriorityDto"];
            conversation: components["schemas"]["ConversationDto"];
            network: string;
            lang: string;
            customer: components["schemas"]["CustomerDto"];
            excerpt: string;
            sentiment: components["schemas"]["TaskSentimentDto"];
            assignee: components["schemas"]["NamedDto"] | null;
            team: components["schemas"]["NamedDto"];
            source: components["schemas"]["TaskSourceDto"];
            mentionCount: number;
            /** @description The next promise to break. */
            dueAt: string | null;
            snoozedUntil: string | null;
            openedAt: string;
            updatedAt: string;
            closedAt: string | null;
            acknowledgedAt: string | null;
            acknowledgedBy: components["schemas"]["NamedDto"] | null;
            clocks: components["schemas"]["ClockDto"][];
            replyability: components["schemas"]["ReplyabilityDto"];
            /** @description The newest reply that was not undone. */
            reply: components["schemas"]["ReplyDto"] | null;
        };
        SpokenDto: {
            task: components["schemas"]["TaskDto"];
            reply: components["schemas"]["ReplyDto"] | null;
        };
        SettingFieldView: {
            name: string;
            /** @enum {string} */
            kind: "text" | "url" | "number" | "boolean";
            required: boolean;
            minLength?: number;
            description: string;
        };
        ConnectorView: {
            kind: string;
            network: string;
            description: string;
            canReply: boolean;
            /** @description False where posts are only pushed to us. */
            isPolled: boolean;
            settingFields: components["schemas"]["SettingFieldView"][];
            credentialFields: components["schemas"]["SettingFieldView"][];
        };
        ConnectorPage: {
            items: components["schemas"]["ConnectorView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        SourceHealthView: {
            /** @enum {string} */
            state: "waiting" | "ok" | "degraded" | "failing" | "gone" | "paused";
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            lastSuccessAt: string | null;
            lastError: string | null;
            /** @description What is left of the network's allowance, where it says. */
            quota: Record<string, never> | null;
        };
        SourceView: {
            id: string;
            connector: string;
            name: string;
            /** @description Empty for who may not change sources. */
            settings: {
                [key: string]: unknown;
            };
            intervalSeconds: number;
            /** @description Whether credentials are stored; they are never shown. */
            hasCredentials: boolean;
            health: components["schemas"]["SourceHealthView"];
            /**
             * Format: date-time
             * @description Null where posts are pushed to us.
             */
            nextPollAt: string | null;
            /** @description Posts the source has shown. */
            seenCount: number;
            /** @description Posts that matched a watch and were new. */
            storedCount: number;
            /** @description Posts that could not be read; counted up to 1,000. */
            quarantinedCount: number;
            /** @description Where the sender posts to, for pushed sources. */
            inboundUrl: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
        };
        SourcePage: {
            items: components["schemas"]["SourceView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewSource: {
            /** @description A kind from GET /connectors. */
            connector: string;
            name: string;
            /** @description The settingFields of the connector. */
            settings: {
                [key: string]: unknown;
            };
            /** @description Stored encrypted. */
            credentials?: {
                [key: string]: string;
            };
            intervalSeconds?: number;
        };
        OpmlDocument: {
            opml: string;
        };
        SkippedFeed: {
            title: string | null;
            url: string | null;
            reason: string;
        };
        OpmlResult: {
            added: components["schemas"]["SourceView"][];
            skipped: components["schemas"]["SkippedFeed"][];
        };
        SourceChange: {
            name?: string;
            /** @description The settingFields of the connector. */
            settings?: {
                [key: string]: unknown;
            };
            /** @description Stored encrypted. */
            credentials?: {
                [key: string]: string;
            };
            intervalSeconds?: number;
            isPaused?: boolean;
        };
        PolledSource: {
            source: components["schemas"]["SourceView"];
        };
        GapView: {
            id: string;
            /** Format: date-time */
            from: string | null;
            /** Format: date-time */
            to: string;
            reason: string;
            /** Format: date-time */
            detectedAt: string;
        };
        GapPage: {
            items: components["schemas"]["GapView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        QuarantinedPostView: {
            id: string;
            reason: string;
            externalId: string | null;
            /** @description The beginning of what came in. */
            raw: string;
            /** Format: date-time */
            at: string;
        };
        QuarantinePage: {
            items: components["schemas"]["QuarantinedPostView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        SignInDto: {
            email: string;
            /** Format: password */
            password: string;
        };
        /** @enum {string} */
        StaffRole: "admin" | "pr-lead" | "team-lead" | "agent" | "viewer";
        WorkspaceDto: {
            id: string;
            name: string;
            isDemo: boolean;
        };
        MeDto: {
            id: string;
            name: string;
            email: string;
            role: components["schemas"]["StaffRole"];
            teams: components["schemas"]["NamedDto"][];
            workspace: components["schemas"]["WorkspaceDto"];
            /** @description Of the interface. */
            language: string;
            /** @description Settings of the interface. */
            preferences: {
                [key: string]: unknown;
            };
            /**
             * @description Page that this role begins with.
             * @example /inbox/due
             */
            landingPath: string;
            version: number;
        };
        SignedInDto: {
            /** @description Send it as X-CSRF-Token with every write of this session. */
            csrfToken: string;
            me: components["schemas"]["MeDto"];
        };
        UseLinkDto: {
            /** @description From the link, behind #token=. */
            token: string;
            /** Format: password */
            password: string;
            name?: string;
            /** @description Needed for the first set-up, ignored otherwise. */
            email?: string;
        };
        /** @enum {string} */
        DemoRole: "agent" | "pr-lead" | "admin";
        DemoSignInDto: {
            role: components["schemas"]["DemoRole"];
        };
        SignInOptionsDto: {
            /** @description The demo may be entered with one click. */
            demo: boolean;
            demoRoles: components["schemas"]["DemoRole"][];
            /** @description Nobody administers this installation yet: use the link it printed. */
            setupNeeded: boolean;
        };
        CsrfDto: {
            /** @description Send it as X-CSRF-Token with every write of this session. */
            csrfToken: string;
        };
        /** @enum {string} */
        Language: "en" | "fi" | "lv" | "ru" | "th" | "zh";
        ChangeMeDto: {
            name?: string;
            language?: components["schemas"]["Language"];
            /** @description Merged into the present ones by top-level name; null removes one. */
            preferences?: {
                [key: string]: unknown;
            };
            /**
             * Format: password
             * @description Needed with newPassword.
             */
            currentPassword?: string;
            /**
             * Format: password
             * @description Ends every other session of this person.
             */
            newPassword?: string;
        };
        /** @enum {string} */
        MemberState: "active" | "invited" | "deactivated";
        UserDto: {
            id: string;
            name: string;
            /** @description Null for readers who see names only. */
            email: string | null;
            role: components["schemas"]["StaffRole"];
            teams: components["schemas"]["NamedDto"][];
            state: components["schemas"]["MemberState"];
            language: string;
            version: number;
            /** Format: date-time */
            createdAt: string;
        };
        UserPage: {
            items: components["schemas"]["UserDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewUserDto: {
            email: string;
            name: string;
            role: components["schemas"]["StaffRole"];
            teamIds?: string[];
            language?: components["schemas"]["Language"];
        };
        LinkDto: {
            /** @description Shown once; give it to the person. Works once. */
            url: string;
            token: string;
            /** Format: date-time */
            expiresAt: string;
        };
        InvitedDto: {
            user: components["schemas"]["UserDto"];
            invite: components["schemas"]["LinkDto"];
        };
        ChangeUserDto: {
            name?: string;
            role?: components["schemas"]["StaffRole"];
            /** @description All teams of the person from now on. */
            teamIds?: string[];
            language?: components["schemas"]["Language"];
            /** @description False ends all access at once. */
            isActive?: boolean;
        };
        TeamDto: {
            id: string;
            name: string;
            members: components["schemas"]["NamedDto"][];
            /** Format: date-time */
            createdAt: string;
        };
        TeamPage: {
            items: components["schemas"]["TeamDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewTeamDto: {
            name: string;
            memberIds?: string[];
        };
        ChangeTeamDto: {
            name?: string;
            /** @description Everybody in the team from now on. */
            memberIds?: string[];
        };
        TokenDto: {
            id: string;
            name: string;
            scopes: string[];
            /** @description Its maker: the token acts for this person and ends with their access. */
            member: components["schemas"]["NamedDto"];
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        TokenPage: {
            items: components["schemas"]["TokenDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewTokenDto: {
            name: string;
            /**
             * @description `resource:verb` (verbs read, create, update, delete, act; write for all but read), or `*` for all rights of its maker.
             * @example [
             *       "tasks:write",
             *       "mentions:read"
             *     ]
             */
            scopes: string[];
            /** Format: date-time */
            expiresAt?: string | null;
        };
        CreatedTokenDto: {
            id: string;
            name: string;
            scopes: string[];
            /** Format: date-time */
            expiresAt: string | null;
            /** @description Shown this once only. */
            token: string;
        };
        TargetConditionDto: {
            sentiments?: ("negative" | "neutral" | "positive" | "unsure")[];
        };
        TargetDto: {
            /** @example acknowledge-negative */
            id: string;
            /** @description The promise in plain words. */
            name: string;
            /** @description All present conditions must hold; none: always. */
            when: components["schemas"]["TargetConditionDto"];
            /** @enum {string} */
            kind: "acknowledge";
            withinSeconds: number;
            /** @description In how many of a hundred cases. */
            percent: number;
            /** @enum {string} */
            calendar: "always";
        };
        StandardView: {
            id: string;
            name: string;
            currentVersion: number;
            targets: components["schemas"]["TargetDto"][];
        };
        StandardPage: {
            items: components["schemas"]["StandardView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewStandardVersion: {
            targets: components["schemas"]["TargetDto"][];
            /** @description Why the promise changes; kept for ever. */
            reason: string;
        };
        LiveDto: {
            /** @enum {string} */
            status: "live";
        };
        ReadinessChecksDto: {
            /** @enum {string} */
            database: "ok" | "failing" | "unknown";
            /**
             * @description The schema is the one this version needs.
             * @enum {string}
             */
            migrations: "ok" | "failing" | "unknown";
        };
        ReadinessDto: {
            /** @enum {string} */
            status: "ready" | "not-ready";
            checks: components["schemas"]["ReadinessChecksDto"];
        };
        TaskPage: {
            items: components["schemas"]["TaskDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        TaskCountsDto: {
            due: number;
            /** @description Capped at 1000. */
            overdue: number;
            mine: number;
            unassigned: number;
            waiting: number;
            snoozed: number;
            byPriority: {
                [key: string]: number;
            };
        };
        TaskEventDto: {
            id: string;
            /** Format: date-time */
            at: string;
            actor: components["schemas"]["NamedDto"] | null;
            kind: string;
            details: {
                [key: string]: unknown;
            };
        };
        TaskDetailDto: {
            id: string;
            /** @enum {string} */
            state: "open" | "acknowledged" | "waiting" | "snoozed" | "resolved" | "dismissed";
            version: number;
            priority: components["schemas"]["PriorityDto"];
            conversation: components["schemas"]["ConversationDto"];
            network: string;
            lang: string;
            customer: components["schemas"]["CustomerDto"];
            excerpt: string;
            sentiment: components["schemas"]["TaskSentimentDto"];
            assignee: components["schemas"]["NamedDto"] | null;
            team: components["schemas"]["NamedDto"];
            source: components["schemas"]["TaskSourceDto"];
            mentionCount: number;
            /** @description The next promise to break. */
            dueAt: string | null;
            snoozedUntil: string | null;
            openedAt: string;
            updatedAt: string;
            closedAt: string | null;
            acknowledgedAt: string | null;
            acknowledgedBy: components["schemas"]["NamedDto"] | null;
            clocks: components["schemas"]["ClockDto"][];
            replyability: components["schemas"]["ReplyabilityDto"];
            /** @description The newest reply that was not undone. */
            reply: components["schemas"]["ReplyDto"] | null;
            /** @description The newest 200 of the conversation, oldest first. */
            mentions: components["schemas"]["MentionDto"][];
            replies: components["schemas"]["ReplyDto"][];
            /** @description The newest 500, oldest first. */
            events: components["schemas"]["TaskEventDto"][];
        };
        AssignBody: {
            assigneeId: string | null;
        };
        NoteBody: {
            text: string;
        };
        SnoozeBody: {
            /** @description ISO 8601 instant. */
            until: string;
        };
        ResolveBody: {
            note?: string;
        };
        DismissBody: {
            /** @enum {string} */
            reason: "not-about-us" | "spam" | "duplicate" | "no-answer-needed";
            note?: string;
        };
        TemplateView: {
            id: string;
            name: string;
            lang: string;
            /** @description With {{handle}} and {{name}} for the customer. */
            text: string;
        };
        TemplatePage: {
            items: components["schemas"]["TemplateView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        WatchTeam: {
            id: string;
            name: string;
        };
        WatchView: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "brand" | "product" | "company" | "person" | "competitor" | "topic";
            query: string;
            /** @description BCP 47; empty means any language. */
            languages: string[];
            priorityWeight: number;
            team: components["schemas"]["WatchTeam"];
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            mentionsLast7Days: number;
        };
        WatchPage: {
            items: components["schemas"]["WatchView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewWatch: {
            name: string;
            /** @enum {string} */
            kind: "brand" | "product" | "company" | "person" | "competitor" | "topic";
            /** @example acme AND (bank OR card) -football */
            query: string;
            /** @description Only posts in these languages (BCP 47); empty means any. */
            languages?: string[];
            /** @default 1 */
            priorityWeight: number;
            /** @description Id of the team that answers; your own first team unless given. */
            team?: string;
        };
        PreviewRequest: {
            query: string;
            languages?: string[];
        };
        PreviewDay: {
            /** Format: date */
            date: string;
            count: number;
        };
        PreviewAuthor: {
            handle: string;
            name: string | null;
        };
        PreviewExample: {
            id: string;
            text: string;
            author: components["schemas"]["PreviewAuthor"];
            network: string;
            lang: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description [start, end) in UTF-16 units of the text. */
            spans: [
                number,
                number
            ][];
        };
        WatchPreview: {
            /** @description Mentions looked at that the query finds. */
            hits: number;
            /** @description Mentions looked at: the newest, 5,000 at most. */
            sampled: number;
            /** @description How far back was looked. */
            days: number;
            perDay: components["schemas"]["PreviewDay"][];
            examples: components["schemas"]["PreviewExample"][];
            /** @description Why the query is refused, with line and column. */
            error: string | null;
        };
        WatchChange: {
            name?: string;
            /** @enum {string} */
            kind?: "brand" | "product" | "company" | "person" | "competitor" | "topic";
            /** @example acme AND (bank OR card) -football */
            query?: string;
            /** @description Only posts in these languages (BCP 47); empty means any. */
            languages?: string[];
            /** @default 1 */
            priorityWeight: number;
            /** @description Id of the team that answers; your own first team unless given. */
            team?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Audit_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Beginning of an action: `staff.` for everything about people. */
                action?: string;
                /** @description Id of the person who acted. */
                actor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    StatusPage_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Inbound_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sourceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundAccepted"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Events_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Mentions_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                watch?: string;
                source?: string;
                /** @description A language with all its regions and scripts. */
                lang?: string;
                sentiment?: "negative" | "neutral" | "positive" | "unsure";
                network?: string;
                /** @description Words that all occur; the last one may be unfinished. */
                q?: string;
                /** @description Published then or later. */
                from?: string;
                /** @description Published before then. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionPage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Mentions_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionDetailDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Comma separated. Default: what needs attention. */
                state?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyPage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReplyActs_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpokenDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReplyActs_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpokenDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Connectors_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorPage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourcePage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSource"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceView"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_importOpml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpmlDocument"];
                "text/xml": components["schemas"]["OpmlDocument"];
                "application/xml": components["schemas"]["OpmlDocument"];
                "text/x-opml": components["schemas"]["OpmlDocument"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpmlResult"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceView"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceView"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_pollNow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolledSource"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_gaps: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapPage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_quarantine: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantinePage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_end: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_useLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UseLinkDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_startDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoSignInDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOptionsDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_csrf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CsrfDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_deactivate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeUserDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_renewLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Teams_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamPage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Teams_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTeamDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Teams_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTeamDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tokens_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tokens_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTokenDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedTokenDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tokens_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Standards_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardPage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Standards_addVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStandardVersion"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardView"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Status_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Status_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadinessDto"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadinessDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                view?: "due" | "mine" | "unassigned" | "waiting" | "snoozed" | "done" | "all";
                state?: "open" | "acknowledged" | "waiting" | "snoozed" | "resolved" | "dismissed";
                /** @description Id of a person, or `none`. */
                assignee?: string;
                team?: string;
                /** @description P1 to P4, comma separated. */
                priority?: string;
                network?: string;
                lang?: string;
                sentiment?: "negative" | "neutral" | "positive" | "unsure";
                /** @description Customer tiers arrive with customers; no task has one yet. */
                tier?: string;
                /** @description Words in any mention of the conversation. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCountsDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDetailDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_snooze: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnoozeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_wait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_resolve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_dismiss: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Tasks_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskDto"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Templates_list: {
        parameters: {
            query?: {
                /** @description Texts in this language; English where there are none. */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatePage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Watches_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchPage"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Watches_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWatch"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchView"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Watches_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchPreview"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Watches_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchView"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Watches_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Watches_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchView"];
                };
            };
            /** @description Refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
