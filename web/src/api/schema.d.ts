// Generated from docs/openapi.json by `npm run openapi`. Do not edit.
export interface paths {
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people were told of and what became of each notice, newest first */
        get: operations["Alerts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that somebody has taken it on; it pages nobody any more */
        post: operations["Alerts_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifier-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ways notices can be sent, and the fields of their forms */
        get: operations["NotifierKinds_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where notices of alerts go */
        get: operations["Notifiers_list"];
        put?: never;
        /** Adds a notifier; it is told of what happens from now on */
        post: operations["Notifiers_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifiers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a notifier and its credentials */
        delete: operations["Notifiers_remove"];
        options?: never;
        head?: never;
        /** Changes, pauses or resumes a notifier; settings are replaced as a whole */
        patch: operations["Notifiers_update"];
        trace?: never;
    };
    "/api/v1/notifiers/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a notice now; refused with the reason where it does not arrive */
        post: operations["Notifiers_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/api/v1/watches/{id}/backfills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the backfills of a watch, newest first */
        get: operations["Backfills_list"];
        put?: never;
        /**
         * Runs a watch over the mentions of the last days
         * @description Looks at what is stored already, for whichever watch it was kept; it reads nothing anew from the networks. Each mention that the watch finds is added to it once and counted at the time it was published.
         */
        post: operations["Backfills_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backfills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a backfill is */
        get: operations["Backfills_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backfills/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a backfill; what it found stays */
        post: operations["Backfills_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backfills/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes on with a backfill that was cancelled or failed */
        post: operations["Backfills_resume"];
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
    "/api/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people said of posts against what engines had said, newest first */
        get: operations["Corrections_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mentions/{id}/sentiment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the feeling of a mention by hand; If-Match is its `versions` */
        post: operations["Corrections_judgeSentiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mentions/{id}/intent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the intent of a mention by hand; If-Match is its `versions` */
        post: operations["Corrections_judgeIntent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the priority by hand; it stays when tasks are judged by other weights */
        post: operations["TaskCorrections_setPriority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/sentiment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the feeling of a mention of the task by hand; the task follows its newest one */
        post: operations["TaskCorrections_judgeSentiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/intent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the intent of a mention of the task by hand */
        post: operations["TaskCorrections_judgeIntent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/relevance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says whether a mention of the task is about us
         * @description Keeps a label and nothing else: to close the task, dismiss it; with the reason `not-about-us` that keeps the label too.
         */
        post: operations["TaskCorrections_judgeRelevance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What every source sees now, and why it does not see more */
        get: operations["Coverage_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was not seen in a time gone by */
        get: operations["Coverage_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to connect a source with an account of its network
         * @description Open the address in the same browser within ten minutes. The network sends it back, and it ends at /admin/sources?connected=ID, or ?connect-failed=CODE: denied, expired, not-allowed, not-signed-in, refused, unreachable or failed.
         */
        post: operations["Connections_connect"];
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
        /** Answers a network's challenge to the webhook of a source */
        get: operations["Inbound_challenge"];
        put?: never;
        /** Takes a delivery, signed as the connector of the source says */
        post: operations["Inbound_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/sentiment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How people feel over time, by language and by watch; days are UTC, muted posts left out */
        get: operations["Insights_overTime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/sentiment/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is talked about more than in the period before, and how people feel about it */
        get: operations["Insights_risingTerms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/accuracy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often people agreed with the engines in a month, by language, with its uncertainty */
        get: operations["Insights_report"];
        put?: never;
        post?: never;
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
    "/api/v1/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is kept out of the inbox, newest rule first */
        get: operations["Mutes_list"];
        put?: never;
        /** Mutes an author, a site, a thread or words, from the next posts on */
        post: operations["Mutes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mutes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a rule would have hidden in the last 30 days */
        post: operations["Mutes_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mutes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rule and what it has hidden */
        get: operations["Mutes_get"];
        put?: never;
        post?: never;
        /** Removes a rule; what it hid stays hidden */
        delete: operations["Mutes_remove"];
        options?: never;
        head?: never;
        /** Changes a rule for the posts to come; its kind stays */
        patch: operations["Mutes_update"];
        trace?: never;
    };
    "/api/v1/priorities/weights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each part of a priority counts, in the version in force */
        get: operations["Priorities_get"];
        /**
         * Puts other weights in force for the tasks to come
         * @description Open tasks keep what they were judged by until they are judged anew.
         */
        put: operations["Priorities_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/priorities/weights/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed the weights, when and why; newest first */
        get: operations["Priorities_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/priorities/rehearsals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What other weights would have given to the tasks of the last days */
        post: operations["Priorities_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/priorities/rebases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When open tasks were judged anew; newest first */
        get: operations["Priorities_listRebases"];
        put?: never;
        /**
         * Judges open tasks anew by the weights in force
         * @description From the facts that were kept with each; levels that people set stay.
         */
        post: operations["Priorities_rebase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/priorities/rebases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far it is */
        get: operations["Priorities_getRebase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/priorities/rebases/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops it; what was judged stays */
        post: operations["Priorities_cancel"];
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
    "/api/v1/tasks/{id}/reply-measure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts an answer as the network of the task does; sends nothing */
        post: operations["ReplyActs_measure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Erasures, newest first */
        get: operations["Rights_listErasures"];
        put?: never;
        /**
         * Erases what an author wrote, everywhere, and keeps it out; counts stay
         * @description Of somebody who may not erase it is a request that an administrator starts.
         */
        post: operations["Rights_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an erasure is */
        get: operations["Rights_getErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts an erasure that was asked for, or that failed */
        post: operations["Rights_startErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops an erasure; what is erased stays so, and the author is stored again */
        post: operations["Rights_cancelErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/legal-holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Legal holds, newest first */
        get: operations["Rights_listHolds"];
        put?: never;
        /**
         * Keeps what an author, a mention or a story said, sealed, although it is deleted for everybody
         * @description Of somebody who may not hold it is a request that an administrator starts.
         */
        post: operations["Rights_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/legal-holds/{id}/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a hold keeps of deleted mentions; each look is audited */
        get: operations["Rights_listKept"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/legal-holds/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a hold in force that was asked for */
        post: operations["Rights_startHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/legal-holds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a hold; what only it kept is erased for good */
        delete: operations["Rights_releaseHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rights/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was deleted, checked, erased and kept in a month */
        get: operations["Rights_statement"];
        put?: never;
        post?: never;
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
    "/api/v1/sources/{id}/gaps/{gapId}/fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for an interval that could not be read to be read now */
        post: operations["Sources_fillGap"];
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
    "/api/v1/stories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists stories, the one told last first */
        get: operations["Stories_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One story */
        get: operations["Stories_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its mentions, newest first */
        get: operations["Stories_listMentions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes mentions out into a story of their own, for good */
        post: operations["Stories_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stories/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes another story part of this one */
        post: operations["Stories_merge"];
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
    "/api/v1/watches/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The unpublished draft of a watch */
        get: operations["WatchDrafts_get"];
        /**
         * Saves the draft, right or wrong
         * @description If-Match names the version of the draft, 0 for none yet. Refused with stale-version when the watch has moved on since the draft was begun; remove the draft to begin anew.
         */
        put: operations["WatchDrafts_save"];
        post?: never;
        /**
         * Throws the draft away
         * @description If-Match names the version of the draft.
         */
        delete: operations["WatchDrafts_discard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts the draft in force; refused while an example is red
         * @description If-Match names the version of the watch.
         */
        post: operations["WatchDrafts_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a query on examples */
        post: operations["WatchExamples_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The watches you may see as a file that can be imported again */
        get: operations["WatchFiles_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds the watches of a file, and changes those of the same name
         * @description Others are left alone. All or nothing: with any fault in the file nothing is written. What a file does not say of team, examples and person stays as it is.
         */
        post: operations["WatchFiles_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/lint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks over a query: mistakes, doubts, and what each network is asked */
        post: operations["WatchLint_lint"];
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
        /**
         * Tries a query on the mentions of the last days
         * @description Looks only at what is stored: what no watch has kept so far cannot be found. Up to 100,000 mentions are looked at one by one; of more, an even sample, and the answer says so.
         */
        post: operations["WatchPreview_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/{id}/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds to judge, and how much of what was judged is meant */
        get: operations["WatchSamples_draw"];
        put?: never;
        /** Judges one find */
        post: operations["WatchSamples_judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a watch was, newest first */
        get: operations["WatchVersions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/{id}/versions/{n}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed from another version to this one */
        get: operations["WatchVersions_diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/{id}/versions/{n}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a new version with the content of this one */
        post: operations["WatchVersions_restore"];
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
    "/api/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workspace of whoever asks */
        get: operations["Workspace_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Says in which languages posts are expected; what is stored keeps its language */
        patch: operations["Workspace_change"];
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
        AlertParty: {
            id: string;
            name: string;
        };
        AlertDeliveryView: {
            notifier: components["schemas"]["AlertParty"];
            /**
             * @description What it was to tell.
             * @enum {string}
             */
            cause: "opened" | "worse" | "closed";
            /**
             * @description waiting: on its way · sent · left-out: not sent on purpose · failed: could not be delivered
             * @enum {string}
             */
            state: "waiting" | "sent" | "left-out" | "failed";
            /** Format: date-time */
            at: string;
            /** @description Why it is late, was left out or failed. */
            problem: string | null;
        };
        AlertView: {
            id: string;
            /** @description source-blind, source-degraded and others. */
            kind: string;
            /** @enum {string} */
            state: "open" | "acknowledged" | "closed";
            /** @enum {string} */
            severity: "warning" | "critical";
            title: string;
            text: string;
            details: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            acknowledgedAt: string | null;
            acknowledgedBy: components["schemas"]["AlertParty"] | null;
            /** Format: date-time */
            closedAt: string | null;
            deliveries: components["schemas"]["AlertDeliveryView"][];
        };
        AlertPage: {
            items: components["schemas"]["AlertView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NotifierFieldView: {
            name: string;
            /** @enum {string} */
            kind: "text" | "url" | "number" | "boolean";
            required: boolean;
            minLength?: number;
            description: string;
        };
        NotifierKindView: {
            kind: string;
            description: string;
            settingFields: components["schemas"]["NotifierFieldView"][];
            credentialFields: components["schemas"]["NotifierFieldView"][];
        };
        NotifierKindPage: {
            items: components["schemas"]["NotifierKindView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NotifierView: {
            id: string;
            kind: string;
            name: string;
            settings: {
                [key: string]: unknown;
            };
            /** @description Whether credentials are stored; they are never shown. */
            hasCredentials: boolean;
            /** @description Kinds of alerts it is told of; empty: all. */
            alertKinds: string[];
            isPaused: boolean;
            /** Format: date-time */
            lastSentAt: string | null;
            /** @description Why the last notice did not arrive. */
            lastProblem: string | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
        };
        NotifierPage: {
            items: components["schemas"]["NotifierView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewNotifier: {
            /** @description A kind from GET /notifier-kinds. */
            kind: string;
            name: string;
            /** @description The settingFields of the kind. */
            settings: {
                [key: string]: unknown;
            };
            /** @description Stored encrypted. */
            credentials?: {
                [key: string]: string;
            };
            /** @description Kinds of alerts it is told of; empty: all. */
            alertKinds?: string[];
        };
        NotifierChange: {
            name?: string;
            /** @description The settingFields of the kind. */
            settings?: {
                [key: string]: unknown;
            };
            /** @description Stored encrypted. */
            credentials?: {
                [key: string]: string;
            };
            /** @description Kinds of alerts it is told of; empty: all. */
            alertKinds?: string[];
            isPaused?: boolean;
        };
        NotifierTest: {
            /** @enum {boolean} */
            isDelivered: true;
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
        NewBackfill: {
            /** @description How far back. */
            days: number;
            /**
             * @description Open a task for each conversation that asks for an answer and never had one; its clocks start now.
             * @default false
             */
            opensTasks: boolean;
        };
        BackfillView: {
            id: string;
            watchId: string;
            /** @enum {string} */
            state: "queued" | "running" | "cancelled" | "done" | "failed";
            days: number;
            opensTasks: boolean;
            /** @description Mentions looked at. */
            scanned: number;
            /** @description Mentions to look at; 0 until they have been counted. */
            total: number;
            /** @description Mentions that the watch was added to. */
            matched: number;
            perSecond: number | null;
            /** @description Seconds left at this pace. */
            etaSeconds: number | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description Why it failed. */
            error: string | null;
        };
        BackfillPage: {
            items: components["schemas"]["BackfillView"][];
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
        CorrectedMentionDto: {
            id: string;
            /** @description Its first words; empty where it was deleted. */
            text: string;
        };
        CorrectionPartyDto: {
            id: string;
            name: string;
        };
        CorrectionDto: {
            id: string;
            /** @enum {string} */
            kind: "sentiment" | "intent" | "priority" | "relevance";
            /** @description What the engine said, whoever corrected it in between. */
            before: string;
            /** @description What the person says; equal to `before` where it is confirmed. */
            after: string;
            /** @description How sure the engine was, 0..1. */
            confidenceBefore: number | null;
            lang: string;
            /** @description Such as linear, rules, weights or watch. */
            engine: string;
            mention: components["schemas"]["CorrectedMentionDto"];
            taskId: string | null;
            member: components["schemas"]["CorrectionPartyDto"];
            /** @description False where the same person judged the same post anew. */
            isNewest: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        CorrectionPage: {
            items: components["schemas"]["CorrectionDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        MentionSentimentBody: {
            /** @enum {string} */
            label: "negative" | "neutral" | "positive";
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
        MentionSecondOpinionDto: {
            /** @description Such as afinn. */
            engine: string;
            score: number;
            words: string[];
        };
        MentionSentimentDto: {
            /** @enum {string} */
            label: "negative" | "neutral" | "positive" | "unsure";
            score: number;
            confidence: number;
            /** @description That decided, where the engine can tell. */
            words: string[];
            secondOpinion: components["schemas"]["MentionSecondOpinionDto"] | null;
        };
        MentionIntentReasonDto: {
            /** @enum {string} */
            code: "question-mark" | "question-word" | "request-word" | "complaint-word" | "complaint-model" | "praise-word" | "threat-word" | "negative-sentiment" | "positive-sentiment" | "nothing-clear";
            /** @description As it is written in the post. */
            word?: string;
        };
        MentionIntentDto: {
            /** @enum {string} */
            label: "complaint" | "question" | "request" | "praise" | "threat" | "other";
            confidence: number;
            reasons: components["schemas"]["MentionIntentReasonDto"][];
        };
        MentionUrgencyReasonDto: {
            /** @enum {string} */
            code: "harm" | "risk" | "threat" | "complaint" | "request" | "question" | "deadline" | "repeated" | "shouting";
            /** @description What it adds to the score before that is capped. */
            weight: number;
            /** @description As it is written in the post. */
            word?: string;
            /**
             * @description Of risk words.
             * @enum {string}
             */
            topic?: "safety" | "legal" | "security" | "death" | "self-harm" | "discrimination" | "data-leak" | "press";
        };
        MentionUrgencyDto: {
            score: number;
            reasons: components["schemas"]["MentionUrgencyReasonDto"][];
        };
        MentionRiskDto: {
            /** @enum {string} */
            topic: "safety" | "legal" | "security" | "death" | "self-harm" | "discrimination" | "data-leak" | "press";
            /** @description As it is written in the post. */
            word: string;
            /** @description In UTF-16 units of the text; 0, as the end, for a word of the title. */
            start: number;
            /** @description Exclusive. */
            end: number;
        };
        MentionAspectDto: {
            watchId: string;
            /** @enum {string} */
            label: "negative" | "neutral" | "positive" | "unsure";
            score: number;
            /** @description Of the clause that says so, in UTF-16 units of the text. */
            start: number;
            /** @description Exclusive. */
            end: number;
        };
        MentionMetricsDto: {
            likes?: number;
            reposts?: number;
            replies?: number;
            views?: number;
        };
        MentionStoryDto: {
            id: string;
            mentionCount: number;
            /** @description Different authors. */
            voiceCount: number;
        };
        MentionMuteDto: {
            id: string;
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
            /** @description Null where it was not judged. */
            intent: components["schemas"]["MentionIntentDto"] | null;
            /** @description Null where it was not judged. */
            urgency: components["schemas"]["MentionUrgencyDto"] | null;
            /** @description Words that make a person look at once. */
            risks: components["schemas"]["MentionRiskDto"][];
            /** @description What is felt about each, where several watched things are named. */
            aspects: components["schemas"]["MentionAspectDto"][];
            /** @description log10 of the people it may reach. */
            reach: number | null;
            metrics: components["schemas"]["MentionMetricsDto"] | null;
            /** @description The story it tells with others. */
            story: components["schemas"]["MentionStoryDto"] | null;
            /** @description lookalike: a name is spelled with look-alike characters; impersonation: its author poses as one we watch. */
            signals: ("lookalike" | "impersonation")[];
            /** @description The rule that keeps it out of the inbox. */
            mutedBy: components["schemas"]["MentionMuteDto"] | null;
            /** @description Passes another post on unchanged. */
            isRepost: boolean;
            /** @description ISO 3166-1 alpha-2, where the source states it. */
            country: string | null;
            /** @description 1, and one more for each edit. */
            versions: number;
            isDeleted: boolean;
        };
        MentionIntentBody: {
            /** @enum {string} */
            label: "complaint" | "question" | "request" | "praise" | "threat" | "other";
        };
        TaskPriorityBody: {
            /** @enum {string} */
            level: "P1" | "P2" | "P3" | "P4";
            note?: string;
        };
        ReasonDto: {
            /** @enum {string} */
            code: "negative-sentiment" | "unsure-sentiment" | "negative-suspected" | "intent" | "risk" | "urgency" | "reach" | "reach-unknown" | "story-velocity" | "author-tier" | "unresolved-history" | "watch-weight" | "addressed-to-us" | "clock";
            /** @description In English, made of the values. */
            text: string;
            /** @description Points it adds or takes away; the score is their sum within 0..100. */
            weight: number;
            /** @description What the text is made of. Absent where an earlier release judged the task. */
            values?: {
                [key: string]: number | string;
            };
        };
        PriorityDto: {
            /** @enum {string} */
            level: "P1" | "P2" | "P3" | "P4";
            score: number;
            reasons: components["schemas"]["ReasonDto"][];
            /** @description Of the weights it was judged by. */
            version: number | null;
            /** @description A person set the level; score and reasons are still what was judged. */
            isManual: boolean;
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
        NamedDto: {
            id: string;
            name: string;
        };
        TaskSourceDto: {
            id: string;
            name: string;
            connector: string;
        };
        TaskStoryDto: {
            id: string;
            title: string;
            mentionCount: number;
            /** @description Different authors. */
            voiceCount: number;
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
            /** @description The reply it goes on from, where one answer took several posts. */
            followsId: string | null;
            /** @description When it was seen on the network as people see it. */
            confirmedAt: string | null;
            /** @description When the network was found not to show it. */
            missingAt: string | null;
            author: components["schemas"]["NamedDto"];
            version: number;
            createdAt: string;
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
            /** @description The story that it answers, told in many places. */
            story: components["schemas"]["TaskStoryDto"] | null;
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
        TaskSentimentBody: {
            /** @enum {string} */
            label: "negative" | "neutral" | "positive";
            /** @description A mention of the task; its newest one unless given. */
            mentionId?: string;
        };
        TaskIntentBody: {
            /** @enum {string} */
            label: "complaint" | "question" | "request" | "praise" | "threat" | "other";
            /** @description A mention of the task; its newest one unless given. */
            mentionId?: string;
        };
        TaskRelevanceBody: {
            isRelevant: boolean;
            /** @description A mention of the task; its newest one unless given. */
            mentionId?: string;
        };
        CoveredSource: {
            id: string;
            name: string;
            connector: string;
            network: string;
        };
        CoverageReason: {
            /** @enum {string} */
            code: "payment-required" | "forbidden" | "revoked" | "rate-limited" | "changed-shape" | "unreachable" | "server-error" | "gone" | "not-found" | "refused" | "internal" | "budget-spent" | "frozen" | "silent" | "heartbeats-only";
            /** @description A sentence for an administrator. */
            text: string;
        };
        CoverageQuota: {
            name: string;
            unit: string;
            limit: number | null;
            remaining: number | null;
            /** Format: date-time */
            resetsAt: string | null;
        };
        CoverageSpendPeriod: {
            requests: number;
            usd: number;
        };
        CoverageSpend: {
            today: components["schemas"]["CoverageSpendPeriod"];
            month: components["schemas"]["CoverageSpendPeriod"];
        };
        SourceCoverage: {
            source: components["schemas"]["CoveredSource"];
            /** @enum {string} */
            state: "waiting" | "ok" | "degraded" | "blind" | "paused";
            /** Format: date-time */
            since: string;
            reason: components["schemas"]["CoverageReason"] | null;
            /** Format: date-time */
            lastSuccessAt: string | null;
            /** Format: date-time */
            lastPostAt: string | null;
            /** @description New posts a day by its past four weeks, as far as it was read; null in its first two days. */
            expectedPerDay: number | null;
            /** @description New posts in the last 24 hours. */
            seenPerDay: number;
            quotas: components["schemas"]["CoverageQuota"][];
            spend: components["schemas"]["CoverageSpend"];
            /** @description Intervals that were missed and are still to be read. */
            openGaps: number;
            /** @description Hours of the last 30 days that were missed and not read later. */
            missingHours: number;
        };
        CoveragePage: {
            items: components["schemas"]["SourceCoverage"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
            /** Format: date-time */
            asOf: string;
            /**
             * Format: date-time
             * @description When the sources were last looked over. Older than three minutes: nothing here is to be relied on.
             */
            checkedAt: string | null;
            /**
             * @description The worst of all sources, not of this page alone.
             * @enum {string}
             */
            state: "ok" | "degraded" | "blind";
        };
        CoverageTrouble: {
            source: components["schemas"]["CoveredSource"];
            /** @enum {string} */
            state: "degraded" | "blind";
            reason: components["schemas"]["CoverageReason"] | null;
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description Null: it goes on.
             */
            to: string | null;
        };
        CoverageGap: {
            source: components["schemas"]["CoveredSource"];
            /** Format: date-time */
            from: string | null;
            /** Format: date-time */
            to: string;
            /** @enum {string} */
            state: "open" | "filling" | "filled" | "lost";
        };
        CoverageHistory: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /**
             * @description The worst there was in the time.
             * @enum {string}
             */
            state: "ok" | "degraded" | "blind";
            /** @description Time in which at least one source was blind. */
            blindSeconds: number;
            /** @description At most 500, oldest first. */
            items: components["schemas"]["CoverageTrouble"][];
            /** @description Intervals that are not read yet or lost; at most 500, oldest first. */
            gaps: components["schemas"]["CoverageGap"][];
        };
        ConnectionStart: {
            /** @description The network's page on which a person agrees; open it in this browser. */
            authorizeUrl: string;
        };
        InboundAccepted: {
            stored: number;
            quarantined: number;
        };
        InsightShareDto: {
            percent: number;
            /** @description Lower end of its 95 % interval (Wilson). */
            low: number;
            /** @description Upper end. */
            high: number;
        };
        SentimentByTimeDto: {
            mentions: number;
            negative: number;
            neutral: number;
            positive: number;
            unsure: number;
            /** @description Of the mentions that are not unsure; null where those are fewer than 30. */
            negativeShare: components["schemas"]["InsightShareDto"] | null;
            /**
             * Format: date
             * @description The day, or the Monday of the week.
             */
            date: string;
        };
        SentimentByLanguageDto: {
            mentions: number;
            negative: number;
            neutral: number;
            positive: number;
            unsure: number;
            /** @description Of the mentions that are not unsure; null where those are fewer than 30. */
            negativeShare: components["schemas"]["InsightShareDto"] | null;
            /** @description Primary subtag. */
            lang: string;
        };
        InsightWatchDto: {
            id: string;
            name: string;
        };
        SentimentByWatchDto: {
            mentions: number;
            negative: number;
            neutral: number;
            positive: number;
            unsure: number;
            /** @description Of the mentions that are not unsure; null where those are fewer than 30. */
            negativeShare: components["schemas"]["InsightShareDto"] | null;
            watch: components["schemas"]["InsightWatchDto"];
        };
        SentimentInsightDto: {
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            to: string;
            /** @enum {string} */
            by: "day" | "week";
            /** @description Every day or week, without mentions too. */
            series: components["schemas"]["SentimentByTimeDto"][];
            /** @description Most mentions first. */
            byLanguage: components["schemas"]["SentimentByLanguageDto"][];
            /** @description Most mentions first; a mention that several watches found counts for each. */
            byWatch: components["schemas"]["SentimentByWatchDto"][];
        };
        InsightPeriodDto: {
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            to: string;
        };
        TermExampleDto: {
            id: string;
            text: string;
        };
        TrendTermDto: {
            term: string;
            /** @description Of the mentions that were read, those with it; a story counts once. */
            count: number;
            /** @description The same in the period before. */
            before: number;
            /** @description Standard errors by which its log-odds rose; 1.96 and more. */
            score: number;
            /**
             * @description Of more than half of the judged mentions with it.
             * @enum {string|null}
             */
            sentiment: "negative" | "neutral" | "positive" | null;
            examples: components["schemas"]["TermExampleDto"][];
        };
        SentimentTermsDto: {
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            to: string;
            against: components["schemas"]["InsightPeriodDto"];
            /** @description What rose most, first. */
            terms: components["schemas"]["TrendTermDto"][];
            /** @description Mentions of the period. */
            mentions: number;
            /** @description Mentions of the period before. */
            before: number;
            /** @description More than 4,000 mentions in a period: an even sample of it was read. */
            isSampled: boolean;
        };
        AccuracyRowDto: {
            /** @description Primary subtag. */
            lang: string;
            /** @enum {string} */
            kind: "sentiment" | "intent" | "priority" | "relevance";
            /** @description Changed or confirmed by hand, or left as they were when somebody resolved the task. People may leave what is wrong. */
            judged: number;
            corrected: number;
            /** @description Settled by a person where the engine was unsure; not in `judged`. */
            unsure: number;
            /** @description Null where fewer than 30 were judged. */
            agreement: components["schemas"]["InsightShareDto"] | null;
            note: string | null;
        };
        WorkspaceModelDto: {
            version: number;
            /** @description Points of mean recall on labels held out when it was trained. */
            gain: number;
        };
        AccuracyModelsDto: {
            /** @description The model that judges sentiment. */
            base: string;
            /** @description What the workspace learnt on top of it. */
            workspace: components["schemas"]["WorkspaceModelDto"] | null;
        };
        AccuracyReportDto: {
            /** @example 2026-11 */
            month: string;
            /** @description The month is over and its report was written; it changes no more. */
            isFinal: boolean;
            rows: components["schemas"]["AccuracyRowDto"][];
            models: components["schemas"]["AccuracyModelsDto"];
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
            /** @description Null where it was not judged. */
            intent: components["schemas"]["MentionIntentDto"] | null;
            /** @description Null where it was not judged. */
            urgency: components["schemas"]["MentionUrgencyDto"] | null;
            /** @description Words that make a person look at once. */
            risks: components["schemas"]["MentionRiskDto"][];
            /** @description What is felt about each, where several watched things are named. */
            aspects: components["schemas"]["MentionAspectDto"][];
            /** @description log10 of the people it may reach. */
            reach: number | null;
            metrics: components["schemas"]["MentionMetricsDto"] | null;
            /** @description The story it tells with others. */
            story: components["schemas"]["MentionStoryDto"] | null;
            /** @description lookalike: a name is spelled with look-alike characters; impersonation: its author poses as one we watch. */
            signals: ("lookalike" | "impersonation")[];
            /** @description The rule that keeps it out of the inbox. */
            mutedBy: components["schemas"]["MentionMuteDto"] | null;
            /** @description Passes another post on unchanged. */
            isRepost: boolean;
            /** @description ISO 3166-1 alpha-2, where the source states it. */
            country: string | null;
            /** @description 1, and one more for each edit. */
            versions: number;
            isDeleted: boolean;
            /** @description What it said before, oldest first. */
            history: components["schemas"]["MentionVersionDto"][];
        };
        MuteParty: {
            id: string;
            name: string;
        };
        Mute: {
            id: string;
            /** @enum {string} */
            kind: "author" | "site" | "thread" | "words";
            /** @description A handle, a host, the id of a conversation, or a query. */
            value: string;
            /** @description Null: any. */
            network: string | null;
            /** @description Only what this watch alone finds; null: any. */
            watch: components["schemas"]["MuteParty"] | null;
            /** @description Only what concerns this team alone; null: everybody. */
            team: components["schemas"]["MuteParty"] | null;
            reason: string;
            /** @description Who made it. */
            owner: components["schemas"]["MuteParty"];
            /** Format: date-time */
            expiresAt: string | null;
            /** @description Mentions it has kept out of the inbox so far. */
            hiddenTotal: number;
            /** @description At its end; it hides nothing more. */
            isExpired: boolean;
            version: number;
            /** Format: date-time */
            createdAt: string;
        };
        MutePage: {
            items: components["schemas"]["Mute"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewMute: {
            /** @enum {string} */
            kind: "author" | "site" | "thread" | "words";
            /** @description author: a handle, of `network` · site: a host, with its subdomains · thread: `conversation.id` of a mention, of `network` · words: a query of the language of watches */
            value: string;
            /** @description Needed for an author and a thread. */
            network?: string | null;
            /** @description Id of a watch: only what it alone finds. */
            watch?: string | null;
            /** @description Id of a team: only what concerns it alone. Left out: the whole workspace, for whoever may mute for an own team only the first of these. */
            team?: string | null;
            reason: string;
            /**
             * Format: date-time
             * @description One year away at most.
             */
            expiresAt?: string | null;
        };
        MuteToPreview: {
            /** @enum {string} */
            kind: "author" | "site" | "thread" | "words";
            /** @description author: a handle, of `network` · site: a host, with its subdomains · thread: `conversation.id` of a mention, of `network` · words: a query of the language of watches */
            value: string;
            /** @description Needed for an author and a thread. */
            network?: string | null;
            /** @description Id of a watch: only what it alone finds. */
            watch?: string | null;
            /** @description Id of a team: only what concerns it alone. Left out: the whole workspace, for whoever may mute for an own team only the first of these. */
            team?: string | null;
        };
        TasksByPriority: {
            P1: number;
            P2: number;
            P3: number;
            P4: number;
        };
        FoundAuthorDto: {
            handle: string;
            name: string | null;
        };
        HiddenMention: {
            id: string;
            title: string | null;
            text: string;
            author: components["schemas"]["FoundAuthorDto"];
            network: string;
            lang: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description [start, end) in UTF-16 units of the text. */
            spans: [
                number,
                number
            ][];
            /** @description Found only by looking through look-alike or hidden characters. */
            isLookalike: boolean;
            /**
             * @description Of the task of its conversation.
             * @enum {string|null}
             */
            priority: "P1" | "P2" | "P3" | "P4" | null;
        };
        MutePreview: {
            /** @description How far back was looked. */
            days: number;
            /** @description Mentions it would have hidden. */
            hidden: number;
            /** @description Tasks opened in that time for the conversations of these mentions. One that other mentions opened as well would have stayed. */
            byPriority: components["schemas"]["TasksByPriority"];
            /** @description There is more than was looked at: the newest only. */
            isSampled: boolean;
            /** @description The most urgent first, then the newest; 10 at most. */
            examples: components["schemas"]["HiddenMention"][];
            /** @description Why there can be no such rule. */
            error: string | null;
        };
        MuteChange: {
            /** @description author: a handle, of `network` · site: a host, with its subdomains · thread: `conversation.id` of a mention, of `network` · words: a query of the language of watches */
            value?: string;
            /** @description Needed for an author and a thread. */
            network?: string | null;
            /** @description Id of a watch: only what it alone finds. */
            watch?: string | null;
            /** @description Id of a team: only what concerns it alone. Left out: the whole workspace, for whoever may mute for an own team only the first of these. */
            team?: string | null;
            reason?: string;
            /**
             * Format: date-time
             * @description One year away at most.
             */
            expiresAt?: string | null;
        };
        IntentWeightsDto: {
            /** @description It complains. */
            complaint: number;
            /** @description It asks a question. */
            question: number;
            /** @description It asks for something. */
            request: number;
            /** @description It praises. */
            praise: number;
            /** @description It threatens. */
            threat: number;
            /** @description Nothing that is clear. */
            other: number;
        };
        RiskWeightsDto: {
            /** @description A word about safety. */
            safety: number;
            /** @description A word about the law. */
            legal: number;
            /** @description A word about security. */
            security: number;
            /** @description A word about death. */
            death: number;
            /** @description A word about self-harm. */
            "self-harm": number;
            /** @description A word about discrimination. */
            discrimination: number;
            /** @description A word about leaked data. */
            "data-leak": number;
            /** @description A word about the press. */
            press: number;
        };
        TierWeightsDto: {
            /** @description The author has 100,000 followers or more. */
            top: number;
            /** @description The author has 10,000 followers or more. */
            high: number;
        };
        LevelBoundsDto: {
            /** @description Score from which a task is P1. */
            P1: number;
            /** @description Score from which a task is P2. */
            P2: number;
            /** @description Score from which a task is P3; below it is P4. */
            P3: number;
        };
        PriorityWeightsDto: {
            /** @description The feeling is negative. */
            negativeSentiment: number;
            /** @description Full negativity, on top of that. */
            negativeStrength: number;
            /** @description The feeling is unsure. */
            unsureSentiment: number;
            /** @description Not judged negative, but likely enough to be looked at. */
            negativeSuspected: number;
            intents: components["schemas"]["IntentWeightsDto"];
            risks: components["schemas"]["RiskWeightsDto"];
            /** @description Full urgency. */
            urgency: number;
            /** @description Every tenfold of readers. */
            reachPerDecade: number;
            /** @description The most that readers add. */
            reachAtMost: number;
            /** @description Every doubling of the voices that tell its story within an hour. */
            storyPerDoubling: number;
            /** @description The most that a story adds. */
            storyAtMost: number;
            tiers: components["schemas"]["TierWeightsDto"];
            /** @description Each other task of the author that is open or was closed without an answer. */
            unresolvedEach: number;
            /** @description The most that those add. */
            unresolvedAtMost: number;
            /** @description One of our accounts is addressed. */
            addressedToUs: number;
            /** @description Each whole step of the weight of its watch above 1; taken away below. */
            watchWeightStep: number;
            /** @description A promise that is due; less from half its time on. */
            clock: number;
            levels: components["schemas"]["LevelBoundsDto"];
        };
        WeightsAuthorDto: {
            id: string;
            name: string;
        };
        WeightsVersionView: {
            /** @description Tasks name the version they were judged by. */
            version: number;
            weights: components["schemas"]["PriorityWeightsDto"];
            reason: string;
            /** @description Null for the weights a workspace starts with. */
            author: components["schemas"]["WeightsAuthorDto"] | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * @description Paths of what differs from the version before.
             * @example [
             *       "intents.complaint",
             *       "levels.P1"
             *     ]
             */
            changedParts: string[];
        };
        WeightsVersionPage: {
            items: components["schemas"]["WeightsVersionView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewWeights: {
            weights: components["schemas"]["PriorityWeightsDto"];
            /** @description Why the weights change; kept for ever. */
            reason: string;
        };
        NewRehearsal: {
            weights: components["schemas"]["PriorityWeightsDto"];
            /** @default 30 */
            days: number;
        };
        TasksPerLevelDto: {
            P1: number;
            P2: number;
            P3: number;
            P4: number;
        };
        MovedTasksDto: {
            /** @enum {string} */
            from: "P1" | "P2" | "P3" | "P4";
            /** @enum {string} */
            to: "P1" | "P2" | "P3" | "P4";
            count: number;
        };
        MovedTaskDto: {
            taskId: string;
            excerpt: string;
            /** @enum {string} */
            from: "P1" | "P2" | "P3" | "P4";
            /** @enum {string} */
            to: "P1" | "P2" | "P3" | "P4";
        };
        TasksOfDayDto: {
            P1: number;
            P2: number;
            P3: number;
            P4: number;
            /**
             * Format: date
             * @description In UTC.
             */
            date: string;
        };
        RehearsalView: {
            /** @description Days that were looked at: as many as asked for, or since the first task where that is later. */
            days: number;
            /** @description Tasks opened in these days. */
            tasks: number;
            /** @description Of those, tasks of an earlier release, which cannot be judged anew. */
            unjudged: number;
            /** @description About 20,000 of the tasks were judged, and the counts are scaled up. */
            isSampled: boolean;
            /** @description Tasks a day by the new weights, in the mean. */
            perDay: components["schemas"]["TasksPerLevelDto"];
            /** @description By the weights in force, whatever people set by hand. */
            before: components["schemas"]["TasksPerLevelDto"];
            /** @description By the new weights. */
            after: components["schemas"]["TasksPerLevelDto"];
            moved: components["schemas"]["MovedTasksDto"][];
            /** @description Ten of those that move, the farthest first. */
            examples: components["schemas"]["MovedTaskDto"][];
            /** @description By the new weights. */
            byDay: components["schemas"]["TasksOfDayDto"][];
        };
        RebaseView: {
            id: string;
            /** @description Version of the weights. */
            version: number;
            /** @enum {string} */
            state: "queued" | "running" | "cancelled" | "done" | "failed";
            /** @description Tasks judged so far. */
            judged: number;
            /** @description Tasks whose score or level changed. */
            changed: number;
            /** @description Tasks to judge; 0 until they have been counted. */
            total: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description Why it failed. */
            error: string | null;
        };
        RebasePage: {
            items: components["schemas"]["RebaseView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewRebase: {
            /** @description Version of the weights that are meant; refused when others are in force. */
            version?: number;
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
        SpokenDto: {
            task: components["schemas"]["TaskDto"];
            reply: components["schemas"]["ReplyDto"] | null;
        };
        MeasureBody: {
            text: string;
            /**
             * @default public
             * @enum {string}
             */
            visibility: "public" | "private";
        };
        ReplyWarningView: {
            /** @enum {string} */
            code: "too-long" | "split" | "link-costs-more" | "markup-shows" | "mention-notifies" | "no-notice" | "overwrites-previous";
            values: {
                [key: string]: unknown;
            };
        };
        ReplyMeasureView: {
            length: number;
            limit: number | null;
            fits: boolean;
            /** @description The posts it becomes, one after the other. */
            parts: string[];
            warnings: components["schemas"]["ReplyWarningView"][];
        };
        NewErasure: {
            /** @description As mentions name it. */
            network: string;
            /** @description The network's own id of the author; this or the handle. */
            authorId?: string;
            /** @description With or without @. */
            handle?: string;
            /** @description Why: "letter of 3 May". Kept, unless it names the author. */
            note?: string;
        };
        ErasureView: {
            id: string;
            /**
             * @description requested: an administrator has to start it.
             * @enum {string}
             */
            state: "requested" | "queued" | "running" | "done" | "cancelled" | "failed";
            network: string;
            /** @description Null once it is done. */
            authorId: string | null;
            /** @description Null once it is done. */
            handle: string | null;
            note: string | null;
            /** @description Mentions of the author; null before the search. */
            found: number | null;
            /** @description Those that are done. */
            erased: number;
            /** @description Rows emptied, by place. */
            removed: {
                [key: string]: number;
            };
            error: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
        };
        ErasurePage: {
            items: components["schemas"]["ErasureView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewLegalHold: {
            /** @enum {string} */
            kind: "author" | "mention" | "story";
            /** @description Of the author. */
            network?: string;
            authorId?: string;
            handle?: string;
            mentionId?: string;
            storyId?: string;
            /** @description What it is kept for: the case, the letter. */
            reason: string;
        };
        LegalHoldView: {
            id: string;
            /** @enum {string} */
            kind: "author" | "mention" | "story";
            /** @enum {string} */
            state: "requested" | "active" | "released";
            network: string | null;
            authorId: string | null;
            handle: string | null;
            mentionId: string | null;
            storyId: string | null;
            reason: string;
            /** @description Deleted mentions that it keeps. */
            kept: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            releasedAt: string | null;
        };
        LegalHoldPage: {
            items: components["schemas"]["LegalHoldView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        HeldAuthorView: {
            id: string | null;
            handle: string;
            name: string | null;
        };
        HeldMentionView: {
            id: string;
            network: string;
            author: components["schemas"]["HeldAuthorView"];
            title: string | null;
            text: string;
            url: string | null;
            /** Format: date-time */
            publishedAt: string;
            /** Format: date-time */
            removedAt: string;
        };
        HeldMentionPage: {
            items: components["schemas"]["HeldMentionView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        RightsStatement: {
            month: string;
            /** @description Deleted here because their network had deleted them. */
            mirrored: number;
            /** @description Asked for at their network. */
            checked: number;
            /** @description Erased on their authors' wish. */
            erased: number;
            /** @description Deleted for everybody, kept under a legal hold. */
            retained: number;
            /** @description Kept under a legal hold today. */
            held: number;
            /** @description Deleted because the time of their source was over. */
            expired: number;
            /** @description Shown again by authors who were erased, and not stored. */
            dropped: number;
        };
        SettingFieldView: {
            name: string;
            /** @enum {string} */
            kind: "text" | "url" | "urls" | "number" | "boolean";
            required: boolean;
            minLength?: number;
            description: string;
        };
        ConnectorView: {
            kind: string;
            network: string;
            description: string;
            canReply: boolean;
            /** @description Whether a person may connect an account: POST /sources/:id/connect. */
            canConnect: boolean;
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
        ConnectionView: {
            /**
             * @description expiring: it ends within a week and cannot be renewed without a person.
             * @enum {string}
             */
            state: "none" | "connected" | "expiring" | "revoked" | "needs-consent";
            /** @description The account, as people know it. */
            account: string | null;
            /** Format: date-time */
            expiresAt: string | null;
            scopes: string[];
            /** @description Why the last renewal failed. */
            problem: string | null;
        };
        HealthReasonView: {
            /** @enum {string} */
            code: "payment-required" | "forbidden" | "revoked" | "rate-limited" | "changed-shape" | "unreachable" | "server-error" | "gone" | "not-found" | "refused" | "internal" | "budget-spent" | "frozen" | "silent" | "heartbeats-only";
            /** @description A sentence for an administrator. */
            text: string;
        };
        QuotaView: {
            name: string;
            /** @enum {string} */
            unit: "requests" | "posts" | "units" | "usd";
            limit: number | null;
            remaining: number | null;
            /** Format: date-time */
            resetsAt: string | null;
        };
        SourceHealthView: {
            /** @enum {string} */
            state: "waiting" | "ok" | "degraded" | "blind" | "paused";
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            lastSuccessAt: string | null;
            /**
             * Format: date-time
             * @description When it last showed a new post.
             */
            lastPostAt: string | null;
            lastError: string | null;
            /** @description Why it is degraded or blind. */
            reason: components["schemas"]["HealthReasonView"] | null;
            /** @description Of the allowances of the network, the one with least left. */
            quota: components["schemas"]["QuotaView"] | null;
            /** @description What is left of its allowances, as the network said last. */
            quotas: components["schemas"]["QuotaView"][];
        };
        BudgetDto: {
            usdPerMonth?: number;
            requestsPerDay?: number;
        };
        SpendOfPeriod: {
            requests: number;
            usd: number;
        };
        SpendView: {
            /** @description Since midnight in UTC. */
            today: components["schemas"]["SpendOfPeriod"];
            /** @description Since the first of the month in UTC. */
            month: components["schemas"]["SpendOfPeriod"];
        };
        NoticeView: {
            code: string;
            /** @description A sentence for an administrator. */
            text: string;
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
            /** @description Null where credentials are all that is needed. */
            connection: components["schemas"]["ConnectionView"] | null;
            health: components["schemas"]["SourceHealthView"];
            /**
             * Format: date-time
             * @description Null where posts are pushed to us.
             */
            nextPollAt: string | null;
            /** @description It listens to a stream and is not polled. */
            isListening: boolean;
            budget: components["schemas"]["BudgetDto"] | null;
            /** @description What reading it has cost. */
            spend: components["schemas"]["SpendView"];
            /** @description What it cannot see although it works. */
            notices: components["schemas"]["NoticeView"][];
            /** @description Days after which what it brought is deleted; null: kept. */
            retentionDays: number | null;
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
            /** @description What reading it may cost; null: no limit. */
            budget?: components["schemas"]["BudgetDto"] | null;
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
            /** @description What reading it may cost; null: no limit. */
            budget?: components["schemas"]["BudgetDto"] | null;
            isPaused?: boolean;
            /** @description Days after which what it brought is deleted; null: it is kept. Set by administrators. */
            retentionDays?: number | null;
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
            /** @enum {string} */
            state: "open" | "filling" | "filled" | "lost";
            /** Format: date-time */
            filledAt: string | null;
            /** @description New mentions that reading it later brought. */
            found: number;
            /** @description Why reading it later failed. */
            problem: string | null;
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
            /** @description Assumed of posts whose language neither their source nor their text tells. */
            defaultLang: string | null;
            /** @description Languages that posts are expected in; null: any. */
            languages: string[] | null;
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
        StoryNetworkDto: {
            network: string;
            /** @description Mentions on this network. */
            count: number;
        };
        StoryDto: {
            id: string;
            /** @description The headline of its first article, else the first words of a post. */
            title: string;
            /** Format: date-time */
            firstSeenAt: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** @description Of those you may see, as are all counts. */
            mentionCount: number;
            /** @description Different authors. */
            voiceCount: number;
            /** @description People its mentions may reach, each mention counted. */
            reach: number;
            networks: components["schemas"]["StoryNetworkDto"][];
            /** @description Its open task. */
            taskId: string | null;
            /** @description A person has taken it apart. */
            isSplit: boolean;
        };
        StoryPage: {
            items: components["schemas"]["StoryDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        StoryMentionPage: {
            items: components["schemas"]["MentionDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        StorySplit: {
            /** @description Mentions that leave the story. */
            mentionIds: string[];
        };
        SplitStories: {
            /** @description The new story, of the mentions that left. */
            story: components["schemas"]["StoryDto"];
            /** @description The story they left. */
            from: components["schemas"]["StoryDto"];
        };
        StoryMerge: {
            /** @description The story that becomes part of this one. */
            storyId: string;
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
            /** @description The story that it answers, told in many places. */
            story: components["schemas"]["TaskStoryDto"] | null;
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
        WatchExampleDto: {
            text: string;
            /** @description BCP 47; left out, it is told from the text. */
            lang?: string;
            /**
             * @description Whether the query must find it or must pass it over.
             * @enum {string}
             */
            expects: "match" | "ignore";
        };
        PersonGroundsDto: {
            purpose: string;
            /** @enum {string} */
            legalBasis: "consent" | "contract" | "legal-obligation" | "vital-interests" | "public-task" | "legitimate-interest";
            /** @description Ids of teams. */
            visibleTo: string[];
            /** Format: date-time */
            expiresAt: string;
        };
        Named: {
            id: string;
            name: string;
        };
        WatchDraftView: {
            name: string;
            /** @enum {string} */
            kind: "brand" | "product" | "company" | "person" | "competitor" | "topic";
            query: string;
            /** @description BCP 47; empty means any language. */
            languages: string[];
            priorityWeight: number;
            team: components["schemas"]["WatchTeam"];
            /** @description Tests of the query. */
            examples: components["schemas"]["WatchExampleDto"][];
            /** @description Of a watch of the kind person. */
            person: components["schemas"]["PersonGroundsDto"] | null;
            /** @description Of the draft itself; what If-Match names when it is saved or removed. */
            version: number;
            /** @description The version of the watch it was begun from. */
            basedOn: number;
            /** @description The watch has moved on: it can no longer be saved or published. */
            isStale: boolean;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: components["schemas"]["Named"] | null;
        };
        NewPersonGrounds: {
            /** @description What the person is watched for. */
            purpose: string;
            /** @enum {string} */
            legalBasis: "consent" | "contract" | "legal-obligation" | "vital-interests" | "public-task" | "legitimate-interest";
            /** @description Ids of the teams that may see what is found; the team of the watch unless given. */
            visibleTo?: string[];
            /**
             * Format: date-time
             * @description From then on the watch finds nothing; two years away at most.
             */
            expiresAt: string;
        };
        NewWatchDraft: {
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
            /** @description Texts that the query must find or pass over; a watch with a red one is not saved. */
            examples?: components["schemas"]["WatchExampleDto"][];
            /** @description Needed for the kind person; no other kind has it. */
            person?: components["schemas"]["NewPersonGrounds"] | null;
        };
        ChangeReasonDto: {
            reason: string;
        };
        WatchDraftMark: {
            /** Format: date-time */
            updatedAt: string;
            updatedBy: components["schemas"]["Named"] | null;
        };
        WatchView: {
            name: string;
            /** @enum {string} */
            kind: "brand" | "product" | "company" | "person" | "competitor" | "topic";
            query: string;
            /** @description BCP 47; empty means any language. */
            languages: string[];
            priorityWeight: number;
            team: components["schemas"]["WatchTeam"];
            /** @description Tests of the query. */
            examples: components["schemas"]["WatchExampleDto"][];
            /** @description Of a watch of the kind person. */
            person: components["schemas"]["PersonGroundsDto"] | null;
            id: string;
            /** @description A person watch at its end; it finds nothing. */
            isExpired: boolean;
            /** @description That there is an unpublished draft. */
            draft: components["schemas"]["WatchDraftMark"] | null;
            createdBy: components["schemas"]["Named"] | null;
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            mentionsLast7Days: number;
        };
        ExamplesToTest: {
            /** @example acme AND (bank OR card) -football */
            query: string;
            /** @description Only posts in these languages (BCP 47); empty means any. */
            languages?: string[];
            examples: components["schemas"]["WatchExampleDto"][];
        };
        ExampleReason: {
            code: string;
            /** @description What the sentence is made of: names to texts and numbers. */
            args: Record<string, never>;
        };
        ExampleResult: {
            /** @enum {string} */
            expects: "match" | "ignore";
            isFound: boolean;
            /** @description As it should be. */
            isGreen: boolean;
            /** @description [start, end) in UTF-16 units of the text. */
            spans: [
                number,
                number
            ][];
            isLookalike: boolean;
            /** @description One sentence. */
            why: string;
            /** @description Why it was not found. */
            reasons: components["schemas"]["ExampleReason"][];
        };
        ExampleResults: {
            passed: number;
            failed: number;
            /** @description In the order of the examples. */
            results: components["schemas"]["ExampleResult"][];
        };
        WatchImport: {
            /** @enum {string} */
            format: "yaml" | "csv";
            /** @description The file: at most 1,000 watches. */
            content: string;
            /**
             * @description Only say what would be done.
             * @default false
             */
            dryRun: boolean;
        };
        WatchFileFaultDto: {
            /** @description Which watch of the file, from 1. */
            row: number | null;
            line: number | null;
            /** @description In YAML the character in its line, in CSV the cell in its row. */
            column: number | null;
            message: string;
        };
        WatchImportResult: {
            /** @description Names. */
            added: string[];
            updated: string[];
            unchanged: string[];
            /** @description With any of them nothing was written. */
            faults: components["schemas"]["WatchFileFaultDto"][];
            isDryRun: boolean;
        };
        LintRequest: {
            query: string;
            languages?: string[];
            /** @enum {string} */
            kind?: "brand" | "product" | "company" | "person" | "competitor" | "topic";
            /** @description The watch that is edited: its judged samples tell noisy words. */
            watchId?: string;
        };
        LintFault: {
            line: number;
            column: number;
            offset: number;
            reason: string;
        };
        LintFixDto: {
            /** @description What the change does, such as quote or bracket-and. */
            code: string;
            /** @description UTF-16 code units of the query, end exclusive. */
            offset: number;
            end: number;
            replacement: string;
        };
        LintIssueDto: {
            /** @enum {string} */
            code: "brackets" | "mixed-and-or" | "unquoted-phrase" | "short-word" | "common-word" | "only-not" | "no-word-borders" | "inflection" | "diacritics" | "twin-letters" | "unreachable-branch" | "lower-case-operator" | "broad-field" | "noisy-word" | "syntax";
            /**
             * @description error: cannot be used; warning: probably means something else; hint: worth knowing.
             * @enum {string}
             */
            severity: "error" | "warning" | "hint";
            /** @description UTF-16 code units of the query, end exclusive. */
            offset: number;
            end: number;
            /** @description What the message speaks of, for translations. */
            args: {
                [key: string]: string | number;
            };
            /** @description English. */
            message: string;
            fixes: components["schemas"]["LintFixDto"][];
        };
        SimpleNearDto: {
            left: string;
            right: string;
            /** @description Words between them, at most. */
            words: number;
            /** @description left comes first. */
            ordered: boolean;
        };
        SimpleFieldDto: {
            field: string;
            value: string;
            isNegated: boolean;
        };
        SimpleQueryDto: {
            anyOf: string[];
            allOf: string[];
            noneOf: string[];
            near: components["schemas"]["SimpleNearDto"][];
            fields: components["schemas"]["SimpleFieldDto"][];
        };
        CompileReportDto: {
            network: string;
            /** @description What the network's own search is asked; null: it has none. */
            native: string | null;
            /** @description Parts of the query that are checked here, on what was read. */
            checkedByUs: string[];
        };
        LintAnswer: {
            /** @description The query can be used. */
            ok: boolean;
            /** @description The query as it is read, on one line. */
            pretty: string | null;
            fault: components["schemas"]["LintFault"] | null;
            issues: components["schemas"]["LintIssueDto"][];
            /** @description As chips; null where chips cannot say it. */
            simple: components["schemas"]["SimpleQueryDto"] | null;
            report: components["schemas"]["CompileReportDto"][];
        };
        PreviewRequest: {
            query: string;
            languages?: string[];
            /** @description The watch that is edited: its kind and weight decide what would become a task, and it overlaps with no other by itself. */
            watchId?: string;
            /** @default 30 */
            days: number;
        };
        PreviewDay: {
            /** Format: date */
            date: string;
            count: number;
        };
        PreviewDaily: {
            mean: number;
            /** @description Eight days of ten have at least these (10 % quantile) … */
            low: number;
            /** @description … and at most these (90 % quantile). */
            high: number;
        };
        PreviewTasks: {
            /** @description Conversations a day that would ask for an answer, judged by the sentiment stored with each mention as new posts are. A conversation that went on over several days counts once. */
            perDay: number;
            /** @description Those of priority P1. */
            p1PerDay: number;
        };
        PreviewLoad: {
            /** @description Working days of a person that a day of such tasks fills. */
            people: number;
            /** @description Minutes reckoned for each task, of 360 productive minutes a day. */
            minutesPerTask: number;
        };
        PreviewQuota: {
            network: string;
            /** @description What the network's own search would be asked. */
            native: string | null;
            /** @description Part of what is stored of the network that would be read, 0 to 1; null where nothing is known. */
            share: number | null;
            /**
             * @description What `share` rests on.
             * @enum {string}
             */
            code: "no-search" | "too-little" | "looked";
            /** @description Stored mentions of the network that were looked at. */
            looked: number;
            /** @description Parts of the query that are checked here after reading. */
            checkedByUs: string[];
            /** @description The same in English. */
            note: string;
        };
        NearMissReason: {
            /** @enum {string} */
            code: "language" | "spelling" | "compound" | "inflection" | "other-case" | "too-far" | "wrong-order" | "excluded" | "missing-part";
            /** @description English. */
            text: string;
            /** @description What the sentence is made of: names to texts and numbers. */
            args: Record<string, never>;
            /** @description The whole query, changed so that it finds the mention. */
            suggestion: string | null;
        };
        PreviewNearMiss: {
            id: string;
            title: string | null;
            text: string;
            author: components["schemas"]["FoundAuthorDto"];
            network: string;
            lang: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description [start, end) in UTF-16 units of the text. */
            spans: [
                number,
                number
            ][];
            /** @description Found only by looking through look-alike or hidden characters. */
            isLookalike: boolean;
            /** @description The one condition that it fails. */
            reason: components["schemas"]["NearMissReason"];
        };
        PreviewOverlap: {
            watchId: string;
            name: string;
            /** @description Part of the hits that this watch has as well, 0 to 1. */
            share: number;
        };
        FoundMentionDto: {
            id: string;
            title: string | null;
            text: string;
            author: components["schemas"]["FoundAuthorDto"];
            network: string;
            lang: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description [start, end) in UTF-16 units of the text. */
            spans: [
                number,
                number
            ][];
            /** @description Found only by looking through look-alike or hidden characters. */
            isLookalike: boolean;
        };
        WatchPreview: {
            /** @description Mentions that the query finds; scaled up to the total from a sample. */
            hits: number;
            /** @description Mentions looked at. */
            sampled: number;
            /** @description Stored mentions of these days that you may see; estimated with a sample. */
            total: number;
            /** @description Only an even sample was looked at, and every count is scaled up from it: more than 100,000 mentions, very long ones, or a busy moment. */
            isSampled: boolean;
            /** @description Calendar days in UTC, today included. */
            days: number;
            /** @description Every day, oldest first. */
            perDay: components["schemas"]["PreviewDay"][];
            daily: components["schemas"]["PreviewDaily"];
            tasks: components["schemas"]["PreviewTasks"];
            load: components["schemas"]["PreviewLoad"];
            quota: components["schemas"]["PreviewQuota"][];
            /** @description Mentions that fail by exactly one condition. */
            nearMisses: components["schemas"]["PreviewNearMiss"][];
            /** @description Watches you may see that found the same, most first. */
            overlaps: components["schemas"]["PreviewOverlap"][];
            /** @description The newest hits. */
            examples: components["schemas"]["FoundMentionDto"][];
            /** @description Milliseconds. */
            tookMs: number;
            /** @description Why the query is refused, with line and column. */
            error: string | null;
        };
        PrecisionDto: {
            percent: number;
            /** @description Of the 95 % interval. */
            low: number;
            /** @description Of the 95 % interval. */
            high: number;
        };
        WatchSamples: {
            /** @description Judged as meant, of what the live query finds. */
            kept: number;
            dropped: number;
            /** @description Null below 5 judgements. */
            precision: components["schemas"]["PrecisionDto"] | null;
            /** @description Finds that nobody has judged yet, 10 at most. */
            items: components["schemas"]["FoundMentionDto"][];
        };
        JudgedSample: {
            mentionId: string;
            /**
             * @description Whether it is what the watch is meant to find.
             * @enum {string}
             */
            verdict: "keep" | "drop";
        };
        SampleCounts: {
            /** @description Judged as meant, of what the live query finds. */
            kept: number;
            dropped: number;
            /** @description Null below 5 judgements. */
            precision: components["schemas"]["PrecisionDto"] | null;
        };
        WatchVersionView: {
            name: string;
            /** @enum {string} */
            kind: "brand" | "product" | "company" | "person" | "competitor" | "topic";
            query: string;
            /** @description BCP 47; empty means any language. */
            languages: string[];
            priorityWeight: number;
            team: components["schemas"]["WatchTeam"];
            /** @description Tests of the query. */
            examples: components["schemas"]["WatchExampleDto"][];
            /** @description Of a watch of the kind person. */
            person: components["schemas"]["PersonGroundsDto"] | null;
            n: number;
            /** @description Why it was made. */
            reason: string | null;
            author: components["schemas"]["Named"] | null;
            /** Format: date-time */
            createdAt: string;
            /** @description The one that is in force. */
            isLive: boolean;
            /** @description The version whose content it has again. */
            restoredFrom: number | null;
        };
        WatchVersionPage: {
            items: components["schemas"]["WatchVersionView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        WatchFieldChange: {
            /** @example priorityWeight */
            field: string;
            before: Record<string, never> | null;
            after: Record<string, never> | null;
        };
        QueryPiece: {
            /** @enum {string} */
            kind: "same" | "added" | "removed";
            text: string;
        };
        WatchDiff: {
            /** @description Null: there was none before. */
            from: (number | "draft") | null;
            to: number | "draft";
            /** @description What differs, apart from the query. */
            fields: components["schemas"]["WatchFieldChange"][];
            /** @description The query, whole, in pieces. */
            query: components["schemas"]["QueryPiece"][];
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
            /** @description Texts that the query must find or pass over; a watch with a red one is not saved. */
            examples?: components["schemas"]["WatchExampleDto"][];
            /** @description Needed for the kind person; no other kind has it. */
            person?: components["schemas"]["NewPersonGrounds"] | null;
            /** @description Why; kept with the version. */
            reason?: string;
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
            /** @description Texts that the query must find or pass over; a watch with a red one is not saved. */
            examples?: components["schemas"]["WatchExampleDto"][];
            /** @description Needed for the kind person; no other kind has it. */
            person?: components["schemas"]["NewPersonGrounds"] | null;
            /** @description Why; kept with the version. */
            reason?: string;
        };
        ChangeWorkspaceDto: {
            /** @description BCP 47; null: none. */
            defaultLang?: string | null;
            /** @description ISO 639 codes of the languages customers write: a short post is told apart better among few. Null: any. */
            languages?: string[] | null;
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
    Alerts_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                state?: "open" | "acknowledged" | "closed";
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
                    "application/json": components["schemas"]["AlertPage"];
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
    Alerts_acknowledge: {
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
                    "application/json": components["schemas"]["AlertView"];
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
    NotifierKinds_list: {
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
                    "application/json": components["schemas"]["NotifierKindPage"];
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
    Notifiers_list: {
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
                    "application/json": components["schemas"]["NotifierPage"];
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
    Notifiers_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNotifier"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotifierView"];
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
    Notifiers_remove: {
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
    Notifiers_update: {
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
                "application/json": components["schemas"]["NotifierChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotifierView"];
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
    Notifiers_test: {
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
                    "application/json": components["schemas"]["NotifierTest"];
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
    Backfills_list: {
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
                    "application/json": components["schemas"]["BackfillPage"];
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
    Backfills_create: {
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
                "application/json": components["schemas"]["NewBackfill"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackfillView"];
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
    Backfills_get: {
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
                    "application/json": components["schemas"]["BackfillView"];
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
    Backfills_cancel: {
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
                    "application/json": components["schemas"]["BackfillView"];
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
    Backfills_resume: {
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
                    "application/json": components["schemas"]["BackfillView"];
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
    Corrections_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                kind?: "sentiment" | "intent" | "priority" | "relevance";
                /** @description A language with all its regions and scripts. */
                lang?: string;
                /** @description Made then or later. */
                from?: string;
                /** @description Made before then. */
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
                    "application/json": components["schemas"]["CorrectionPage"];
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
    Corrections_judgeSentiment: {
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
                "application/json": components["schemas"]["MentionSentimentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionDto"];
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
    Corrections_judgeIntent: {
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
                "application/json": components["schemas"]["MentionIntentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionDto"];
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
    TaskCorrections_setPriority: {
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
                "application/json": components["schemas"]["TaskPriorityBody"];
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
    TaskCorrections_judgeSentiment: {
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
                "application/json": components["schemas"]["TaskSentimentBody"];
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
    TaskCorrections_judgeIntent: {
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
                "application/json": components["schemas"]["TaskIntentBody"];
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
    TaskCorrections_judgeRelevance: {
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
                "application/json": components["schemas"]["TaskRelevanceBody"];
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
    Coverage_list: {
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
                    "application/json": components["schemas"]["CoveragePage"];
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
    Coverage_history: {
        parameters: {
            query: {
                from: string;
                to: string;
                /** @description Only sources that brought mentions of this watch in the four weeks before `to`; all where none did. */
                watch?: string;
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
                    "application/json": components["schemas"]["CoverageHistory"];
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
    Connections_connect: {
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
                    "application/json": components["schemas"]["ConnectionStart"];
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
    Inbound_challenge: {
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
            /** @description What the network asked for, in its own form. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
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
    Insights_overTime: {
        parameters: {
            query?: {
                /** @description First day (UTC); 30 days before `to` unless given. */
                from?: string;
                /** @description End, a part of a day counting whole; now unless given. */
                to?: string;
                /** @description Only what this watch found. */
                watch?: string;
                /** @description A language with all its regions and scripts. */
                lang?: string;
                /** @description Weeks begin on Monday. */
                by?: "day" | "week";
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
                    "application/json": components["schemas"]["SentimentInsightDto"];
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
    Insights_risingTerms: {
        parameters: {
            query?: {
                /** @description First day (UTC); 30 days before `to` unless given. */
                from?: string;
                /** @description End, a part of a day counting whole; now unless given. */
                to?: string;
                /** @description Only what this watch found. */
                watch?: string;
                /** @description A language with all its regions and scripts. */
                lang?: string;
                /** @description The same number of days before. */
                against?: "previous";
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
                    "application/json": components["schemas"]["SentimentTermsDto"];
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
    Insights_report: {
        parameters: {
            query?: {
                /** @description The present month (UTC) unless given. */
                month?: string;
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
                    "application/json": components["schemas"]["AccuracyReportDto"];
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
                story?: string;
                /** @description A language with all its regions and scripts. */
                lang?: string;
                sentiment?: "negative" | "neutral" | "positive" | "unsure";
                intent?: "complaint" | "question" | "request" | "praise" | "threat" | "other";
                /** @description It has a word of this topic. */
                risk?: "safety" | "legal" | "security" | "death" | "self-harm" | "discrimination" | "data-leak" | "press";
                /** @description Urgency of 0.5 and more, or all else. */
                urgent?: "true" | "false";
                network?: string;
                /** @description Only what a mute rule keeps out of the inbox, or all else. */
                muted?: "true" | "false";
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
    Mutes_list: {
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
                    "application/json": components["schemas"]["MutePage"];
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
    Mutes_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMute"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mute"];
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
    Mutes_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MuteToPreview"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MutePreview"];
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
    Mutes_get: {
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
                    "application/json": components["schemas"]["Mute"];
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
    Mutes_remove: {
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
    Mutes_update: {
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
                "application/json": components["schemas"]["MuteChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mute"];
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
    Priorities_get: {
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
                    "application/json": components["schemas"]["WeightsVersionView"];
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
    Priorities_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWeights"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WeightsVersionView"];
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
    Priorities_list: {
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
                    "application/json": components["schemas"]["WeightsVersionPage"];
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
    Priorities_rehearse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRehearsal"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RehearsalView"];
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
    Priorities_listRebases: {
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
                    "application/json": components["schemas"]["RebasePage"];
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
    Priorities_rebase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRebase"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RebaseView"];
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
    Priorities_getRebase: {
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
                    "application/json": components["schemas"]["RebaseView"];
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
    Priorities_cancel: {
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
                    "application/json": components["schemas"]["RebaseView"];
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
    ReplyActs_measure: {
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
                "application/json": components["schemas"]["MeasureBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyMeasureView"];
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
    Rights_listErasures: {
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
                    "application/json": components["schemas"]["ErasurePage"];
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
    Rights_erase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewErasure"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureView"];
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
    Rights_getErasure: {
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
                    "application/json": components["schemas"]["ErasureView"];
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
    Rights_startErasure: {
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
                    "application/json": components["schemas"]["ErasureView"];
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
    Rights_cancelErasure: {
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
                    "application/json": components["schemas"]["ErasureView"];
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
    Rights_listHolds: {
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
                    "application/json": components["schemas"]["LegalHoldPage"];
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
    Rights_hold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLegalHold"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalHoldView"];
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
    Rights_listKept: {
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
                    "application/json": components["schemas"]["HeldMentionPage"];
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
    Rights_startHold: {
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
                    "application/json": components["schemas"]["LegalHoldView"];
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
    Rights_releaseHold: {
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
    Rights_statement: {
        parameters: {
            query: {
                /** @description In UTC. */
                month: string;
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
                    "application/json": components["schemas"]["RightsStatement"];
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
    Sources_fillGap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                gapId: string;
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
                    "application/json": components["schemas"]["GapView"];
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
    Stories_list: {
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
                    "application/json": components["schemas"]["StoryPage"];
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
    Stories_get: {
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
                    "application/json": components["schemas"]["StoryDto"];
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
    Stories_listMentions: {
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
                    "application/json": components["schemas"]["StoryMentionPage"];
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
    Stories_split: {
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
                "application/json": components["schemas"]["StorySplit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SplitStories"];
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
    Stories_merge: {
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
                "application/json": components["schemas"]["StoryMerge"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoryDto"];
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
    WatchDrafts_get: {
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
                    "application/json": components["schemas"]["WatchDraftView"];
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
    WatchDrafts_save: {
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
                "application/json": components["schemas"]["NewWatchDraft"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchDraftView"];
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
    WatchDrafts_discard: {
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
    WatchDrafts_publish: {
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
                "application/json": components["schemas"]["ChangeReasonDto"];
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
    WatchExamples_test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExamplesToTest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExampleResults"];
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
    WatchFiles_export: {
        parameters: {
            query?: {
                format?: "yaml" | "csv";
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
                    "application/yaml": string;
                    "text/csv": string;
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
    WatchFiles_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchImport"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchImportResult"];
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
    WatchLint_lint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LintRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LintAnswer"];
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
    WatchPreview_preview: {
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
    WatchSamples_draw: {
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
                    "application/json": components["schemas"]["WatchSamples"];
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
    WatchSamples_judge: {
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
                "application/json": components["schemas"]["JudgedSample"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleCounts"];
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
    WatchVersions_list: {
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
                    "application/json": components["schemas"]["WatchVersionPage"];
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
    WatchVersions_diff: {
        parameters: {
            query?: {
                /** @description Number of a version, or `draft`; left out: the version before, for a draft the live one. */
                against?: string;
            };
            header?: never;
            path: {
                id: string;
                /** @description Number of a version, or `draft`. */
                n: string;
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
                    "application/json": components["schemas"]["WatchDiff"];
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
    WatchVersions_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeReasonDto"];
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
    Workspace_read: {
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
                    "application/json": components["schemas"]["WorkspaceDto"];
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
    Workspace_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWorkspaceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceDto"];
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
