// Generated from docs/openapi.json by `npm run openapi`. Do not edit.
export interface paths {
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Our own accounts and whether they are looked after, the neglected ones first */
        get: operations["Accounts_list"];
        put?: never;
        /** Names an account that no source speaks for, or brings one back that was removed */
        post: operations["Accounts_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Accounts_get"];
        put?: never;
        post?: never;
        /** Watches it no more; it is not found again by itself */
        delete: operations["Accounts_remove"];
        options?: never;
        head?: never;
        /** Changes who looks after it and after how many days it counts as neglected */
        patch: operations["Accounts_change"];
        trace?: never;
    };
    "/api/v1/accounts/{id}/unanswered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Comments and mentions there that wait for an answer, the oldest first */
        get: operations["Accounts_listUnanswered"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is told, and what is held back */
        get: operations["AlertRules_list"];
        put?: never;
        /** Adds a rule that was rehearsed as it is (409 `not-rehearsed` otherwise) */
        post: operations["AlertRules_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The alerts a rule would have sent in the last 90 days; what was tried may be saved for a day */
        post: operations["AlertRules_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rule */
        get: operations["AlertRules_get"];
        put?: never;
        post?: never;
        /** Removes a rule */
        delete: operations["AlertRules_remove"];
        options?: never;
        head?: never;
        /** Changes a rule; what changes its alerts must have been rehearsed */
        patch: operations["AlertRules_update"];
        trace?: never;
    };
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
    "/api/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Alerts_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/page-next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Not me: the next of the chain is paged at once */
        post: operations["Alerts_pageNext"];
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
    "/api/v1/a/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["PagedAlerts_look"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/a/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the alert and its incident on; the same when it is said twice */
        post: operations["PagedAlerts_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/a/{id}/pass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Not me: the next of the chain is paged at once */
        post: operations["PagedAlerts_pass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/a/{id}/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A key pressed in a call: 1 acknowledges; the same when it is pressed twice */
        post: operations["PagedAlerts_pressKey"];
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
    "/api/v1/auto-acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When the system may acknowledge by itself */
        get: operations["AutoAcknowledge_get"];
        /** Puts another policy in force for the tasks to come */
        put: operations["AutoAcknowledge_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auto-acknowledge/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was decided on each task and why, the newest first */
        get: operations["AutoAcknowledge_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auto-acknowledge/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often it was allowed and refused, by reason */
        get: operations["AutoAcknowledge_count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auto-acknowledge/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a policy on the last 30 days; changes nothing */
        post: operations["AutoAcknowledge_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automation-opt-outs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Authors who want no automatic messages */
        get: operations["AutoAcknowledge_listOptOuts"];
        put?: never;
        /** Enters an author; one who is there already stays */
        post: operations["AutoAcknowledge_addOptOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automation-opt-outs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["AutoAcknowledge_removeOptOut"];
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
    "/api/v1/tasks/{id}/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands the task over to the phone: number, consent, script, history and open questions */
        post: operations["Calls_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How the call went; solved closes its task */
        post: operations["Calls_finish"];
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
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Opening hours by which promises are counted */
        get: operations["Calendars_list"];
        put?: never;
        /** Adds a calendar */
        post: operations["Calendars_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Starting points, with holidays as suggestions; nothing counts by them */
        get: operations["Calendars_listPresets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The next fourteen days of hours, and the next opening */
        post: operations["Calendars_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One calendar in its newest version */
        get: operations["Calendars_get"];
        put?: never;
        post?: never;
        /** Removes a calendar that no standard in force counts by */
        delete: operations["Calendars_remove"];
        options?: never;
        head?: never;
        /** A new version; clocks that run keep theirs */
        patch: operations["Calendars_update"];
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
    "/api/v1/desk/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Desk_labelsInUse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Desk_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Desk_present"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One act on many tasks, each with the checks of the single act and a result of its own */
        post: operations["DeskActs_perform"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["DeskActs_label"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Marks the task as still to be read, for the caller alone */
        put: operations["DeskActs_markUnread"];
        post?: never;
        delete: operations["DeskActs_markRead"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The caller looks at the task or writes in it; to be said again every 20 seconds */
        post: operations["DeskActs_sit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The phones and browsers one is told of alerts on */
        get: operations["Devices_list"];
        put?: never;
        /** Sets up this browser with the subscription it has made */
        post: operations["Devices_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/devices/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The key a browser subscribes for */
        get: operations["Devices_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Devices_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/devices/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a notice to this device now; refused with the reason where it is not taken */
        post: operations["Devices_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Crises that can be practised */
        get: operations["Drills_listScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/training": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has practised how often, and how it went */
        get: operations["Drills_listTraining"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drills, the newest first */
        get: operations["Drills_list"];
        put?: never;
        /** Starts a drill in a workspace of its own; one at a time */
        post: operations["Drills_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings this session home from the drill it is in */
        post: operations["Drills_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the drill that this session is in, by the right of the own workspace; its report is made */
        post: operations["Drills_endOwn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the drill that this session is in without a report, by the right of the own workspace */
        post: operations["Drills_cancelOwn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A drill, with its report once it has ended */
        get: operations["Drills_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/{id}/enter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets this session be in the drill, until it leaves or the drill ends */
        post: operations["Drills_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a drill; its report is made */
        post: operations["Drills_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drills/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a drill without a report */
        post: operations["Drills_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/training": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The drills that the reader took part in */
        get: operations["OwnTraining_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands a task up: the next step of its chain now, or the person named */
        post: operations["Escalate_escalate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalation-chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["EscalationChains_list"];
        put?: never;
        post: operations["EscalationChains_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalation-chains/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Escalations on their way, or all of one task */
        get: operations["EscalationChains_listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalation-chains/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["EscalationChains_remove"];
        options?: never;
        head?: never;
        /** Changes a chain for escalations to come; those on their way keep their steps */
        patch: operations["EscalationChains_change"];
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Suspected and confirmed crises, newest first */
        get: operations["Incidents_list"];
        put?: never;
        /**
         * Raises an incident by hand
         * @description Where one of the same watch goes on, gives that one.
         */
        post: operations["Incidents_raise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may be given a role */
        get: operations["Incidents_members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The room: state, roles, statements, checklist */
        get: operations["Incidents_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, newest first */
        get: operations["Incidents_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts since it began whose authors reach most people */
        get: operations["Incidents_posts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its tasks by language and topic */
        get: operations["Incidents_tasks"];
        put?: never;
        /** Adds tasks to it: their customers are told with the others */
        post: operations["FanOut_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/chart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of five minutes against the usual band, with what was done */
        get: operations["Incidents_chart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Measured times, and what was learnt */
        get: operations["Incidents_review"];
        put?: never;
        /** Writes down what was learnt, once it is closed */
        post: operations["IncidentActs_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All of it as one document, Markdown or JSON */
        get: operations["Incidents_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody is on it: it pages nobody any more */
        post: operations["IncidentActs_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is a crisis: customers may be told */
        post: operations["IncidentActs_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/contain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It grows no more */
        post: operations["IncidentActs_contain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/watches/{watchId}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Not the same storm: a watch that joined gets an incident of its own
         * @description Tasks that are of this watch alone go with it. Gives the new room.
         */
        post: operations["IncidentActs_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is over */
        post: operations["IncidentActs_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It was a false alarm */
        post: operations["IncidentActs_dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is not over after all */
        post: operations["IncidentActs_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A line in the timeline, or that the public was told something elsewhere */
        post: operations["IncidentActs_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/lead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the lead, or gives it to somebody */
        post: operations["IncidentActs_lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the lead to the next shift, with what they need to know */
        post: operations["IncidentActs_handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who has which role */
        post: operations["IncidentActs_roles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ticks a step, takes a tick back, or chooses another playbook */
        post: operations["IncidentActs_checklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/rhythm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How grave it is, or how often the public hears from us */
        post: operations["IncidentActs_rhythm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Holds back everything that the system would say by itself in this workspace */
        post: operations["IncidentActs_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The system may speak by itself again */
        post: operations["IncidentActs_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes the next version of what is said in public
         * @description Approved holding texts are ready at once; any other words wait for a second person.
         */
        post: operations["FanOut_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/statement/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person, not its author, lets a statement go */
        post: operations["FanOut_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/statement/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person says why a statement does not go */
        post: operations["FanOut_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/fan-out/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who would get which words and when, and who would not; nothing is sent */
        get: operations["FanOut_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/fan-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was told what and when, as proof */
        get: operations["FanOut_list"];
        put?: never;
        /**
         * Sends an approved statement to the customers of an incident, each once
         * @description Whoever has a message of this kind, or is about to get one, gets no second one, whoever asks.
         */
        post: operations["FanOut_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/fan-out/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back what of a batch has not left yet */
        post: operations["FanOut_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incident-playbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checklists that an incident can be worked by */
        get: operations["Playbooks_list"];
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
    "/api/v1/macros": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Macros, oldest first */
        get: operations["Macros_list"];
        put?: never;
        /** Puts several acts under one name and key */
        post: operations["Macros_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/macros/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Macros_get"];
        put?: never;
        post?: never;
        delete: operations["Macros_remove"];
        options?: never;
        head?: never;
        patch: operations["Macros_change"];
        trace?: never;
    };
    "/api/v1/tasks/{id}/macro": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carries out a macro on a task
         * @description Step by step, until one is refused; what was done before stays done. It speaks once to one post.
         */
        post: operations["TaskMacros_run"];
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
    "/api/v1/tasks/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another open task answers the conversations of this one from now on
         * @description Gives the merged task, which is dismissed and names the other.
         */
        post: operations["Merges_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A conversation that joined this task by a merge or a story becomes a task of its own again
         * @description Gives the task of that conversation.
         */
        post: operations["Merges_split"];
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
    "/api/v1/me/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How I am reached when I am paged, in order */
        get: operations["Contacts_list"];
        put: operations["Contacts_replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/contacts/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a code there; at most one a minute */
        post: operations["Contacts_sendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/contacts/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Contacts_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["OnCall_read"];
        /** As a whole; chains that run already go on as they started */
        put: operations["OnCall_write"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-call/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on call now, the next two weeks, and when nobody is */
        get: operations["OnCall_now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-call/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody does it instead for a while: a swap, or turns of one’s own given to another */
        post: operations["OnCall_addOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-call/overrides/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["OnCall_removeOverride"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-call/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last test: who was reached, and who was not */
        get: operations["OnCall_test"];
        put?: never;
        /** Pages everybody now, as a test */
        post: operations["OnCall_startTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-call/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An address for one’s calendar program; a new one ends the one before */
        post: operations["OnCall_makeFeed"];
        delete: operations["OnCall_removeFeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-call/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Events of a calendar become overrides; who is meant is found by mail address or name */
        post: operations["OnCall_importCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/on-call/{which}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** mine, all, or a rotation, as iCalendar */
        get: operations["OnCall_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers, the newest first; masked for viewers and tokens */
        get: operations["People_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer; of one who was merged, the one they turned out to be */
        get: operations["People_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** What of an administrator or PR lead counts as verified, and may join people by itself */
        patch: operations["People_update"];
        trace?: never;
    };
    "/api/v1/people/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything between the customer and us over all networks, newest first */
        get: operations["People_listHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who else the customer may be, with the reasons */
        get: operations["People_suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["People_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** People from a CSV file; lines that cannot be taken are named, the others are taken */
        post: operations["People_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes handles away: undoes the merge that brought them, or makes them a person of their own */
        post: operations["People_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/not-same": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** These two are different people: they are neither suggested again nor joined by evidence */
        post: operations["People_keepApart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erases the person on every network; of who may not it is a request */
        post: operations["People_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** All that is kept about the person, as JSON */
        post: operations["People_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["People_readSettings"];
        /** The words for tiers, and what each counts in priorities */
        put: operations["People_writeSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/journey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where on the way to us the customer stands */
        post: operations["People_placeOnJourney"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/api/v1/tasks/{id}/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the customer of a task was promised, oldest first */
        get: operations["Promises_list"];
        put?: never;
        /** Notes a promise that no reply of ours made */
        post: operations["Promises_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes back what was no promise */
        delete: operations["Promises_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promises/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads the times in a text; what is ambiguous is not guessed */
        post: operations["Promises_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Replies that wait for approval, due first */
        get: operations["Approvals_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/replies/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a waiting reply go, as it is or as the approver writes it */
        post: operations["Approvals_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/replies/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a waiting reply; its author is told why */
        post: operations["Approvals_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approval-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which replies need a second person, and whom */
        get: operations["Approvals_getPolicy"];
        /** Puts other rules in force for the replies to come */
        put: operations["Approvals_changePolicy"];
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
    "/api/v1/reply-media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Uploads a picture for an answer
         * @description Name its id in `mediaIds` of the answer. What no answer names is deleted after a day.
         */
        post: operations["ReplyMedia_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reply-media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture itself */
        get: operations["ReplyMedia_read"];
        put?: never;
        post?: never;
        /** Removes an upload that goes with no answer */
        delete: operations["ReplyMedia_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/reply-media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which pictures may go with an answer to a task, or why none */
        get: operations["ReplyMedia_rules"];
        put?: never;
        post?: never;
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
    "/api/v1/authority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may refund, promise, or speak for legal, security and press */
        get: operations["Authority_list"];
        put?: never;
        post: operations["Authority_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authority/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Authority_remove"];
        options?: never;
        head?: never;
        patch: operations["Authority_change"];
        trace?: never;
    };
    "/api/v1/routing-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules by which tasks find their person, in order */
        get: operations["RoutingRules_get"];
        /** Replaces all rules, and switches routing on and off */
        put: operations["RoutingRules_replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/routing-rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where the tasks of the last days would have gone, and why */
        post: operations["RoutingRules_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Automation rules, in the order in which they are carried out */
        get: operations["Rules_list"];
        put?: never;
        /** Writes a rule; switched on only when exactly it was rehearsed within a day */
        post: operations["Rules_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rehearses a rule: what it would have done in the last 30 days */
        post: operations["Rules_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts all rules into an order */
        post: operations["Rules_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rule, and how it fares */
        get: operations["Rules_get"];
        put?: never;
        post?: never;
        /** Removes a rule; what it did stays done */
        delete: operations["Rules_remove"];
        options?: never;
        head?: never;
        /** Changes a rule for what is to come, switches it on or off */
        patch: operations["Rules_update"];
        trace?: never;
    };
    "/api/v1/rules/{id}/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a rule did, newest first, with the reasons */
        get: operations["Rules_listApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/prepared-text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The approved acknowledgement that a rule laid out for whoever answers */
        get: operations["PreparedText_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is or will be out of office */
        get: operations["Absences_list"];
        put?: never;
        /** Out of office: oneself, or others for whoever may change their shifts */
        post: operations["Absences_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Absences_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Presence_get"];
        /** Whether one is at the desk; said again every 30 seconds, else it goes away by itself */
        put: operations["Presence_say"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Shifts_list"];
        put?: never;
        post: operations["Shifts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on shift now, and which teams are covered */
        get: operations["Shifts_now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Seven days of shifts and absences, and when a team has nobody */
        get: operations["Shifts_week"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Shifts_remove"];
        options?: never;
        head?: never;
        patch: operations["Shifts_change"];
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
    "/api/v1/insights/attainment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the standards in force were kept, by the clocks that started in a range */
        get: operations["AttainmentInsights_measure"];
        put?: never;
        post?: never;
        delete?: never;
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
        /** What the organisation promises, with all versions */
        get: operations["Standards_list"];
        put?: never;
        /** A standard whose first version is a draft */
        post: operations["Standards_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What targets would have come to on the last 30 days
         * @description Targets that were tried may be approved. Pauses are left out: nothing was promised then.
         */
        post: operations["Standards_rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you are to read, those not read first */
        get: operations["Standards_listOwn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Standards_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/attainment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether it was kept, by exact count
         * @description Over the clocks that started in the range and are not cancelled. Late, and past due without being met, is a miss. Each clock counts under the percentage of the version it started with.
         */
        get: operations["Standards_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/detection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long its tasks waited to be seen; no part of the time that a standard counts */
        get: operations["Standards_detection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/misses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tasks behind the figures, newest first, with the version each is judged by */
        get: operations["Standards_listMisses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/misses/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same as CSV: `{csv}` */
        post: operations["Standards_exportMisses"];
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
        /** Drafts a new version; what is in force stays */
        post: operations["StandardVersions_addVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/versions/{n}": {
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
        /** Changes a draft */
        patch: operations["StandardVersions_change"];
        trace?: never;
    };
    "/api/v1/standards/{id}/versions/{n}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands a draft over for review */
        post: operations["StandardVersions_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/versions/{n}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts it in force from a time on; running clocks keep their version
         * @description Only targets that were tried on the past: `POST /standards/preview`. Who approves a draft has reviewed it.
         */
        post: operations["StandardVersions_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/versions/{n}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes it a draft again, before it is in force */
        post: operations["StandardVersions_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/versions/{n}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Promises nothing to new tasks any more */
        post: operations["StandardVersions_retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/versions/{n}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** You have read it */
        post: operations["StandardVersions_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/versions/{n}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which members of staff have read it */
        get: operations["StandardVersions_listReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/versions/{n}/remind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks everybody who has not read it */
        post: operations["StandardVersions_remind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards/{id}/versions/{n}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it changes, target by target */
        get: operations["StandardVersions_diff"];
        put?: never;
        post?: never;
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
    "/api/v1/survey-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Surveys_readSettings"];
        put: operations["Surveys_writeSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/survey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a link with one question for the customer; who asks sends it with an answer */
        post: operations["Surveys_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/survey/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the customer of a resolved task how it went, by a reply with the link
         * @description It waits its hold and can be undone as any reply. It meets no clock and opens nothing.
         */
        post: operations["Surveys_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Surveys_ofTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Surveys_look"];
        put?: never;
        post: operations["Surveys_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/insights/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who turns to us, and what they say about how it went; days are UTC */
        get: operations["Surveys_report"];
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
    "/api/v1/tasks/{id}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The steps of calming the customer down: which are done, which our words take */
        get: operations["Checklist_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Ticks a step, or takes the tick back */
        patch: operations["Checklist_mark"];
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Texts for customers, oldest first */
        get: operations["Templates_list"];
        put?: never;
        /** Writes a text; it can be sent once it is approved */
        post: operations["Templates_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Any text as it would read for the customer of a task; nothing is kept or sent */
        post: operations["Templates_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest version of a text, by id or key */
        get: operations["Templates_get"];
        put?: never;
        post?: never;
        /** Offers a text no longer; what was said with it stays */
        delete: operations["Templates_remove"];
        options?: never;
        head?: never;
        /** Writes a new version; the approved one is sent until this one is approved */
        patch: operations["Templates_change"];
        trace?: never;
    };
    "/api/v1/templates/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it said before, newest first; the last 200 */
        get: operations["Templates_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the newest version be sent */
        post: operations["Templates_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The text as it would read for the customer of a task, and what it still lacks */
        post: operations["Templates_fill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tone-guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How we speak to customers */
        get: operations["ToneGuide_get"];
        /** Puts another guide in force, as a new version */
        put: operations["ToneGuide_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tone-guide/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All guides so far, newest first; the last 200 */
        get: operations["ToneGuide_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tone-guide/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the guide has to say about a text; nothing is kept or sent */
        post: operations["ToneGuide_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved views of the inbox: one’s own and those shared with one’s teams, in their order */
        get: operations["Views_list"];
        put?: never;
        post: operations["Views_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Views_get"];
        put?: never;
        post?: never;
        delete: operations["Views_remove"];
        options?: never;
        head?: never;
        patch: operations["Views_update"];
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
        AccountParty: {
            id: string;
            name: string;
        };
        AccountReason: {
            /** @enum {string} */
            code: "no-post" | "never-posted" | "unanswered" | "active" | "nothing-waits" | "posts-not-shown" | "not-watched" | "blind" | "not-heard";
            /**
             * @description What this part alone comes to.
             * @enum {string}
             */
            state: "fresh" | "quiet" | "neglected" | "unknown";
            values: {
                [key: string]: number;
            };
            /** @description In English, made of the values. */
            text: string;
        };
        AccountSpell: {
            /** Format: date-time */
            since: string;
            taskId: string;
            /** @description The task is still open; no second one is raised in the same spell. */
            isTaskOpen: boolean;
        };
        AccountSource: {
            id: string;
            name: string;
            connector: string;
            /** @enum {string} */
            state: "waiting" | "ok" | "degraded" | "blind" | "paused";
            /**
             * @description Whether what the account posts is read along, asked for, or may never be seen.
             * @enum {string}
             */
            ownPosts: "shown" | "asked" | "not-shown";
        };
        OwnAccountDto: {
            id: string;
            network: string;
            handle: string;
            url: string | null;
            /** @enum {string} */
            origin: "found" | "by-hand";
            /** @description Who looks after it. */
            team: components["schemas"]["AccountParty"] | null;
            /** @description Null: how often it posts is not watched. */
            postDays: number | null;
            /** @description Null: how long people wait is not watched. */
            answerDays: number | null;
            /** @description Only its open days count; null: every day. */
            calendar: components["schemas"]["AccountParty"] | null;
            /**
             * Format: date-time
             * @description Answers are no posts.
             */
            lastOwnPostAt: string | null;
            /** @description Days of 24 hours since then. */
            daysSinceLastPost: number | null;
            /** @description Comments and mentions that wait for an answer. */
            unanswered: number;
            /** Format: date-time */
            oldestUnansweredAt: string | null;
            /** @enum {string} */
            state: "fresh" | "quiet" | "neglected" | "unknown";
            /** Format: date-time */
            stateSince: string;
            /** @description The worst first. */
            reasons: components["schemas"]["AccountReason"][];
            /** Format: date-time */
            lastCheckedAt: string | null;
            spell: components["schemas"]["AccountSpell"] | null;
            /** @description Who hears it. */
            sources: components["schemas"]["AccountSource"][];
            /** @description The caller may change it. */
            mayChange: boolean;
            version: number;
            /** Format: date-time */
            createdAt: string;
        };
        OwnAccountPage: {
            items: components["schemas"]["OwnAccountDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewOwnAccount: {
            network: string;
            /** @description As people know it; unique on its network. */
            handle: string;
            url?: string | null;
            /** @description A source that hears it, and no other account yet. */
            source?: string;
            /** @description Left out or null: the first team. */
            team?: string | null;
            /** @default 14 */
            postDays: number | null;
            /** @default 3 */
            answerDays: number | null;
            /** @description Id of a calendar: only its open days count. */
            calendar?: string | null;
        };
        UnansweredComment: {
            /** Format: date-time */
            publishedAt: string;
            /** @description Where it stands on the network. */
            url: string | null;
            /** @description The open task of its conversation, where there is one. */
            taskId: string | null;
            /** @description Who wrote it. */
            author: string;
        };
        UnansweredPage: {
            items: components["schemas"]["UnansweredComment"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        OwnAccountChange: {
            url?: string | null;
            /** @description Left out or null: the first team. */
            team?: string | null;
            /** @default 14 */
            postDays: number | null;
            /** @default 3 */
            answerDays: number | null;
            /** @description Id of a calendar: only its open days count. */
            calendar?: string | null;
        };
        AlertRuleParty: {
            id: string;
            name: string;
        };
        LearningWatch: {
            watch: components["schemas"]["AlertRuleParty"];
            /** Format: date-time */
            until: string;
        };
        AlertRuleView: {
            id: string;
            name: string;
            /** @enum {string} */
            kind: "spike" | "share" | "influencer" | "spread" | "risk-word" | "emerging" | "sla-burn" | "source-blind" | "nobody-on-shift" | "stuck-chain" | "heartbeat";
            /** @description Null: every watch. */
            watches: components["schemas"]["AlertRuleParty"][] | null;
            languages: string[] | null;
            /** @enum {string} */
            sensitivity: "low" | "normal" | "high";
            minSeverity: number;
            cooldownSeconds: number;
            quietHours: {
                [key: string]: unknown;
            } | null;
            isOn: boolean;
            /** @description One of those that every workspace starts with. */
            isDefault: boolean;
            /** @description Whether you may change it. */
            isYours: boolean;
            version: number;
            /** Format: date-time */
            updatedAt: string;
            /** @description Times it told people in the last 30 days. */
            toldLast30Days: number;
            /**
             * @description Why what it noticed last was told or not.
             * @enum {string|null}
             */
            lastReason: "told" | "off" | "too-mild" | "few-voices" | "quiet-hours" | "cooldown" | "no-rule" | null;
            /** @description Watches that it says nothing of yet; those that learn longest. */
            learning: components["schemas"]["LearningWatch"][];
            /** Format: date-time */
            lastNoticedAt: string | null;
        };
        AlertRulePage: {
            items: components["schemas"]["AlertRuleView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewAlertRule: {
            /**
             * @description spike: more posts than the past of the watch explains · share: more of them negative · influencer: an author whom many hear · spread: on several networks at once · risk-word: words of harm, law or leaks · emerging: several people complain about the same thing, where there are few posts · the rest: alerts of other parts
             * @enum {string}
             */
            kind: "spike" | "share" | "influencer" | "spread" | "risk-word" | "emerging" | "sla-burn" | "source-blind" | "nobody-on-shift" | "stuck-chain" | "heartbeat";
            /** @description Ids of watches; null: every watch. */
            watchIds?: string[] | null;
            /** @description Only posts in each of these languages, each by itself (`fi`, `zh`); null: all languages together. */
            languages?: string[] | null;
            /**
             * @description low: only what is beyond doubt · normal: about one false alarm in two weeks · high: early, and more of them false
             * @default normal
             * @enum {string}
             */
            sensitivity: "low" | "normal" | "high";
            /** @default 1 */
            minSeverity: number;
            /**
             * @description After an alert the rule tells of the same watch only what is worse.
             * @default 3600
             */
            cooldownSeconds: number;
            /** @description Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time. */
            quietHours?: {
                [key: string]: unknown;
            } | null;
            name: string;
            /** @default true */
            isOn: boolean;
        };
        AlertRuleTerms: {
            /**
             * @description spike: more posts than the past of the watch explains · share: more of them negative · influencer: an author whom many hear · spread: on several networks at once · risk-word: words of harm, law or leaks · emerging: several people complain about the same thing, where there are few posts · the rest: alerts of other parts
             * @enum {string}
             */
            kind: "spike" | "share" | "influencer" | "spread" | "risk-word" | "emerging" | "sla-burn" | "source-blind" | "nobody-on-shift" | "stuck-chain" | "heartbeat";
            /** @description Ids of watches; null: every watch. */
            watchIds?: string[] | null;
            /** @description Only posts in each of these languages, each by itself (`fi`, `zh`); null: all languages together. */
            languages?: string[] | null;
            /**
             * @description low: only what is beyond doubt · normal: about one false alarm in two weeks · high: early, and more of them false
             * @default normal
             * @enum {string}
             */
            sensitivity: "low" | "normal" | "high";
            /** @default 1 */
            minSeverity: number;
            /**
             * @description After an alert the rule tells of the same watch only what is worse.
             * @default 3600
             */
            cooldownSeconds: number;
            /** @description Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time. */
            quietHours?: {
                [key: string]: unknown;
            } | null;
        };
        AlertRuleToRehearse: {
            rule: components["schemas"]["AlertRuleTerms"];
        };
        RehearsedAlertView: {
            /** Format: date-time */
            at: string;
            /** @description 1 to 10. */
            severity: number;
            watch: components["schemas"]["AlertRuleParty"] | null;
            /** @description Posts in the window that speaks most. */
            observed: number;
            /** @description Posts that are usual in a window so long. */
            usual: number;
            /** @description Whether it belongs to an incident that people confirmed; null: they judged none. */
            wasConfirmed: boolean | null;
            /** @description Seconds before the incident was detected then. */
            leadSeconds: number | null;
        };
        MissedIncident: {
            id: string;
            title: string;
            /** Format: date-time */
            startedAt: string;
        };
        RehearsedDay: {
            /** Format: date */
            day: string;
            mentions: number;
            negatives: number;
        };
        AlertRuleRehearsalView: {
            days: number;
            /** @description Oldest first. */
            alerts: components["schemas"]["RehearsedAlertView"][];
            perWeek: number;
            /** @description Share of the alerts that belong to incidents people confirmed, 0 to 1; null: they confirmed none. */
            precision: number | null;
            /** @description Confirmed incidents it would not have told. */
            misses: components["schemas"]["MissedIncident"][];
            /** @description Posts of its watches by day (UTC), oldest first. */
            volume: components["schemas"]["RehearsedDay"][];
            /** @description Watches tried; those with the most posts. */
            watchesTried: number;
            /** @description Watches the rule covers. */
            watchesCovered: number;
        };
        AlertRuleChange: {
            /** @description Ids of watches; null: every watch. */
            watchIds?: string[] | null;
            /** @description Only posts in each of these languages, each by itself (`fi`, `zh`); null: all languages together. */
            languages?: string[] | null;
            /**
             * @description low: only what is beyond doubt · normal: about one false alarm in two weeks · high: early, and more of them false
             * @default normal
             * @enum {string}
             */
            sensitivity: "low" | "normal" | "high";
            /** @default 1 */
            minSeverity: number;
            /**
             * @description After an alert the rule tells of the same watch only what is worse.
             * @default 3600
             */
            cooldownSeconds: number;
            /** @description Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time. */
            quietHours?: {
                [key: string]: unknown;
            } | null;
            name?: string;
            /** @default true */
            isOn: boolean;
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
        AlertChainView: {
            /**
             * @description exhausted: everybody was paged and nobody came
             * @enum {string}
             */
            state: "running" | "exhausted" | "acknowledged" | "cancelled";
            /** @description Steps of this round that have paged. */
            fired: number;
            steps: number;
            /** @description 0: the first time through. */
            round: number;
            /**
             * Format: date-time
             * @description When the next one is paged.
             */
            nextAt: string | null;
        };
        AlertPageView: {
            /** @description The person or the notifier. */
            to: string;
            isPerson: boolean;
            channel: string;
            /** @enum {string} */
            state: "waiting" | "sent" | "acknowledged" | "passed" | "left-out" | "failed";
            /** @description Of the chain, from 0; null: a test. */
            step: number | null;
            /** Format: date-time */
            at: string;
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
            incidentId: string | null;
            /** @description Null: it pages nobody. */
            chain: components["schemas"]["AlertChainView"] | null;
            /** @description Who was paged, in order. */
            pages: components["schemas"]["AlertPageView"][];
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
        PagedRoomView: {
            id: string;
            title: string;
            state: string;
            lead: components["schemas"]["AlertParty"] | null;
            /** Format: date-time */
            startedAt: string;
            /** @description The last events. */
            timeline: {
                [key: string]: unknown;
            }[];
        };
        PagedAlertView: {
            id: string;
            kind: string;
            /** @enum {string} */
            state: "open" | "acknowledged" | "closed";
            /** @enum {string} */
            severity: "warning" | "critical";
            title: string;
            text: string;
            facts: {
                [key: string]: string;
            };
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            acknowledgedAt: string | null;
            acknowledgedBy: components["schemas"]["AlertParty"] | null;
            /** @description Who was paged. */
            me: components["schemas"]["AlertParty"];
            /** @description Who is paged after "not me", as far as is known now. */
            next: string[];
            /** @enum {string|null} */
            chain: "running" | "exhausted" | "acknowledged" | "cancelled" | null;
            /**
             * Format: date-time
             * @description When the next one is paged.
             */
            nextAt: string | null;
            /** @description This person said "not me". */
            hasPassed: boolean;
            incident: components["schemas"]["PagedRoomView"] | null;
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
        AcknowledgePolicyDto: {
            isEnabled: boolean;
            /** @description Where; none: nowhere. */
            networks: string[];
            intents: ("complaint" | "question" | "request")[];
            /** @description An author who wrote within so many hours before is left to people. */
            authorHours: number;
            /** @description Posts older than so many hours are left to people. */
            maxAgeHours: number;
            /** @description 0 to 1: how sure of the intent. */
            minConfidence: number;
        };
        NamedDto: {
            id: string;
            name: string;
        };
        NetworkRuleView: {
            network: string;
            /** @enum {string} */
            automaticReply: "allowed" | "only-if-addressed" | "forbidden";
            /** @description The account must be marked as automated there. */
            needsLabel: boolean;
            /** @description Where the rule comes from. */
            source: string | null;
        };
        AcknowledgePolicyView: {
            /** @description 0 where none was ever made: it is off. */
            version: number;
            policy: components["schemas"]["AcknowledgePolicyDto"];
            reason: string;
            /** @description Answers for what is sent. */
            author: components["schemas"]["NamedDto"] | null;
            /** Format: date-time */
            createdAt: string | null;
            /**
             * Format: date-time
             * @description On since; null: off.
             */
            enabledAt: string | null;
            /** @description Networks of the workspace’s sources. */
            networks: components["schemas"]["NetworkRuleView"][];
        };
        NewAcknowledgePolicy: {
            policy: components["schemas"]["AcknowledgePolicyDto"];
            /** @description Why it changes; kept for ever. */
            reason: string;
        };
        DecidedTaskDto: {
            id: string;
            excerpt: string;
            network: string;
            lang: string;
            customer: string;
        };
        RefusalDto: {
            /** @enum {string} */
            code: "not-enabled" | "network-not-chosen" | "network-forbids" | "not-addressed" | "one-per-post" | "not-public" | "private-post" | "own-post" | "deleted" | "muted" | "too-old" | "praise" | "positive" | "intent-not-chosen" | "low-confidence" | "sarcasm" | "risk" | "threat" | "incident" | "opted-out" | "wrote-before" | "known-conversation" | "taken" | "language-unsure" | "language-unread" | "no-approved-text" | "nobody-answers-for-it" | "needs-approval" | "too-long";
            values: {
                [key: string]: number | string;
            };
        };
        DecidedReplyDto: {
            id: string;
            text: string;
            /** @description As of replies, or withdrawn. */
            state: string;
        };
        DecisionView: {
            task: components["schemas"]["DecidedTaskDto"];
            isAllowed: boolean;
            refusals: components["schemas"]["RefusalDto"][];
            policyVersion: number;
            reply: components["schemas"]["DecidedReplyDto"] | null;
            /** Format: date-time */
            decidedAt: string;
        };
        DecisionPage: {
            items: components["schemas"]["DecisionView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        CountedRefusal: {
            /** @enum {string} */
            code: "not-enabled" | "network-not-chosen" | "network-forbids" | "not-addressed" | "one-per-post" | "not-public" | "private-post" | "own-post" | "deleted" | "muted" | "too-old" | "praise" | "positive" | "intent-not-chosen" | "low-confidence" | "sarcasm" | "risk" | "threat" | "incident" | "opted-out" | "wrote-before" | "known-conversation" | "taken" | "language-unsure" | "language-unread" | "no-approved-text" | "nobody-answers-for-it" | "needs-approval" | "too-long";
            n: number;
        };
        DecisionCounts: {
            days: number;
            decided: number;
            allowed: number;
            /** @description A task may be refused for several reasons. */
            refused: components["schemas"]["CountedRefusal"][];
        };
        PolicyToTry: {
            policy: components["schemas"]["AcknowledgePolicyDto"];
        };
        PreviewedTask: {
            task: components["schemas"]["DecidedTaskDto"];
            /** @description What would have been said. */
            text: string;
        };
        AcknowledgePreview: {
            days: number;
            /** @description Tasks that opened in these days. */
            tasks: number;
            /** @description Only the newest 5,000 were tried. */
            isSampled: boolean;
            allowed: number;
            refused: components["schemas"]["CountedRefusal"][];
            /** @description Twenty of those allowed. */
            examples: components["schemas"]["PreviewedTask"][];
        };
        OptOutView: {
            id: string;
            network: string;
            handle: string;
            /** @description What the author said; null where a person entered it. */
            words: string | null;
            addedBy: components["schemas"]["NamedDto"] | null;
            /** Format: date-time */
            createdAt: string;
        };
        OptOutPage: {
            items: components["schemas"]["OptOutView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewOptOut: {
            network: string;
            handle: string;
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
        PersonConsentDto: {
            /** @enum {string} */
            kind: "call" | "message" | "survey";
            isGiven: boolean;
            /** @description How it is known: "on the phone, 3 May". */
            source: string;
            /** Format: date-time */
            at: string;
        };
        ScriptPartDto: {
            /** @enum {string} */
            step: "greet" | "answer" | "close";
            templateId: string;
            name: string;
            /** @description An approved text, its variables filled as far as they are known. */
            text: string;
        };
        HistorySentenceDto: {
            /** @enum {string} */
            code: "first-contact" | "nth-contact" | "still-unsolved" | "was-promised-call" | "was-promised-answer" | "promise-broken";
            /** @description In English, made of the values. */
            text: string;
            values: {
                [key: string]: number | string;
            };
            /** @description The tasks it was read from. */
            taskIds: string[];
        };
        GivenPromiseDto: {
            /** @enum {string} */
            kind: "call" | "answer";
            text: string;
            /** Format: date-time */
            dueAt: string | null;
        };
        OpenQuestionDto: {
            mentionId: string;
            /** Format: date-time */
            at: string;
            text: string;
        };
        CallBriefDto: {
            callId: string;
            taskId: string;
            personId: string | null;
            name: string | null;
            /** @description Null where none is known. */
            phone: string | null;
            /** @description To be called; null where nobody asked yet. */
            consent: components["schemas"]["PersonConsentDto"] | null;
            lang: string;
            script: components["schemas"]["ScriptPartDto"][];
            history: components["schemas"]["HistorySentenceDto"][];
            /** @description What this task was promised and has not got. */
            promises: components["schemas"]["GivenPromiseDto"][];
            /** @description What the customer wrote since our last answer. */
            openQuestions: components["schemas"]["OpenQuestionDto"][];
        };
        CallResultBody: {
            /**
             * @description solved closes the task.
             * @enum {string}
             */
            result: "solved" | "callback" | "not-solved" | "no-answer" | "wrong-number";
            durationSeconds?: number;
            note?: string;
            /** @description When they are called again; needed for a callback. */
            callbackAt?: string;
        };
        ReasonDto: {
            /** @enum {string} */
            code: "negative-sentiment" | "unsure-sentiment" | "negative-suspected" | "intent" | "risk" | "urgency" | "reach" | "reach-unknown" | "story-velocity" | "author-tier" | "customer-tier" | "unresolved-history" | "watch-weight" | "addressed-to-us" | "clock";
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
            /** @description Null for the author of an article, and until it is known. */
            personId: string | null;
            tier: string | null;
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
        TaskRouteReasonDto: {
            /** @enum {string} */
            code: "rule" | "team" | "language" | "skill" | "authority" | "on-shift" | "available" | "substitute" | "only-one" | "least-loaded" | "moved-risk" | "moved-left" | "escalated" | "nobody";
            /** @description In English, made of the values. */
            text: string;
            values: {
                [key: string]: number | string;
            };
        };
        ConsideredDto: {
            id: string;
            name: string;
            refusals: ("team" | "authority" | "authority-limit" | "language" | "skill" | "shift" | "absent" | "away" | "capacity" | "tried")[];
        };
        TaskRouteDto: {
            reasons: components["schemas"]["TaskRouteReasonDto"][];
            /** @description What whoever has it has to be allowed to decide. */
            authority: string[];
            /** @description Nobody is able to take it: what is lacking. */
            missing?: string[];
            /** @description Who else was thought of; without refusals: was able. */
            considered: components["schemas"]["ConsideredDto"][];
        };
        TaskStoryDto: {
            id: string;
            title: string;
            mentionCount: number;
            /** @description Different authors. */
            voiceCount: number;
        };
        TaskIncidentDto: {
            id: string;
            title: string;
        };
        ClockTargetDto: {
            id: string;
            name: string;
            withinSeconds: number;
        };
        ClockDto: {
            id: string;
            /** @enum {string} */
            kind: "claim" | "acknowledge" | "answer" | "next-reply" | "resolve" | "promise";
            /** @description Null for a promise. */
            standard: components["schemas"]["NamedDto"] | null;
            standardVersion: number | null;
            /** @description Null for a promise. */
            target: components["schemas"]["ClockTargetDto"] | null;
            /** @description Its name, or `always`. */
            calendar: string;
            /** @description The version it started with; null for `always`. */
            calendarVersion: number | null;
            /** @description For a promise. */
            promiseId: string | null;
            startedAt: string;
            /** @description Null where its hours never come. */
            dueAt: string | null;
            /** @enum {string} */
            state: "running" | "paused" | "met" | "met-late" | "overdue" | "cancelled";
            metAt: string | null;
            /** @enum {string|null} */
            metBy: "public" | "private" | "claim" | "resolution" | null;
            /** @description While we wait for the customer: since when. */
            pausedAt: string | null;
            /** @description While its hours are closed: when they open. */
            pausedUntil: string | null;
        };
        ReplyabilityDto: {
            /** @enum {string} */
            verdict: "public" | "private-only" | "by-hand" | "not-possible";
            reason: string;
            expiresAt?: string | null;
            /** @description Until when the author of a public post may be answered in private, where the network sets an end to it. */
            privateUntil?: string | null;
            /** @description The post speaks to our account. */
            isAddressed?: boolean;
            deepLink: string | null;
        };
        ApprovalReasonDto: {
            /** @enum {string} */
            code: "trainee" | "first-reply" | "risk" | "reach" | "own-words" | "link" | "money";
            /** @enum {string} */
            approver: "colleague" | "lead" | "crisis";
            /** @description What the rule found: topics, followers, link, amount. */
            values: {
                [key: string]: number | string;
            };
        };
        DeciderDto: {
            id: string;
            name: string;
        };
        DiffPartDto: {
            /** @enum {string} */
            is: "same" | "added" | "removed";
            text: string;
        };
        ReplyApprovalDto: {
            /** @enum {string} */
            state: "waiting" | "approved" | "rejected" | "withdrawn";
            reasons: components["schemas"]["ApprovalReasonDto"][];
            /**
             * @description The narrowest circle that the reasons ask for.
             * @enum {string}
             */
            approver: "colleague" | "lead" | "crisis";
            /** Format: date-time */
            askedAt: string;
            /**
             * Format: date-time
             * @description Decided by then, it can still keep its promise.
             */
            dueAt: string;
            by: components["schemas"]["DeciderDto"] | null;
            /** Format: date-time */
            at: string | null;
            /** @description As its author wrote it. */
            originalText: string;
            /** @description What the approver changed; null until then. */
            diff: components["schemas"]["DiffPartDto"][] | null;
            /** @description Why it was rejected. */
            reason: string | null;
        };
        ReplyMediaDto: {
            id: string;
            /** @enum {string} */
            mediaType: "image/jpeg" | "image/png" | "image/gif" | "image/webp";
            width: number;
            height: number;
            byteCount: number;
            altText: string;
        };
        ReplyDto: {
            id: string;
            taskId: string;
            /** @enum {string} */
            kind: "acknowledge" | "reply" | "survey";
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
            /** @description Null where nobody else had to look at it. */
            approval: components["schemas"]["ReplyApprovalDto"] | null;
            /** @description Pictures that go along, in order. */
            media: components["schemas"]["ReplyMediaDto"][];
            /** @description No person pressed send; its author answers for it. */
            isAutomatic: boolean;
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
            /** @description Of the customer, in the words of the workspace. */
            tier: string | null;
            /** @enum {string|null} */
            journey: "awareness" | "consideration" | "decision" | "after-purchase" | null;
            /**
             * @description As it was judged at opening.
             * @enum {string|null}
             */
            intent: "complaint" | "question" | "request" | "praise" | "threat" | "other" | null;
            excerpt: string;
            sentiment: components["schemas"]["TaskSentimentDto"];
            assignee: components["schemas"]["NamedDto"] | null;
            team: components["schemas"]["NamedDto"];
            source: components["schemas"]["TaskSourceDto"];
            /** @description Why it is with whom it is; null: nobody sent it. */
            route: components["schemas"]["TaskRouteDto"] | null;
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
            /** @description The task that answers its conversation since they were merged. */
            mergedInto: string | null;
            /** @description The crisis it is part of. */
            incident: components["schemas"]["TaskIncidentDto"] | null;
            /** @description Words of the team’s own. */
            labels: string[];
            clocks: components["schemas"]["ClockDto"][];
            replyability: components["schemas"]["ReplyabilityDto"];
            /** @description The newest reply that was not undone. */
            reply: components["schemas"]["ReplyDto"] | null;
        };
        CallDoneDto: {
            task: components["schemas"]["TaskDto"];
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
        HolidaySuggestionDto: {
            /** @example 2026-12-24 */
            date: string;
            name: string;
        };
        CalendarView: {
            zone: string | null;
            /** @description `always`, or windows by weekday: {"mon": ["09:00-12:00", "13:00-17:00"], …}; an end may be 24:00. */
            week: "always" | {
                [key: string]: string[];
            };
            closed: string[];
            /** @description Dates with windows of their own: {"2026-12-05": ["10:00-14:00"]}. */
            open: {
                [key: string]: string[];
            };
            id: string;
            name: string;
            /** @description Clocks keep the one they started with. */
            version: number;
            suggestions: components["schemas"]["HolidaySuggestionDto"][];
            /** @description A standard in force counts by it; then it cannot be removed. */
            isUsed: boolean;
        };
        CalendarPage: {
            items: components["schemas"]["CalendarView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        CalendarPreset: {
            zone: string | null;
            /** @description `always`, or windows by weekday: {"mon": ["09:00-12:00", "13:00-17:00"], …}; an end may be 24:00. */
            week: "always" | {
                [key: string]: string[];
            };
            closed: string[];
            /** @description Dates with windows of their own: {"2026-12-05": ["10:00-14:00"]}. */
            open: {
                [key: string]: string[];
            };
            /** @example fi */
            key: string;
            name: string;
            suggestions: components["schemas"]["HolidaySuggestionDto"][];
        };
        CalendarPresetPage: {
            items: components["schemas"]["CalendarPreset"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewCalendar: {
            name: string;
            /**
             * @description Needed unless always open.
             * @example Europe/Helsinki
             */
            zone?: string | null;
            /** @description `always`, or windows by weekday: {"mon": ["09:00-12:00", "13:00-17:00"], …}; an end may be 24:00. */
            week: "always" | {
                [key: string]: string[];
            };
            /** @description Closed dates. */
            closed?: string[];
            /** @description Dates with windows of their own: {"2026-12-05": ["10:00-14:00"]}. */
            open?: {
                [key: string]: string[];
            };
            /** @description Holidays somebody has yet to confirm, by closing their dates. They count for nothing. */
            suggestions?: components["schemas"]["HolidaySuggestionDto"][];
        };
        CalendarToPreview: {
            /** @description {zone, week, closed, open} */
            calendar: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description Now unless given.
             */
            from?: string;
        };
        PreviewWindow: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        OpenDay: {
            /** @example 2026-12-24 */
            date: string;
            /** @description In absolute time: a changed clock shows. */
            windows: components["schemas"]["PreviewWindow"][];
            openSeconds: number;
        };
        CalendarPreview: {
            isOpen: boolean;
            /** Format: date-time */
            nextOpeningAt: string | null;
            /** @description The date of `from` and the 13 after it. */
            days: components["schemas"]["OpenDay"][];
        };
        CalendarChange: {
            name?: string;
            /**
             * @description Needed unless always open.
             * @example Europe/Helsinki
             */
            zone?: string | null;
            /** @description `always`, or windows by weekday: {"mon": ["09:00-12:00", "13:00-17:00"], …}; an end may be 24:00. */
            week?: "always" | {
                [key: string]: string[];
            };
            /** @description Closed dates. */
            closed?: string[];
            /** @description Dates with windows of their own: {"2026-12-05": ["10:00-14:00"]}. */
            open?: {
                [key: string]: string[];
            };
            /** @description Holidays somebody has yet to confirm, by closing their dates. They count for nothing. */
            suggestions?: components["schemas"]["HolidaySuggestionDto"][];
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
        LabelsInUse: {
            /** @description Of open tasks the caller may see, the commonest first; 100 at most. */
            items: string[];
        };
        UnreadTasks: {
            /** @description Ids of the newest 1000 that the caller marked. */
            items: string[];
        };
        PresenceDto: {
            taskId: string;
            member: components["schemas"]["NamedDto"];
            /** @enum {string} */
            doing: "viewing" | "typing";
        };
        PresenceList: {
            /** @description Everybody else who is at a task the caller may see; 500 at most. */
            items: components["schemas"]["PresenceDto"][];
        };
        LabelsBody: {
            add?: string[];
            remove?: string[];
        };
        BulkBody: {
            /** @enum {string} */
            act: "claim" | "release" | "assign" | "snooze" | "wait" | "resolve" | "dismiss" | "reopen" | "priority" | "label" | "acknowledge";
            ids: string[];
            /** @description Version the caller has seen, by task: as If-Match of a single act. */
            versions?: {
                [key: string]: number;
            };
            /** @description assign: id of a member; null for nobody. */
            assigneeId?: string | null;
            /** @description snooze: ISO 8601 instant. */
            until?: string;
            /**
             * @description dismiss
             * @enum {string}
             */
            reason?: "not-about-us" | "spam" | "duplicate" | "no-answer-needed";
            /** @description resolve, dismiss, priority */
            note?: string;
            /**
             * @description priority
             * @enum {string}
             */
            level?: "P1" | "P2" | "P3" | "P4";
            /** @description label */
            labels?: components["schemas"]["LabelsBody"];
            /** @description acknowledge: an approved text, filled in for each customer. */
            templateId?: string;
            /** @description acknowledge */
            variables?: {
                [key: string]: string;
            };
        };
        BulkResultDto: {
            id: string;
            ok: boolean;
            /** @description Why it was refused, as a single act would say it. */
            code?: string;
            detail?: string;
            /** @description As it is now; left out where the caller may not see it. */
            task?: components["schemas"]["TaskDto"];
            /** @description acknowledge */
            reply?: components["schemas"]["ReplyDto"] | null;
        };
        BulkAnswer: {
            done: number;
            refused: number;
            /** @description In the order of the ids asked for. */
            items: components["schemas"]["BulkResultDto"][];
        };
        TaskPresenceBody: {
            /** @enum {string} */
            doing: "viewing" | "typing" | "left";
        };
        DeviceView: {
            id: string;
            /** @description What its owner knows it by. */
            label: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Its push service last took a notice.
             */
            lastDeliveredAt: string | null;
            /** @description Why the last notice did not arrive. */
            lastProblem: string | null;
            /**
             * Format: date-time
             * @description Its browser has ended it: it has to be set up anew.
             */
            goneAt: string | null;
        };
        DevicePage: {
            items: components["schemas"]["DeviceView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        DeviceKey: {
            /** @description What a browser subscribes for (applicationServerKey), base64url. */
            publicKey: string;
        };
        DeviceKeys: {
            /** @description The browser's public key, base64url. */
            p256dh: string;
            /** @description The secret it shares with us, base64url. */
            auth: string;
        };
        NewDevice: {
            /**
             * Format: uri
             * @description Where the browser can be written to.
             */
            endpoint: string;
            keys: components["schemas"]["DeviceKeys"];
            label: string;
        };
        DrillScenarioView: {
            id: string;
            /** @description In the language of the reader, else in English. */
            title: string;
            summary: string;
            minutes: number;
            posts: number;
            /** @description Primary subtags that customers write in. */
            languages: string[];
            playbook: string;
        };
        DrillScenarioPage: {
            items: components["schemas"]["DrillScenarioView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        DrillNamed: {
            id: string;
            name: string;
        };
        TrainingItem: {
            member: components["schemas"]["DrillNamed"];
            /** @description Drills they went into that came to their end. */
            drills: number;
            /** Format: date-time */
            lastAt: string | null;
            lastScore: number | null;
            best: number | null;
        };
        TrainingPage: {
            items: components["schemas"]["TrainingItem"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        /** @enum {string} */
        DrillState: "running" | "ended" | "cancelled";
        /** @enum {string} */
        StaffRole: "admin" | "pr-lead" | "team-lead" | "agent" | "viewer";
        DrillParticipantView: {
            id: string;
            name: string;
            role: components["schemas"]["StaffRole"];
            /**
             * Format: date-time
             * @description Null: they have not come yet.
             */
            enteredAt: string | null;
        };
        DrillEntryView: {
            /** Format: date-time */
            at: string;
            /** @description started, source-blind, source-back, inject, paged, paged-here, would-have-paged, ended; in a report also the kinds of events of an incident. */
            code: string;
            values: {
                [key: string]: string | number;
            };
        };
        DrillProgressView: {
            /** @description Posts of the scenario that have had their turn. */
            posts: number;
            postsTotal: number;
            events: components["schemas"]["DrillEntryView"][];
        };
        KeptPromiseView: {
            /** @description What the clock measured, such as acknowledge. */
            kind: string;
            /** @description Clocks that came out one way or the other. */
            n: number;
            met: number;
        };
        DrillStandardView: {
            name: string;
            version: number;
            promises: components["schemas"]["KeptPromiseView"][];
        };
        /** @enum {string} */
        DrillMeasureCode: "detect" | "acknowledge" | "first-statement" | "update-rhythm" | "customers-told" | "wording";
        DrillMeasureView: {
            code: components["schemas"]["DrillMeasureCode"];
            /** @description Null: it did not happen, or could not be measured. */
            value: number | null;
            /** @enum {string} */
            unit: "seconds" | "share";
            target: number | null;
            /** @description Null: it could not be measured and does not count. */
            isMet: boolean | null;
            weight: number;
        };
        DrillCustomerView: {
            handle: string;
            network: string;
            lang: string;
            /** Format: date-time */
            toldAt: string | null;
            /** @description From their first post. */
            seconds: number | null;
            isResolutionTold: boolean;
        };
        DrillStepsView: {
            listened: boolean;
            empathised: boolean;
            apologised: boolean;
            owned: boolean;
            nextTime: boolean;
        };
        DrillWordingView: {
            handle: string;
            text: string;
            steps: components["schemas"]["DrillStepsView"];
        };
        DrillPersonView: {
            id: string;
            name: string;
            /** @description Customers who heard from them first. */
            acknowledged: number;
            /** @description Median from the post to that message. */
            medianSeconds: number | null;
            /** @description Statements that they wrote. */
            statements: number;
            wordingShare: number | null;
        };
        DrillReportView: {
            score: number;
            /** @description In force as it began; null: none was. */
            standard: components["schemas"]["DrillStandardView"] | null;
            measures: components["schemas"]["DrillMeasureView"][];
            customers: components["schemas"]["DrillCustomerView"][];
            wording: components["schemas"]["DrillWordingView"][];
            people: components["schemas"]["DrillPersonView"][];
            timeline: components["schemas"]["DrillEntryView"][];
        };
        DrillView: {
            id: string;
            title: string;
            /** @description Null: the scenario came from elsewhere. */
            scenarioId: string | null;
            state: components["schemas"]["DrillState"];
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description It ends by itself then.
             */
            endsAt: string;
            /** Format: date-time */
            endedAt: string | null;
            startedBy: components["schemas"]["DrillNamed"];
            participants: components["schemas"]["DrillParticipantView"][];
            progress: components["schemas"]["DrillProgressView"];
            /** @description The only way out of it. */
            notifiers: components["schemas"]["DrillNamed"][];
            playbook: string;
            languages: string[];
            /** @description Seconds of the scenario that pass in one. */
            speed: number;
            /** @description The reader takes part, and it runs. */
            canEnter: boolean;
            report: components["schemas"]["DrillReportView"] | null;
            version: number;
        };
        DrillPage: {
            items: components["schemas"]["DrillView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewParticipant: {
            memberId: string;
            /** @description The role they practise; their own unless given. Only an administrator practises as one. */
            role?: components["schemas"]["StaffRole"];
        };
        NewDrill: {
            scenarioId: string;
            participants: components["schemas"]["NewParticipant"][];
            /** @description The only way out of the drill; none unless named. What they send begins with DRILL. */
            notifierIds?: string[];
        };
        OwnTrainingItem: {
            drillId: string;
            title: string;
            /** Format: date-time */
            at: string;
            /** @description Of the whole team. */
            score: number;
            own: components["schemas"]["DrillPersonView"];
        };
        OwnTraining: {
            items: components["schemas"]["OwnTrainingItem"][];
        };
        EscalateBody: {
            /** @description Why it has to go up; kept in the history of the task. */
            reason: string;
            /** @description A person instead of the next step of the chain. */
            to?: string;
        };
        RoutingParty: {
            id: string;
            name: string;
        };
        EscalationStepDto: {
            /** @description Of the chain’s open time since the step before, or since the start. */
            afterSeconds: number;
            /** @description Gets the task. */
            memberId?: string | null;
            /** @description The team that gets it. */
            teamId?: string | null;
            /** @description The only notifier that tells; null: all. */
            notifierId?: string | null;
        };
        EscalationChainDto: {
            id: string;
            name: string;
            /** @description Null: every team. */
            team: components["schemas"]["RoutingParty"] | null;
            /** @enum {string} */
            startsOn: "hand" | "opened" | "overdue";
            /** @description None: all. */
            priorities: ("P1" | "P2" | "P3" | "P4")[];
            steps: components["schemas"]["EscalationStepDto"][];
            /** @description Null: day and night. */
            hours: {
                [key: string]: unknown;
            } | null;
            version: number;
        };
        EscalationChainPage: {
            items: components["schemas"]["EscalationChainDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        EscalationRunDto: {
            id: string;
            taskId: string;
            chain: components["schemas"]["RoutingParty"] | null;
            /** @enum {string} */
            state: "running" | "exhausted" | "acknowledged" | "cancelled";
            /** @description Steps carried out. */
            fired: number;
            steps: number;
            reason: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            nextDueAt: string | null;
        };
        EscalationRunPage: {
            items: components["schemas"]["EscalationRunDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewEscalationChain: {
            name: string;
            teamId?: string | null;
            /**
             * @default hand
             * @enum {string}
             */
            startsOn: "hand" | "opened" | "overdue";
            priorities?: ("P1" | "P2" | "P3" | "P4")[];
            steps: components["schemas"]["EscalationStepDto"][];
            /** @description Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time. */
            hours?: {
                [key: string]: unknown;
            } | null;
        };
        EscalationChainChange: {
            name?: string;
            teamId?: string | null;
            /**
             * @default hand
             * @enum {string}
             */
            startsOn: "hand" | "opened" | "overdue";
            priorities?: ("P1" | "P2" | "P3" | "P4")[];
            steps?: components["schemas"]["EscalationStepDto"][];
            /** @description Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time. */
            hours?: {
                [key: string]: unknown;
            } | null;
        };
        IncidentParty: {
            id: string;
            name: string;
        };
        IncidentRelatedWatch: {
            id: string;
            name: string;
            /** Format: date-time */
            joinedAt: string;
            /** @description Mentions of it in the window that spoke most. */
            observed: number;
            /** @description How many are usual in such a window. */
            usual: number;
            windowSeconds: number;
        };
        IncidentRolesView: {
            lead: components["schemas"]["IncidentParty"] | null;
            writer: components["schemas"]["IncidentParty"] | null;
            legal: components["schemas"]["IncidentParty"] | null;
            approver: components["schemas"]["IncidentParty"] | null;
        };
        IncidentReasonView: {
            code: string;
            values: {
                [key: string]: number | string;
            };
        };
        IncidentView: {
            id: string;
            /** @enum {string} */
            state: "suspected" | "confirmed" | "contained" | "closed" | "reviewed" | "dismissed";
            /** @enum {string} */
            severity: "SEV1" | "SEV2" | "SEV3";
            level: number;
            title: string;
            watch: components["schemas"]["IncidentParty"] | null;
            /** @description Other watches that see the same storm, first first. */
            relatedWatches: components["schemas"]["IncidentRelatedWatch"][];
            lead: components["schemas"]["IncidentParty"] | null;
            roles: components["schemas"]["IncidentRolesView"];
            /** @description Null: it was noticed by the system. */
            openedBy: components["schemas"]["IncidentParty"] | null;
            acknowledgedBy: components["schemas"]["IncidentParty"] | null;
            /** @description Why it was noticed. */
            reasons: components["schemas"]["IncidentReasonView"][];
            /** @description Mentions in the window that spoke most. */
            observed: number | null;
            /** @description How many are usual in such a window. */
            usual: number | null;
            windowSeconds: number | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            detectedAt: string;
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** Format: date-time */
            confirmedAt: string | null;
            /** Format: date-time */
            firstStatementAt: string | null;
            /** Format: date-time */
            containedAt: string | null;
            /**
             * Format: date-time
             * @description Also of one that was a false alarm.
             */
            closedAt: string | null;
            /**
             * Format: date-time
             * @description When the public should next hear from us.
             */
            nextUpdateDueAt: string | null;
            /** @description Minutes between updates; null: as usual for the severity. */
            updateMinutes: number | null;
            /** @description Its checklist. */
            playbook: string;
            isDrill: boolean;
            /** @description Its alert, while that is paging one after the other. */
            pagingAlertId: string | null;
            taskCount: number;
            /** @description Open tasks of it that nobody has acknowledged. */
            unacknowledgedCount: number;
            version: number;
        };
        IncidentPage: {
            items: components["schemas"]["IncidentView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewIncidentBody: {
            title: string;
            /** @enum {string} */
            severity: "SEV1" | "SEV2" | "SEV3";
            /** @description Its negative posts belong to it. */
            watchId?: string;
            /**
             * Format: date-time
             * @description Unless given, with the first complaint of the last hour of its watch, else now; never later.
             */
            startedAt?: string;
            taskIds?: string[];
            /** @description From GET /incident-playbooks. */
            playbook?: string;
        };
        IncidentStatementView: {
            version: number;
            /** @enum {string} */
            kind: "holding" | "update" | "resolution";
            /** @description By language. */
            texts: {
                [key: string]: string;
            };
            /**
             * @description waiting: for a second person
             * @enum {string}
             */
            state: "ready" | "waiting" | "rejected";
            /** @description Not word for word approved in advance. */
            needsApproval: boolean;
            author: components["schemas"]["IncidentParty"];
            /** Format: date-time */
            createdAt: string;
            decidedBy: components["schemas"]["IncidentParty"] | null;
            /** Format: date-time */
            decidedAt: string | null;
            /** @description Why it was rejected. */
            problem: string | null;
            /** @description Whoever asks may decide on it. */
            mayDecide: boolean;
        };
        ChecklistStep: {
            key: string;
            /**
             * @description Who does it; null: whoever is there.
             * @enum {string|null}
             */
            role: "lead" | "writer" | "legal" | "approver" | null;
            /** @description By language; English is always there. */
            text: {
                [key: string]: string;
            };
            /** Format: date-time */
            doneAt: string | null;
            doneBy: components["schemas"]["IncidentParty"] | null;
        };
        IncidentPauseView: {
            by: components["schemas"]["IncidentParty"];
            /** Format: date-time */
            at: string;
            reason: string;
        };
        IncidentRoomView: {
            id: string;
            /** @enum {string} */
            state: "suspected" | "confirmed" | "contained" | "closed" | "reviewed" | "dismissed";
            /** @enum {string} */
            severity: "SEV1" | "SEV2" | "SEV3";
            level: number;
            title: string;
            watch: components["schemas"]["IncidentParty"] | null;
            /** @description Other watches that see the same storm, first first. */
            relatedWatches: components["schemas"]["IncidentRelatedWatch"][];
            lead: components["schemas"]["IncidentParty"] | null;
            roles: components["schemas"]["IncidentRolesView"];
            /** @description Null: it was noticed by the system. */
            openedBy: components["schemas"]["IncidentParty"] | null;
            acknowledgedBy: components["schemas"]["IncidentParty"] | null;
            /** @description Why it was noticed. */
            reasons: components["schemas"]["IncidentReasonView"][];
            /** @description Mentions in the window that spoke most. */
            observed: number | null;
            /** @description How many are usual in such a window. */
            usual: number | null;
            windowSeconds: number | null;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            detectedAt: string;
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** Format: date-time */
            confirmedAt: string | null;
            /** Format: date-time */
            firstStatementAt: string | null;
            /** Format: date-time */
            containedAt: string | null;
            /**
             * Format: date-time
             * @description Also of one that was a false alarm.
             */
            closedAt: string | null;
            /**
             * Format: date-time
             * @description When the public should next hear from us.
             */
            nextUpdateDueAt: string | null;
            /** @description Minutes between updates; null: as usual for the severity. */
            updateMinutes: number | null;
            /** @description Its checklist. */
            playbook: string;
            isDrill: boolean;
            /** @description Its alert, while that is paging one after the other. */
            pagingAlertId: string | null;
            taskCount: number;
            /** @description Open tasks of it that nobody has acknowledged. */
            unacknowledgedCount: number;
            version: number;
            /** @description Newest first. */
            statements: components["schemas"]["IncidentStatementView"][];
            checklist: components["schemas"]["ChecklistStep"][];
            /** @description What speaks by itself is held back. */
            pause: components["schemas"]["IncidentPauseView"] | null;
        };
        IncidentEventView: {
            id: string;
            /** @description detected, raised, acknowledged, confirmed, statement, fan-out, note and others. */
            kind: string;
            /** Format: date-time */
            at: string;
            actor: components["schemas"]["IncidentParty"] | null;
            details: {
                [key: string]: unknown;
            };
        };
        IncidentEventPage: {
            items: components["schemas"]["IncidentEventView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        IncidentPostView: {
            id: string;
            network: string;
            url: string | null;
            handle: string;
            name: string | null;
            /** @description Null where unknown. */
            followers: number | null;
            text: string;
            lang: string;
            sentiment: string;
            /** Format: date-time */
            publishedAt: string;
            /** @description The task that answers it. */
            taskId: string | null;
        };
        IncidentPosts: {
            items: components["schemas"]["IncidentPostView"][];
        };
        IncidentTopicView: {
            /** @enum {string} */
            kind: "story" | "intent";
            id: string;
            /** @description Of a story. */
            title: string | null;
        };
        IncidentTaskGroup: {
            /** @description Names the group in a fan-out. */
            key: string;
            lang: string;
            topic: components["schemas"]["IncidentTopicView"];
            count: number;
            /** @description Open and acknowledged by nobody. */
            unacknowledged: number;
            /** @description Can be answered through us. */
            answerable: number;
            /** @description Most urgent first. */
            taskIds: string[];
            /** @description What the most urgent one says. */
            example: string;
        };
        IncidentTaskGroups: {
            total: number;
            unacknowledged: number;
            /** @description Largest first. */
            groups: components["schemas"]["IncidentTaskGroup"][];
        };
        IncidentPoint: {
            /** Format: date-time */
            at: string;
            mentions: number;
            negatives: number;
            /** @description Usual at that hour: eight of ten counts are between low and high. */
            low: number;
            high: number;
        };
        IncidentMark: {
            /** Format: date-time */
            at: string;
            /** @description detected, confirmed, statement, contained, closed. */
            kind: string;
        };
        IncidentLanguageShare: {
            lang: string;
            share: number;
        };
        IncidentPulse: {
            /** @description Mentions a minute, over the last 15 minutes. */
            perMinute: number;
            /** @description Usual a minute at this hour. */
            usualLow: number;
            usualHigh: number;
            /** @description Share of negative ones since it began; null without mentions. */
            negativeShare: number | null;
            /** @description Followers of those who spoke since it began, where known. */
            reach: number;
            languages: components["schemas"]["IncidentLanguageShare"][];
        };
        IncidentChart: {
            stepSeconds: number;
            points: components["schemas"]["IncidentPoint"][];
            marks: components["schemas"]["IncidentMark"][];
            pulse: components["schemas"]["IncidentPulse"];
        };
        IncidentReviewFacts: {
            detectSeconds: number;
            /** @description From here on counted from its being noticed. */
            acknowledgeSeconds: number | null;
            confirmSeconds: number | null;
            firstStatementSeconds: number | null;
            containSeconds: number | null;
            closeSeconds: number | null;
            updates: number;
            lateUpdates: number;
            longestSilenceSeconds: number | null;
            affected: number;
            told: number;
            followedUp: number;
            /** @description From a task to its message. */
            toldMedianSeconds: number | null;
            toldP90Seconds: number | null;
        };
        IncidentReviewAction: {
            text: string;
            owner: string;
            /** Format: date */
            dueOn: string | null;
        };
        IncidentReviewText: {
            summary: string;
            cause: string;
            wentWell: string;
            toImprove: string;
            actions: components["schemas"]["IncidentReviewAction"][];
            /** @description Name. */
            by: string;
            /** Format: date-time */
            at: string;
        };
        IncidentReviewView: {
            facts: components["schemas"]["IncidentReviewFacts"];
            review: components["schemas"]["IncidentReviewText"] | null;
        };
        IncidentDismissBody: {
            /** @description Why it is a false alarm. */
            reason: string;
        };
        IncidentReviewBody: {
            summary: string;
            cause: string;
            wentWell: string;
            toImprove: string;
            actions: components["schemas"]["IncidentReviewAction"][];
        };
        IncidentNoteBody: {
            text: string;
            /** @description The public was told something elsewhere: the next update counts from now. */
            isUpdate?: boolean;
        };
        IncidentLeadBody: {
            /** @description Whoever asks, unless given. */
            memberId?: string;
        };
        IncidentHandOverBody: {
            to: string;
            /** @description What they need to know. */
            text: string;
        };
        IncidentRoleBody: {
            /** @enum {string} */
            role: "lead" | "writer" | "legal" | "approver";
            /** @description Null: nobody. */
            memberId: string | null;
        };
        IncidentChecklistBody: {
            /** @description A step, with isDone. */
            step?: string;
            isDone?: boolean;
            /** @description Another playbook from now on. */
            playbook?: string;
        };
        IncidentRhythmBody: {
            /** @description Between updates; null: as usual for the severity. */
            updateMinutes?: number | null;
            /** @enum {string} */
            severity?: "SEV1" | "SEV2" | "SEV3";
        };
        IncidentPauseBody: {
            reason?: string;
        };
        IncidentTasksBody: {
            taskIds: string[];
        };
        IncidentTasksAdded: {
            /** @description Those that were not in it before. */
            added: number;
        };
        IncidentStatementBody: {
            /**
             * @default holding
             * @enum {string}
             */
            kind: "holding" | "update" | "resolution";
            /** @description By primary language subtag. Of variables it may have handle, name, brand, network and reference. */
            texts?: {
                [key: string]: string;
            };
            /** @description Approved holding texts, by id or key, each for its language. */
            templateIds?: string[];
        };
        IncidentStatementDecision: {
            version: number;
        };
        IncidentStatementRejection: {
            version: number;
            /** @description Why, for its author. */
            reason: string;
        };
        FanOutMessageView: {
            taskId: string;
            network: string;
            /** @description Of the text. */
            lang: string;
            /** @description As this customer reads it. */
            text: string;
            /** @enum {string} */
            visibility: "public" | "private";
            /** @description Seconds after the hold at which it leaves. */
            afterSeconds: number;
        };
        FanOutLeftOut: {
            /** @enum {string} */
            reason: "already-told" | "not-told" | "closed" | "deleted" | "not-answerable" | "being-answered" | "no-text" | "too-long";
            count: number;
            taskIds: string[];
        };
        FanOutNetwork: {
            network: string;
            count: number;
            perMinute: number;
            /** @description Seconds after the hold at which the last one leaves. */
            lastAfterSeconds: number;
        };
        FanOutPreview: {
            count: number;
            /** @description The first ones. */
            messages: components["schemas"]["FanOutMessageView"][];
            leftOut: components["schemas"]["FanOutLeftOut"][];
            networks: components["schemas"]["FanOutNetwork"][];
            /** @description Everything can be taken back for so long. */
            holdSeconds: number;
        };
        FanOutBody: {
            /**
             * @description statement: the first message · resolution: that it is over
             * @enum {string}
             */
            kind: "statement" | "resolution";
            /** @description Of the statement. */
            statementVersion: number;
            /** @description Keys of task groups. With taskIds: both. Neither: everybody. */
            groups?: string[];
            taskIds?: string[];
            /**
             * @description Greets by name where the text does not.
             * @default true
             */
            personal: boolean;
        };
        FanOutStarted: {
            count: number;
            /** @description The first ones. */
            messages: components["schemas"]["FanOutMessageView"][];
            leftOut: components["schemas"]["FanOutLeftOut"][];
            networks: components["schemas"]["FanOutNetwork"][];
            /** @description Everything can be taken back for so long. */
            holdSeconds: number;
            /** @description Names it for taking it back. */
            batch: string;
            /** Format: date-time */
            undoUntil: string;
        };
        FanOutUndoBody: {
            batch: string;
        };
        FanOutUndone: {
            /** @description Messages that were taken back; the rest had left. */
            undone: number;
        };
        FanOutReplyView: {
            id: string;
            state: string;
            /** Format: date-time */
            sentAt: string | null;
            url: string | null;
            problem: string | null;
        };
        FanOutRowView: {
            id: string;
            /** @enum {string} */
            kind: "statement" | "resolution";
            taskId: string;
            customer: string;
            network: string;
            lang: string;
            text: string;
            statementVersion: number;
            /**
             * @description written: see the reply
             * @enum {string}
             */
            state: "waiting" | "written" | "left-out";
            /** @enum {string|null} */
            reason: "already-told" | "not-told" | "closed" | "deleted" | "not-answerable" | "being-answered" | "no-text" | "too-long" | null;
            reply: components["schemas"]["FanOutReplyView"] | null;
        };
        FanOutPage: {
            items: components["schemas"]["FanOutRowView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        PlaybookView: {
            id: string;
            /** @description By language. */
            name: {
                [key: string]: string;
            };
        };
        PlaybookPage: {
            items: components["schemas"]["PlaybookView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
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
        MacroStepDto: {
            /** @enum {string} */
            kind: "priority" | "label" | "assign" | "note" | "acknowledge" | "reply" | "snooze" | "wait" | "resolve";
            /**
             * @description priority
             * @enum {string}
             */
            level?: "P1" | "P2" | "P3" | "P4";
            /** @description label: to add */
            labels?: string[];
            /** @description assign: null for whoever carries it out */
            memberId?: string | null;
            /** @description note */
            text?: string;
            /** @description acknowledge, reply: id or key of an approved text */
            templateId?: string;
            /**
             * @description acknowledge, reply; public where left out
             * @enum {string}
             */
            visibility?: "public" | "private";
            /** @description snooze */
            minutes?: number;
            /** @description resolve */
            note?: string | null;
        };
        MacroParty: {
            id: string;
            name: string;
        };
        MacroView: {
            id: string;
            name: string;
            /** @description The digit that carries it out. */
            key: number | null;
            steps: components["schemas"]["MacroStepDto"][];
            /** @description Only for its tasks; null: for all. */
            team: components["schemas"]["MacroParty"] | null;
            author: components["schemas"]["MacroParty"] | null;
            version: number;
            /** Format: date-time */
            updatedAt: string;
        };
        MacroPage: {
            items: components["schemas"]["MacroView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewMacro: {
            name: string;
            key?: number | null;
            steps: components["schemas"]["MacroStepDto"][];
            /** @description Id of a team; left out: as for templates. */
            team?: string | null;
        };
        MacroChange: {
            name?: string;
            key?: number | null;
            steps?: components["schemas"]["MacroStepDto"][];
            /** @description Id of a team; left out: as for templates. */
            team?: string | null;
        };
        RunMacroBody: {
            macroId: string;
        };
        MacroStepResult: {
            /** @enum {string} */
            kind: "priority" | "label" | "assign" | "note" | "acknowledge" | "reply" | "snooze" | "wait" | "resolve";
            isDone: boolean;
            /** @description Why it was refused; null also for what was not tried. */
            code: string | null;
            detail: string | null;
        };
        MacroResult: {
            task: components["schemas"]["TaskDto"];
            /** @description What was said to the customer. */
            reply: components["schemas"]["ReplyDto"] | null;
            steps: components["schemas"]["MacroStepResult"][];
            /** @description Every step was done. */
            isComplete: boolean;
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
        MergeBody: {
            /** @description Id of the open task that answers the conversations of this one from now on. */
            into: string;
        };
        SplitBody: {
            /** @description Mentions of the one conversation that becomes a task of its own again. */
            mentionIds: string[];
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
        ContactDto: {
            id: string;
            /** @enum {string} */
            kind: "email" | "sms" | "voice" | "web-push" | "telegram" | "ntfy";
            address: string;
            /** @description Only where a code was read there are pages sent. */
            isVerified: boolean;
            /** @description Whether something of this kind can be sent here at all. */
            canSend: boolean;
        };
        ContactsDto: {
            items: components["schemas"]["ContactDto"][];
        };
        ContactBody: {
            /** @enum {string} */
            kind: "email" | "sms" | "voice" | "web-push" | "telegram" | "ntfy";
            /** @description An address, a number as +358…, a chat or a topic; web-push: any word, the devices are known. */
            address: string;
        };
        ContactsBody: {
            /** @description In the order in which they are tried. */
            items: components["schemas"]["ContactBody"][];
        };
        CodeBody: {
            code: string;
        };
        OnCallRotation: {
            /** @description Lower-case letters, digits and hyphens; named in `rotation:ID`. */
            id?: string;
            name: string;
            /** @description IANA, such as Europe/Helsinki. */
            zone: string;
            /** @description In the order of their turns. */
            members: string[];
            /** @description 09:00, by the wall clock of the zone. */
            handoverAt: string;
            everyDays: number;
            /** @description The date of the first turn. */
            startsOn: string;
            /** @description Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time. */
            hours?: {
                [key: string]: unknown;
            } | null;
        };
        OnCallOverride: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @description Whose turns; null: whoever’s turn it is. */
            memberId?: string | null;
            /** @description Who does it. */
            instead: string;
            /** @description Null: in every rotation. */
            rotationId?: string | null;
            id?: string;
        };
        OnCallStep: {
            /** @description Since the step before; the first: since the alert. */
            afterSeconds: number;
            /** @description on-call, rotation:ID, member:ID, role:pr-lead or notifier:ID */
            who: string;
            /** @description All at once; none: the first way that works. */
            channels?: ("email" | "sms" | "voice" | "web-push" | "telegram" | "ntfy")[];
        };
        OnCallQuietHours: {
            /** @description Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time. */
            hours?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description What is at least this bad is told all the same. critical unless given.
             * @enum {string}
             */
            minimumSeverity?: "warning" | "critical";
        };
        OnCallPerson: {
            id: string;
            name: string;
            role: string;
            /** @description Verified, in order; empty: the mail address of the account. */
            ways: ("email" | "sms" | "voice" | "web-push" | "telegram" | "ntfy")[];
        };
        OnCallNotifier: {
            id: string;
            name: string;
            kind: string;
        };
        OnCallDto: {
            /** @description 0: nobody has made a schedule. */
            version: number;
            zone: string;
            rotations: components["schemas"]["OnCallRotation"][];
            /** @description Those that are not over. */
            overrides: components["schemas"]["OnCallOverride"][];
            chain: components["schemas"]["OnCallStep"][];
            repeats: number;
            repeatAfterSeconds: number;
            dailyTestAt: string | null;
            minimumSeverityByRole: {
                [key: string]: string;
            };
            quietHours: components["schemas"]["OnCallQuietHours"] | null;
            /** @description Everybody who may be paged. */
            people: components["schemas"]["OnCallPerson"][];
            notifiers: components["schemas"]["OnCallNotifier"][];
        };
        OnCallBody: {
            /** @description Of `dailyTestAt` and of calendars that name none. UTC unless given. */
            zone?: string;
            rotations?: components["schemas"]["OnCallRotation"][];
            /** @description They hold in their order. */
            overrides?: components["schemas"]["OnCallOverride"][];
            chain?: components["schemas"]["OnCallStep"][];
            /** @description How often the chain is gone through again. */
            repeats?: number;
            repeatAfterSeconds?: number;
            /** @description 10:00 in `zone`; null: no daily test. */
            dailyTestAt?: string | null;
            /** @description By role. */
            minimumSeverityByRole?: {
                [key: string]: "warning" | "critical";
            };
            quietHours?: components["schemas"]["OnCallQuietHours"] | null;
        };
        OnCallTurn: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @description Null: nobody. */
            memberId: string | null;
            name: string | null;
            /** @description turn, override, substitute; not-begun, off-hours, absent, empty. */
            cause: string;
        };
        OnCallRotationNow: {
            id: string;
            name: string;
            now: components["schemas"]["OnCallTurn"];
            /** @description Two weeks from now. */
            turns: components["schemas"]["OnCallTurn"][];
        };
        OnCallStretch: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        OnCallNow: {
            /** Format: date-time */
            at: string;
            /** @description Who is on call now, in any rotation. */
            people: components["schemas"]["OnCallPerson"][];
            rotations: components["schemas"]["OnCallRotationNow"][];
            /** @description Within two weeks, with nobody in any rotation. */
            gaps: components["schemas"]["OnCallStretch"][];
        };
        NewOverride: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @description Whose turns; null: whoever’s turn it is. */
            memberId?: string | null;
            /** @description Who does it. */
            instead: string;
            /** @description Null: in every rotation. */
            rotationId?: string | null;
        };
        TestedWay: {
            channel: string;
            state: string;
            problem: string | null;
        };
        TestedPerson: {
            id: string;
            name: string;
            /** @description A channel took it. */
            isReached: boolean;
            /**
             * Format: date-time
             * @description When the person confirmed it.
             */
            confirmedAt: string | null;
            ways: components["schemas"]["TestedWay"][];
        };
        OnCallTestDto: {
            /**
             * Format: date-time
             * @description Null: there was none yet.
             */
            startedAt: string | null;
            /** @description Whether it was looked at who had not been reached. */
            isOver: boolean;
            people: components["schemas"]["TestedPerson"][];
            notifiers: components["schemas"]["TestedPerson"][];
        };
        CalendarFeed: {
            /** @description Read by calendar programs; shown once. Another one ends this one. */
            url: string;
        };
        ImportedCalendar: {
            added: number;
            /** @description {summary, reason} */
            skipped: {
                [key: string]: unknown;
            }[];
        };
        PersonHandleDto: {
            id: string;
            network: string;
            handle: string;
            name: string | null;
            /**
             * @description How it is known.
             * @enum {string}
             */
            source: "post" | "import" | "person";
        };
        PersonRowDto: {
            id: string;
            name: string | null;
            tier: string | null;
            lang: string | null;
            handles: components["schemas"]["PersonHandleDto"][];
            /** @description Tasks of this customer that the caller may see. */
            taskCount: number;
            openCount: number;
            /** Format: date-time */
            lastContactAt: string | null;
            /** @description Names are cut to their first letter, and what leads to the person is left out. */
            isMasked: boolean;
        };
        PersonPage: {
            items: components["schemas"]["PersonRowDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        IdentityReasonDto: {
            /** @enum {string} */
            code: "same-email" | "same-phone" | "same-customer-number" | "same-account" | "linked-both-ways" | "linked-one-way" | "same-handle" | "same-name" | "same-language" | "other-customer-number" | "other-account" | "other-name" | "other-language";
            /** @description Share of the doubt it takes away; below 0 where it speaks against. */
            weight: number;
            isStrong: boolean;
            values: {
                [key: string]: string;
            };
        };
        PersonJoinDto: {
            id: string;
            /** @enum {string} */
            kind: "merge" | "split";
            /** @description The other person. */
            personId: string;
            /** @description What moved and is still there. */
            handles: components["schemas"]["PersonHandleDto"][];
            reasons: components["schemas"]["IdentityReasonDto"][];
            /** @description Null where the evidence did it by itself. */
            by: components["schemas"]["NamedDto"] | null;
            /** Format: date-time */
            at: string;
        };
        PersonScoresDto: {
            /** @description Mean of the answers, 0..100. */
            csat: number | null;
            /** @description 0..100; 100 is very easy. */
            ces: number | null;
            /** @description The newest answer, 0..10. */
            nps: number | null;
        };
        PersonDto: {
            id: string;
            name: string | null;
            tier: string | null;
            lang: string | null;
            handles: components["schemas"]["PersonHandleDto"][];
            /** @description Tasks of this customer that the caller may see. */
            taskCount: number;
            openCount: number;
            /** Format: date-time */
            lastContactAt: string | null;
            /** @description Names are cut to their first letter, and what leads to the person is left out. */
            isMasked: boolean;
            /** @description IANA zone they live in, where somebody has said. */
            zone: string | null;
            /** @enum {string|null} */
            journey: "awareness" | "consideration" | "decision" | "after-purchase" | null;
            /** @description Null where the caller sees people masked. */
            notes: string | null;
            phone: string | null;
            email: string | null;
            customerNumber: string | null;
            /** @description The newest of each kind. */
            consents: components["schemas"]["PersonConsentDto"][];
            /** @description Merges that a split of the same handles undoes, newest first. */
            joins: components["schemas"]["PersonJoinDto"][];
            scores: components["schemas"]["PersonScoresDto"];
            /** Format: date-time */
            createdAt: string;
            version: number;
        };
        NewConsent: {
            /** @enum {string} */
            kind: "call" | "message" | "survey";
            isGiven: boolean;
            source: string;
        };
        PersonPatch: {
            name?: string | null;
            /** @description One of the workspace’s words. */
            tier?: string | null;
            lang?: string | null;
            /**
             * @description IANA zone they live in: what is promised in their time is read in it.
             * @example Europe/Riga
             */
            zone?: string | null;
            /** @enum {string|null} */
            journey?: "awareness" | "consideration" | "decision" | "after-purchase" | null;
            notes?: string;
            /** @description Null takes away every one there is. */
            phone?: string | null;
            email?: string | null;
            customerNumber?: string | null;
            /** @description Written beside those before, which stay as they were. */
            consent?: components["schemas"]["NewConsent"][];
        };
        HistoryEntryDto: {
            id: string;
            /** @enum {string} */
            kind: "task" | "reply" | "call" | "survey";
            /** Format: date-time */
            at: string;
            taskId: string;
            network: string;
            /** @description Of the task. */
            state: string;
            /** @description task: first words; reply: its text; call: its note; survey: the comment. */
            text: string;
            /** @description call: its result; survey: its kind; reply: visibility. */
            detail: string | null;
            /** @description survey: 0..100, of nps 0..10. */
            score: number | null;
        };
        PersonHistoryDto: {
            items: components["schemas"]["HistoryEntryDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
            /** @description On the first page only. */
            sentences: components["schemas"]["HistorySentenceDto"][];
        };
        SuggestionDto: {
            person: components["schemas"]["PersonRowDto"];
            /** @description 0..1 */
            confidence: number;
            /** @enum {string} */
            verdict: "same" | "likely";
            reasons: components["schemas"]["IdentityReasonDto"][];
        };
        SuggestionsDto: {
            /** @description At most 20, the likeliest first. */
            items: components["schemas"]["SuggestionDto"][];
        };
        MergePeople: {
            /** @description Who is the same as, and joins: */
            from: string;
            /** @description who stays. */
            into: string;
        };
        ImportPeople: {
            /** @description CSV with a header. Columns, in any order: name, tier, lang, zone, journey, email, phone, customerNumber, notes, handles and links (`network:handle`, several with spaces between them). At most 1,000 lines. */
            csv: string;
        };
        ImportErrorDto: {
            /** @description Of the file, from 1; the header is line 1. */
            line: number;
            column: string | null;
            message: string;
        };
        ImportResultDto: {
            created: number;
            updated: number;
            /** @description People whom the evidence joined by itself. */
            joined: number;
            errors: components["schemas"]["ImportErrorDto"][];
        };
        SplitPerson: {
            /** @description Ids of handles that belong to somebody else. */
            handles: string[];
        };
        SplitResult: {
            person: components["schemas"]["PersonDto"];
            /** @description Who left: as before the merge, or new. */
            other: components["schemas"]["PersonDto"];
        };
        NotSameBody: {
            personId: string;
        };
        ErasePerson: {
            /** @description Why; kept, unless it names the person. */
            note?: string;
        };
        PersonErasureDto: {
            /** @description One for each handle, and one for the profile: GET /erasures/:id. */
            erasureIds: string[];
            /** @enum {string} */
            state: "queued" | "requested";
        };
        TierDto: {
            name: string;
            /**
             * @description Which of the priority weights `tiers` it counts as.
             * @enum {string}
             */
            counts: "top" | "high" | "none";
        };
        PeopleSettingsDto: {
            tiers: components["schemas"]["TierDto"][];
            version: number;
        };
        PeopleSettingsBody: {
            tiers: components["schemas"]["TierDto"][];
        };
        JourneyBody: {
            /** @enum {string|null} */
            journey: "awareness" | "consideration" | "decision" | "after-purchase" | null;
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
        PromiseDto: {
            id: string;
            taskId: string;
            /** @description The reply that made it. */
            replyId: string | null;
            /** @description The words that promise it. */
            text: string;
            /** @description IANA: the zone it was meant in. */
            zone: string;
            madeBy: components["schemas"]["NamedDto"];
            /** Format: date-time */
            madeAt: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            nudgedAt: string | null;
            /** Format: date-time */
            keptAt: string | null;
            /** @enum {string} */
            state: "open" | "kept" | "kept-late" | "broken" | "withdrawn";
        };
        TaskPromisesDto: {
            items: components["schemas"]["PromiseDto"][];
        };
        NewPromiseBody: {
            /** Format: date-time */
            dueAt: string;
            /** @description What the customer was told. */
            text: string;
        };
        ReadBody: {
            text: string;
            /** @description Found out from the text where absent. */
            lang?: string;
            /** @description IANA; that of the task’s team where absent, else UTC. */
            zone?: string;
            /** Format: date-time */
            now?: string;
            taskId?: string;
        };
        FoundTimeDto: {
            /** @description UTF-16 offsets in the text, end exclusive. */
            span: number[];
            /** Format: date-time */
            dueAt: string;
            zone: string;
            text: string;
        };
        UnclearTimeDto: {
            span: number[];
            text: string;
            /** @enum {string} */
            reason: "vague" | "half-day" | "past" | "repeated-hour" | "skipped-hour" | "no-such-date" | "other-zone" | "range";
        };
        ReadTimesDto: {
            found: components["schemas"]["FoundTimeDto"][];
            /** @description Times that say no one instant, and why. */
            unclear: components["schemas"]["UnclearTimeDto"][];
            /** @description Always empty: nothing is guessed. */
            guesses: components["schemas"]["FoundTimeDto"][];
        };
        ApprovalTaskDto: {
            id: string;
            excerpt: string;
            lang: string;
            network: string;
            customer: string;
            team: components["schemas"]["NamedDto"];
            /**
             * Format: date-time
             * @description The next promise to break.
             */
            dueAt: string | null;
        };
        WaitingApprovalDto: {
            reply: components["schemas"]["ReplyDto"];
            task: components["schemas"]["ApprovalTaskDto"];
            /** @description Whoever asks may approve and reject it. */
            mayDecide: boolean;
        };
        WaitingApprovalPage: {
            items: components["schemas"]["WaitingApprovalDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        ApproveBody: {
            /** @description The text as it is to leave; the author’s own where absent. */
            text?: string;
        };
        RejectBody: {
            /** @description For its author. */
            reason: string;
        };
        ApprovalRuleDto: {
            /** @enum {string} */
            code: "trainee" | "first-reply" | "risk" | "reach" | "own-words" | "link" | "money";
            /**
             * @description colleague: anybody of the team · lead: who leads it · crisis: who may approve crisis replies.
             * @enum {string}
             */
            approver: "colleague" | "lead" | "crisis";
            /** @description With risk: the topics that are meant. */
            risks?: ("safety" | "legal" | "security" | "death" | "self-harm" | "discrimination" | "data-leak" | "press")[];
            /** @description With reach: from so many followers on. */
            followers?: number;
        };
        ApprovalPolicyView: {
            /** @description 0 where no rules were ever made. */
            version: number;
            rules: components["schemas"]["ApprovalRuleDto"][];
            reason: string;
            author: components["schemas"]["NamedDto"] | null;
            /** Format: date-time */
            createdAt: string | null;
        };
        NewApprovalPolicy: {
            rules: components["schemas"]["ApprovalRuleDto"][];
            /** @description Why the rules change; kept for ever. */
            reason: string;
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
        PromisedBody: {
            /** Format: date-time */
            dueAt: string;
            /** @description The words that promise it. */
            text?: string;
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
            /** @description Speaks although somebody else has the task or is answering, and takes the task. */
            takeOver?: boolean;
            /** @description The time that the text promises, as its author means it; null: it promises none. Absent: it is read. */
            promise?: components["schemas"]["PromisedBody"] | null;
            /** @description Pictures uploaded before, in this order. */
            mediaIds?: string[];
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
        NewReplyMedia: {
            /** @description The picture (JPEG, PNG, GIF or WebP), base64, 10 MB at most. What it is, its bytes say. */
            content: string;
            /** @description What it shows, for those who cannot see it. */
            altText: string;
        };
        MediaRuleView: {
            isPossible: boolean;
            /**
             * @description Why it is not possible.
             * @enum {string|null}
             */
            reason: "network-takes-none" | "needs-public-address" | "written-by-hand" | "not-answerable" | null;
            types?: string[];
            maxBytes?: number;
            maxCount?: number;
            /** @description 0: descriptions are not carried. */
            maxAltLength?: number;
            /** @description Where a text beside pictures may only be so long. */
            maxTextLength?: number;
        };
        ReplyMediaRules: {
            public: components["schemas"]["MediaRuleView"];
            private: components["schemas"]["MediaRuleView"];
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
        AuthorityLimit: {
            amount: number;
            /** @example EUR */
            currency: string;
        };
        AuthorityDto: {
            id: string;
            member: components["schemas"]["RoutingParty"] | null;
            /** @description Everybody in it. */
            team: components["schemas"]["RoutingParty"] | null;
            kinds: ("refund" | "promise" | "legal" | "security" | "press")[];
            /** @description Of a refund; null: without limit. */
            limit: components["schemas"]["AuthorityLimit"] | null;
            /** @description Primary subtags; none: every language. */
            languages: string[];
            /** @description Null: at any time. */
            hours: {
                [key: string]: unknown;
            } | null;
            version: number;
        };
        AuthorityPage: {
            items: components["schemas"]["AuthorityDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewAuthority: {
            /** @description Either a person or a team. */
            memberId?: string | null;
            teamId?: string | null;
            kinds: ("refund" | "promise" | "legal" | "security" | "press")[];
            limit?: components["schemas"]["AuthorityLimit"] | null;
            languages?: string[];
            /** @description Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time. */
            hours?: {
                [key: string]: unknown;
            } | null;
        };
        AuthorityChange: {
            kinds?: ("refund" | "promise" | "legal" | "security" | "press")[];
            limit?: components["schemas"]["AuthorityLimit"] | null;
            languages?: string[];
            /** @description Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time. */
            hours?: {
                [key: string]: unknown;
            } | null;
        };
        RoutingConditionDto: {
            intents?: ("complaint" | "question" | "request" | "praise" | "threat" | "other")[];
            sentiments?: ("negative" | "neutral" | "positive" | "unsure")[];
            priorities?: ("P1" | "P2" | "P3" | "P4")[];
            tiers?: string[];
            networks?: string[];
            languages?: string[];
            watchIds?: string[];
            risks?: ("safety" | "legal" | "security" | "death" | "self-harm" | "discrimination" | "data-leak" | "press")[];
        };
        RoutingRuleDto: {
            /** @description Given by the server to a new rule. */
            id?: string;
            name: string;
            /** @description Each list: one of them; what is left out: any. */
            when: components["schemas"]["RoutingConditionDto"];
            /** @description Null: the team the task has already. */
            teamId?: string | null;
            /** @description All of them. */
            skills?: string[];
            authority?: ("refund" | "promise" | "legal" | "security" | "press")[];
            /**
             * @description How well the customer’s language has to be spoken; null: it does not matter.
             * @enum {string|null}
             */
            languageLevel?: "basic" | "fluent" | "native" | null;
        };
        RoutingRulesDto: {
            isOn: boolean;
            rules: components["schemas"]["RoutingRuleDto"][];
            rerouteAtShare: number;
            /** @description 0 before anything was set. */
            version: number;
        };
        RoutingRulesBody: {
            /** @description In order: the first that holds decides. */
            rules: components["schemas"]["RoutingRuleDto"][];
            /** @description False: tasks stay unassigned until a person takes them. */
            isOn?: boolean;
            /** @description The part of the time somebody was given after which an untouched task goes on to somebody else. */
            rerouteAtShare?: number;
        };
        RoutingToPreview: {
            /** @description Left out: the rules in force. */
            rules?: components["schemas"]["RoutingRuleDto"][];
            /** @default 7 */
            days: number;
        };
        PartyShare: {
            id: string;
            name: string;
            n: number;
        };
        MissingShare: {
            code: string;
            n: number;
        };
        RoutingPreview: {
            days: number;
            /** @description Tasks of those days, at most the newest 500. */
            tasks: number;
            members: components["schemas"]["PartyShare"][];
            teams: components["schemas"]["PartyShare"][];
            rules: components["schemas"]["PartyShare"][];
            /** @description For which nobody would have been able. */
            nobody: number;
            missing: components["schemas"]["MissingShare"][];
            /** @description The newest 50. */
            items: components["schemas"]["PreviewedTask"][];
        };
        AssignActDto: {
            /** @enum {string} */
            kind: "assign";
            memberId: string;
        };
        AssignTeamActDto: {
            /** @enum {string} */
            kind: "assign-team";
            teamId: string;
        };
        LabelActDto: {
            /** @enum {string} */
            kind: "label";
            labels: string[];
        };
        PriorityActDto: {
            /** @enum {string} */
            kind: "priority";
            /** @enum {string} */
            level: "P1" | "P2" | "P3" | "P4";
            /** @description At least so urgent; false: exactly. */
            isFloor: boolean;
        };
        DraftActDto: {
            /** @enum {string} */
            kind: "draft";
            /** @description An approved acknowledgement; null: the one that fits the customer’s language and intent. */
            templateId: string | null;
        };
        IncidentActDto: {
            /**
             * @description Adds it to the incident that goes on for one of its watches.
             * @enum {string}
             */
            kind: "incident";
        };
        NotifyActDto: {
            /** @enum {string} */
            kind: "notify";
            notifierId: string;
            text: string;
        };
        RuleHoursDto: {
            calendarId: string;
            /** @enum {string} */
            is: "open" | "closed";
        };
        RuleConditionsDto: {
            sentiments?: ("negative" | "neutral" | "positive" | "unsure")[];
            intents?: ("complaint" | "question" | "request" | "praise" | "threat" | "other")[];
            priorities?: ("P1" | "P2" | "P3" | "P4")[];
            tiers?: string[];
            networks?: string[];
            languages?: string[];
            watchIds?: string[];
            /** @description The task has one of them. */
            labels?: string[];
            risks?: ("safety" | "legal" | "security" | "death" | "self-harm" | "discrimination" | "data-leak" | "press")[];
            /** @description Only where a clock is what happens. */
            clocks?: ("claim" | "acknowledge" | "answer" | "next-reply" | "resolve" | "promise")[];
            /** @description A watch query that the post has to meet. */
            words?: string;
            /** @description People that the post may reach. */
            minReach?: number;
            /** @description While a calendar is open, or is not. */
            hours?: components["schemas"]["RuleHoursDto"];
        };
        RuleProblemDto: {
            /** @enum {string} */
            code: "already" | "no-task" | "closed" | "taken" | "earlier-rule" | "not-in-team" | "member-gone" | "team-gone" | "template-gone" | "notifier-gone" | "no-text" | "answered" | "cannot-answer" | "no-incident" | "notifier-paused" | "too-many-labels" | "limit" | "failed";
            detail: string;
            /** Format: date-time */
            at: string;
        };
        RuleView: {
            id: string;
            name: string;
            /** @enum {string} */
            when: "mention-arrived" | "task-opened" | "customer-wrote" | "priority-changed" | "clock-soon" | "clock-overdue";
            minutesBefore: number | null;
            conditions: components["schemas"]["RuleConditionsDto"];
            acts: (components["schemas"]["AssignActDto"] | components["schemas"]["AssignTeamActDto"] | components["schemas"]["LabelActDto"] | components["schemas"]["PriorityActDto"] | components["schemas"]["DraftActDto"] | components["schemas"]["IncidentActDto"] | components["schemas"]["NotifyActDto"])[];
            dailyLimit: number;
            isOn: boolean;
            /** @description Exactly this was rehearsed within a day: it may be switched on. */
            isRehearsed: boolean;
            /**
             * Format: date-time
             * @description It reached its limit then.
             */
            stoppedAt: string | null;
            /** @description Within the last 24 hours. */
            appliedToday: number;
            /** Format: date-time */
            lastAppliedAt: string | null;
            lastProblem: components["schemas"]["RuleProblemDto"] | null;
            createdBy: components["schemas"]["NamedDto"];
            /** Format: date-time */
            createdAt: string;
            version: number;
        };
        RulePage: {
            items: components["schemas"]["RuleView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewRule: {
            /** @enum {string} */
            when: "mention-arrived" | "task-opened" | "customer-wrote" | "priority-changed" | "clock-soon" | "clock-overdue";
            /** @description How long before a clock runs out; for clock-soon alone. */
            minutesBefore?: number | null;
            /** @description All of them; in each list one; what is left out: any. */
            conditions: components["schemas"]["RuleConditionsDto"];
            acts: (components["schemas"]["AssignActDto"] | components["schemas"]["AssignTeamActDto"] | components["schemas"]["LabelActDto"] | components["schemas"]["PriorityActDto"] | components["schemas"]["DraftActDto"] | components["schemas"]["IncidentActDto"] | components["schemas"]["NotifyActDto"])[];
            name: string;
            /**
             * @description Applied more often in 24 hours, it stops itself.
             * @default 200
             */
            dailyLimit: number;
            /**
             * @description Refused until exactly this was rehearsed.
             * @default false
             */
            isOn: boolean;
        };
        RuleContentDto: {
            /** @enum {string} */
            when: "mention-arrived" | "task-opened" | "customer-wrote" | "priority-changed" | "clock-soon" | "clock-overdue";
            /** @description How long before a clock runs out; for clock-soon alone. */
            minutesBefore?: number | null;
            /** @description All of them; in each list one; what is left out: any. */
            conditions: components["schemas"]["RuleConditionsDto"];
            acts: (components["schemas"]["AssignActDto"] | components["schemas"]["AssignTeamActDto"] | components["schemas"]["LabelActDto"] | components["schemas"]["PriorityActDto"] | components["schemas"]["DraftActDto"] | components["schemas"]["IncidentActDto"] | components["schemas"]["NotifyActDto"])[];
        };
        RuleToRehearse: {
            rule: components["schemas"]["RuleContentDto"];
        };
        MissedCheck: {
            /** @enum {string} */
            code: "sentiments" | "intents" | "priorities" | "tiers" | "networks" | "languages" | "watchIds" | "labels" | "risks" | "clocks" | "words" | "minReach" | "hours";
            n: number;
        };
        RuleTargetDto: {
            /** @description Null: nobody works on the post. */
            taskId: string | null;
            mentionId: string | null;
            excerpt: string;
            network: string;
            lang: string;
            customer: string;
        };
        RuleCheckDto: {
            /** @enum {string} */
            code: "sentiments" | "intents" | "priorities" | "tiers" | "networks" | "languages" | "watchIds" | "labels" | "risks" | "clocks" | "words" | "minReach" | "hours";
            isMet: boolean;
            found: string[];
        };
        ActOutcomeDto: {
            /** @enum {string} */
            kind: "assign-team" | "assign" | "label" | "priority" | "draft" | "incident" | "notify";
            isDone: boolean;
            /** @enum {string|null} */
            reason: "already" | "no-task" | "closed" | "taken" | "earlier-rule" | "not-in-team" | "member-gone" | "team-gone" | "template-gone" | "notifier-gone" | "no-text" | "answered" | "cannot-answer" | "no-incident" | "notifier-paused" | "too-many-labels" | null;
            values: {
                [key: string]: string | string[];
            };
        };
        RehearsedCase: {
            target: components["schemas"]["RuleTargetDto"];
            /** Format: date-time */
            at: string;
            checks: components["schemas"]["RuleCheckDto"][];
            /** @description What would have happened. */
            acts: components["schemas"]["ActOutcomeDto"][];
        };
        RuleRehearsalView: {
            days: number;
            /** @description How often what it waits for happened. */
            looked: number;
            /** @description How often it would have applied. */
            matched: number;
            perDay: number;
            /** @description Of its busiest 24 hours: its daily limit should be above this. */
            mostInADay: number;
            /** @description Only the newest 5,000 were looked at. */
            isSampled: boolean;
            /** @description What kept it from applying, the commonest first. */
            missed: components["schemas"]["MissedCheck"][];
            /** @description The newest 20. */
            examples: components["schemas"]["RehearsedCase"][];
            /** @description Of exactly this rule; for a day it may be switched on. */
            token: string;
        };
        RuleOrder: {
            /** @description Every rule once, the first first. */
            ids: string[];
        };
        RuleChange: {
            name?: string;
            /** @description What it does and when, as a whole. */
            rule?: components["schemas"]["RuleContentDto"];
            dailyLimit?: number;
            isOn?: boolean;
        };
        RuleApplicationView: {
            id: string;
            target: components["schemas"]["RuleTargetDto"];
            /** @enum {string} */
            state: "due" | "done" | "left-out" | "failed";
            /** @description Why it applied. */
            checks: components["schemas"]["RuleCheckDto"][];
            acts: components["schemas"]["ActOutcomeDto"][];
            /** @description Why it was left out, or what failed. */
            problem: string | null;
            /** Format: date-time */
            decidedAt: string;
            /** Format: date-time */
            appliedAt: string | null;
        };
        RuleApplicationPage: {
            items: components["schemas"]["RuleApplicationView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        PreparedText: {
            templateId: string;
            name: string;
            rule: components["schemas"]["NamedDto"];
            /** Format: date-time */
            preparedAt: string;
        };
        PreparedTextAnswer: {
            /** @description Null: nothing waits for whoever answers. */
            prepared: components["schemas"]["PreparedText"] | null;
        };
        AbsenceDto: {
            id: string;
            member: components["schemas"]["RoutingParty"];
            /** @description Gets what they had, where able to. */
            substitute: components["schemas"]["RoutingParty"] | null;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            note: string;
        };
        AbsencePage: {
            items: components["schemas"]["AbsenceDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewAbsence: {
            /** @description Left out: oneself. */
            memberId?: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            substituteId?: string | null;
            note?: string;
        };
        PresenceNow: {
            /**
             * @description What was said last; null: nothing ever.
             * @enum {string|null}
             */
            said: "available" | "away" | "offline" | null;
            /**
             * @description What counts now.
             * @enum {string|null}
             */
            state: "available" | "away" | "offline" | null;
        };
        PresenceBody: {
            /**
             * @description Said again every 30 seconds while at the desk; 100 seconds after the last word it counts as offline.
             * @enum {string}
             */
            state: "available" | "away" | "offline";
        };
        ShiftDto: {
            id: string;
            member: components["schemas"]["RoutingParty"];
            /** Format: date-time */
            from: string | null;
            /** Format: date-time */
            to: string | null;
            /** @description Weekly hours, between from and to where those are given; null: once, from and to. */
            hours: {
                [key: string]: unknown;
            } | null;
            note: string;
            version: number;
        };
        ShiftPage: {
            items: components["schemas"]["ShiftDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        OnShift: {
            id: string;
            name: string;
            teams: components["schemas"]["RoutingParty"][];
            /**
             * @description Null: they have never said.
             * @enum {string|null}
             */
            presence: "available" | "away" | "offline" | null;
            isAbsent: boolean;
            /** @description What they may decide now. */
            authority: ("refund" | "promise" | "legal" | "security" | "press")[];
            openTasks: number;
        };
        TeamNow: {
            id: string;
            name: string;
            /** @description Shifts are kept for it. */
            isKept: boolean;
            /** @description Of its people, on shift and not out of office. */
            onShift: number;
        };
        ShiftsNow: {
            /** Format: date-time */
            at: string;
            people: components["schemas"]["OnShift"][];
            teams: components["schemas"]["TeamNow"][];
        };
        Stretch: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        PersonsWeek: {
            id: string;
            name: string;
            shifts: components["schemas"]["Stretch"][];
            absences: components["schemas"]["Stretch"][];
        };
        TeamsWeek: {
            id: string;
            name: string;
            /** @description When nobody of the team is on shift. */
            gaps: components["schemas"]["Stretch"][];
        };
        ShiftWeek: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            people: components["schemas"]["PersonsWeek"][];
            /** @description Teams for which shifts are kept. */
            teams: components["schemas"]["TeamsWeek"][];
        };
        NewShift: {
            /** Format: date-time */
            from?: string | null;
            /** Format: date-time */
            to?: string | null;
            /** @description Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time. */
            hours?: {
                [key: string]: unknown;
            } | null;
            note?: string;
            memberId: string;
        };
        ShiftChange: {
            /** Format: date-time */
            from?: string | null;
            /** Format: date-time */
            to?: string | null;
            /** @description Hours as a calendar writes them: `{zone, week: {mon: ["09:00-17:00"]}, closed?, open?}`. Null: any time. */
            hours?: {
                [key: string]: unknown;
            } | null;
            note?: string;
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
        StaffNamedDto: {
            id: string;
            name: string;
        };
        MeWorkspaceDto: {
            id: string;
            name: string;
            isDemo: boolean;
        };
        MeDrillDto: {
            id: string;
            title: string;
            /** @description By the role in the own workspace, whichever is practised. */
            mayEnd: boolean;
        };
        MeDto: {
            id: string;
            name: string;
            email: string;
            role: components["schemas"]["StaffRole"];
            teams: components["schemas"]["StaffNamedDto"][];
            workspace: components["schemas"]["MeWorkspaceDto"];
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
            /** @description The drill that this session is in; null: none. */
            drill: components["schemas"]["MeDrillDto"] | null;
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
        SpokenLanguageDto: {
            /**
             * @description Primary subtag.
             * @example fi
             */
            lang: string;
            /** @enum {string} */
            level: "basic" | "fluent" | "native";
        };
        UserDto: {
            id: string;
            name: string;
            /** @description Null for readers who see names only. */
            email: string | null;
            role: components["schemas"]["StaffRole"];
            teams: components["schemas"]["StaffNamedDto"][];
            state: components["schemas"]["MemberState"];
            language: string;
            /** @description Their replies may need somebody’s approval. */
            isTrainee: boolean;
            languages: components["schemas"]["SpokenLanguageDto"][];
            skills: string[];
            /** @description Open tasks they take at most; null: any number. */
            capacity: number | null;
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
            /** @description Their replies may need somebody’s approval. */
            isTrainee?: boolean;
            /** @description All they speak from now on. */
            languages?: components["schemas"]["SpokenLanguageDto"][];
            /** @description All skills from now on, in words of your own. */
            skills?: string[];
            /** @description Open tasks they take at most; null: any number. */
            capacity?: number | null;
        };
        TeamDto: {
            id: string;
            name: string;
            members: components["schemas"]["StaffNamedDto"][];
            /** @description Everybody in the team has them. */
            skills: string[];
            /** @description IANA: the zone that times in replies are meant in. */
            zone: string;
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
            /** @example Europe/Helsinki */
            zone?: string;
            /** @description Skills that everybody in the team has from now on. */
            skills?: string[];
        };
        TokenDto: {
            id: string;
            name: string;
            scopes: string[];
            /** @description Its maker: the token acts for this person and ends with their access. */
            member: components["schemas"]["StaffNamedDto"];
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
        MissReasonCount: {
            /** @enum {string} */
            reason: "late-detection" | "nobody-able" | "wrong-owner" | "waited-for-approval" | "slow";
            n: number;
        };
        PaceDto: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            n: number;
            missed: number;
            /** @description At the end of the period, if it goes on like this. */
            expectedN: number | null;
            expectedMisses: number | null;
            expectedAllowed: number | null;
            expectedLeft: number | null;
        };
        WindowBurnDto: {
            n: number;
            missed: number;
            /** @description How far it looks back. */
            seconds: number;
            /** @description 1: misses are used up as fast as the percentage allows. */
            rate: number | null;
            isBurning: boolean;
        };
        BurnDto: {
            fast: components["schemas"]["WindowBurnDto"];
            slow: components["schemas"]["WindowBurnDto"];
            isAlert: boolean;
        };
        AttainmentPeriodDto: {
            /** @description Tasks with a verdict: met + missed. Cancelled clocks are not counted. */
            n: number;
            met: number;
            /** @description Met late, or past due and not met. */
            missed: number;
            /** @description Still in time, or paused. */
            open: number;
            /** @description Of n, one decimal. */
            percent: number | null;
            /** @description 95 % interval (Wilson): low, high. */
            ci95: number[] | null;
            /** @description Misses that the percentage leaves room for among n. */
            allowedMisses: number;
            /** @description Below 0: broken by so many. */
            missesLeft: number;
            /**
             * @description Null under 30.
             * @enum {string|null}
             */
            verdict: "met" | "missed" | null;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        TargetAttainmentDto: {
            /** @description Tasks with a verdict: met + missed. Cancelled clocks are not counted. */
            n: number;
            met: number;
            /** @description Met late, or past due and not met. */
            missed: number;
            /** @description Still in time, or paused. */
            open: number;
            /** @description Of n, one decimal. */
            percent: number | null;
            /** @description 95 % interval (Wilson): low, high. */
            ci95: number[] | null;
            /** @description Misses that the percentage leaves room for among n. */
            allowedMisses: number;
            /** @description Below 0: broken by so many. */
            missesLeft: number;
            /**
             * @description Null under 30.
             * @enum {string|null}
             */
            verdict: "met" | "missed" | null;
            /** @description Seconds on the wall clock from start until met, by exact count; what is late and not met counts with its age. */
            p50: number | null;
            p90: number | null;
            p95: number | null;
            targetId: string;
            name: string;
            /** @enum {string} */
            kind: "claim" | "acknowledge" | "answer" | "next-reply" | "resolve";
            /** @description Of the newest version counted. */
            targetPercent: number;
            withinSeconds: number;
            /** @enum {string} */
            period: "day" | "week" | "month";
            /** @description Of the running period; null where it is not in force. */
            pace: components["schemas"]["PaceDto"] | null;
            burn: components["schemas"]["BurnDto"] | null;
            missesByReason: components["schemas"]["MissReasonCount"][];
            /** @description Oldest first; the first and the last may be cut by the range. */
            periods: components["schemas"]["AttainmentPeriodDto"][];
        };
        VersionAttainmentDto: {
            /** @description Tasks with a verdict: met + missed. Cancelled clocks are not counted. */
            n: number;
            met: number;
            /** @description Met late, or past due and not met. */
            missed: number;
            /** @description Still in time, or paused. */
            open: number;
            /** @description Of n, one decimal. */
            percent: number | null;
            /** @description 95 % interval (Wilson): low, high. */
            ci95: number[] | null;
            /** @description Misses that the percentage leaves room for among n. */
            allowedMisses: number;
            /** @description Below 0: broken by so many. */
            missesLeft: number;
            /**
             * @description Null under 30.
             * @enum {string|null}
             */
            verdict: "met" | "missed" | null;
            version: number;
        };
        StandardAttainmentDto: {
            /** @description Tasks with a verdict: met + missed. Cancelled clocks are not counted. */
            n: number;
            met: number;
            /** @description Met late, or past due and not met. */
            missed: number;
            /** @description Still in time, or paused. */
            open: number;
            /** @description Of n, one decimal. */
            percent: number | null;
            /** @description 95 % interval (Wilson): low, high. */
            ci95: number[] | null;
            /** @description Misses that the percentage leaves room for among n. */
            allowedMisses: number;
            /** @description Below 0: broken by so many. */
            missesLeft: number;
            /**
             * @description Null under 30.
             * @enum {string|null}
             */
            verdict: "met" | "missed" | null;
            /** @description Seconds on the wall clock from start until met, by exact count; what is late and not met counts with its age. */
            p50: number | null;
            p90: number | null;
            p95: number | null;
            standardId: string;
            name: string;
            /**
             * Format: date-time
             * @description Of the starts of the clocks that are counted.
             */
            from: string;
            /**
             * Format: date-time
             * @description Exclusive.
             */
            to: string;
            missesByReason: components["schemas"]["MissReasonCount"][];
            targets: components["schemas"]["TargetAttainmentDto"][];
            /** @description By the version each task is judged by; newest first. */
            versions: components["schemas"]["VersionAttainmentDto"][];
        };
        AttainmentOverviewDto: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            standards: components["schemas"]["StandardAttainmentDto"][];
        };
        TargetConditionDto: {
            intents?: ("complaint" | "question" | "request" | "praise" | "threat" | "other")[];
            sentiments?: ("negative" | "neutral" | "positive" | "unsure")[];
            priorities?: ("P1" | "P2" | "P3" | "P4")[];
            tiers?: string[];
            networks?: string[];
            languages?: string[];
            watchIds?: string[];
        };
        TargetView: {
            id: string;
            name: string;
            when: components["schemas"]["TargetConditionDto"];
            /** @enum {string} */
            kind: "claim" | "acknowledge" | "answer" | "next-reply" | "resolve";
            withinSeconds: number;
            percent: number;
            /** @description Null: day and night. */
            calendarId: string | null;
            /** @enum {string} */
            period: "day" | "week" | "month";
        };
        StandardPerson: {
            id: string;
            name: string;
        };
        StandardVersionView: {
            /** @description The standard. */
            id: string;
            n: number;
            /** @enum {string} */
            state: "draft" | "review" | "approved" | "in-force" | "retired";
            targets: components["schemas"]["TargetView"][];
            texts: {
                [key: string]: string;
            };
            reason: string;
            /** @description For If-Match while it is a draft. */
            version: number;
            /** @description These targets were tried on the last 30 days. */
            isRehearsed: boolean;
            createdBy: components["schemas"]["StandardPerson"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            submittedAt: string | null;
            approvedBy: components["schemas"]["StandardPerson"] | null;
            /** Format: date-time */
            approvedAt: string | null;
            /** Format: date-time */
            effectiveAt: string | null;
            /** Format: date-time */
            retiredAt: string | null;
            /** @description Members of staff who have confirmed reading it. */
            readCount: number;
            /** @description Members of staff who are to read it. */
            staffCount: number;
            /** @description You have confirmed reading it. */
            isReadByMe: boolean;
        };
        StandardView: {
            id: string;
            name: string;
            /** @description The version in force. */
            currentVersion: number | null;
            /** @description Of the version in force; empty without one. */
            targets: components["schemas"]["TargetView"][];
            /** @description Newest first. */
            versions: components["schemas"]["StandardVersionView"][];
        };
        StandardPage: {
            items: components["schemas"]["StandardView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        TargetDto: {
            /** @example acknowledge-negative */
            id: string;
            /** @description The promise in plain words. */
            name: string;
            /** @description All present conditions must hold, each by one of its list; none: always. */
            when: components["schemas"]["TargetConditionDto"];
            /** @enum {string} */
            kind: "claim" | "acknowledge" | "answer" | "next-reply" | "resolve";
            /** @description Of the open time of its calendar. */
            withinSeconds: number;
            /** @description In how many of a hundred cases. */
            percent: number;
            /**
             * @description Null: day and night.
             * @default null
             */
            calendarId: string | null;
            /**
             * @description What the percentage is counted by.
             * @default month
             * @enum {string}
             */
            period: "day" | "week" | "month";
            /**
             * @deprecated
             * @description As `calendarId: null`.
             * @enum {string}
             */
            calendar?: "always";
        };
        NewStandard: {
            targets?: components["schemas"]["TargetDto"][];
            /** @description Why the promise changes; kept for ever. */
            reason?: string;
            /** @description The standard in the words of each language, by tag: `{"fi": "…"}`. */
            texts?: {
                [key: string]: string;
            };
            name: string;
        };
        TargetsDto: {
            targets: components["schemas"]["TargetDto"][];
        };
        RehearsalWarning: {
            /**
             * @description slow-source: it is read less often than the target is long (source, seconds) · late-detection: one task in ten was older than the target before it was seen (seconds) · few-tasks: too few for a verdict (n)
             * @enum {string}
             */
            code: "slow-source" | "late-detection" | "few-tasks";
            values: {
                [key: string]: unknown;
            };
        };
        RehearsedTargetDto: {
            /** @description Tasks with a verdict: met + missed. Cancelled clocks are not counted. */
            n: number;
            met: number;
            /** @description Met late, or past due and not met. */
            missed: number;
            /** @description Still in time, or paused. */
            open: number;
            /** @description Of n, one decimal. */
            percent: number | null;
            /** @description 95 % interval (Wilson): low, high. */
            ci95: number[] | null;
            /** @description Misses that the percentage leaves room for among n. */
            allowedMisses: number;
            /** @description Below 0: broken by so many. */
            missesLeft: number;
            /**
             * @description Null under 30.
             * @enum {string|null}
             */
            verdict: "met" | "missed" | null;
            id: string;
            /** @description Seconds, by exact count. */
            p50: number | null;
            p90: number | null;
            /** @description Null under 30 tasks. */
            wouldHold: boolean | null;
            /** @description 168: Monday from midnight first. */
            missesByHour: number[];
            /** @description Zone of the hours. */
            zone: string;
            warnings: components["schemas"]["RehearsalWarning"][];
        };
        StandardRehearsalDto: {
            days: number;
            /** @description Tasks of these days. */
            tasks: number;
            /** @description More than 20,000: an even sample was counted. */
            isSampled: boolean;
            targets: components["schemas"]["RehearsedTargetDto"][];
        };
        OwnReceiptView: {
            /** @description The standard. */
            id: string;
            n: number;
            /** @enum {string} */
            state: "draft" | "review" | "approved" | "in-force" | "retired";
            targets: components["schemas"]["TargetView"][];
            texts: {
                [key: string]: string;
            };
            reason: string;
            /** @description For If-Match while it is a draft. */
            version: number;
            /** @description These targets were tried on the last 30 days. */
            isRehearsed: boolean;
            createdBy: components["schemas"]["StandardPerson"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            submittedAt: string | null;
            approvedBy: components["schemas"]["StandardPerson"] | null;
            /** Format: date-time */
            approvedAt: string | null;
            /** Format: date-time */
            effectiveAt: string | null;
            /** Format: date-time */
            retiredAt: string | null;
            /** @description Members of staff who have confirmed reading it. */
            readCount: number;
            /** @description Members of staff who are to read it. */
            staffCount: number;
            /** @description You have confirmed reading it. */
            isReadByMe: boolean;
            /** @description Of the standard. */
            name: string;
            /** Format: date-time */
            readAt: string | null;
            /** Format: date-time */
            remindedAt: string | null;
        };
        OwnReceiptPage: {
            items: components["schemas"]["OwnReceiptView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        DetectionDto: {
            /** @description Seconds from posted to seen, of half of the tasks. */
            p50: number | null;
            /** @description Of nine in ten. */
            p90: number | null;
        };
        JudgedClockDto: {
            /** @description The clock. */
            id: string;
            taskId: string;
            targetId: string;
            /** @description The version of the standard that it is judged by. */
            version: number;
            /** @enum {string} */
            kind: "claim" | "acknowledge" | "answer" | "next-reply" | "resolve";
            /** @enum {string} */
            outcome: "met" | "missed" | "open";
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            dueAt: string | null;
            /** Format: date-time */
            metAt: string | null;
            /** @description Seconds after it was due; of what is open yet, until now. */
            lateSeconds: number | null;
            /** @description Posted to seen. */
            detectionSeconds: number | null;
            /**
             * @description Of a miss.
             * @enum {string|null}
             */
            reason: "late-detection" | "nobody-able" | "wrong-owner" | "waited-for-approval" | "slow" | null;
            network: string;
            author: string;
            assignee: components["schemas"]["StandardPerson"] | null;
        };
        JudgedClockPage: {
            items: components["schemas"]["JudgedClockDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        MissesExportQuery: {
            /**
             * Format: date-time
             * @description 30 days before `to` unless given.
             */
            from?: string;
            /**
             * Format: date-time
             * @description Exclusive; now unless given.
             */
            to?: string;
            /** @description Only this target. */
            target?: string;
            /** @description Only tasks judged by this version. */
            version?: number;
            /** @enum {string} */
            reason?: "late-detection" | "nobody-able" | "wrong-owner" | "waited-for-approval" | "slow";
            /**
             * @default missed
             * @enum {string}
             */
            outcome: "missed" | "met" | "open" | "all";
        };
        NewStandardVersion: {
            targets: components["schemas"]["TargetDto"][];
            /** @description Why the promise changes; kept for ever. */
            reason: string;
            /** @description The standard in the words of each language, by tag: `{"fi": "…"}`. */
            texts?: {
                [key: string]: string;
            };
        };
        StandardVersionChange: {
            targets?: components["schemas"]["TargetDto"][];
            /** @description Why the promise changes; kept for ever. */
            reason?: string;
            /** @description The standard in the words of each language, by tag: `{"fi": "…"}`. */
            texts?: {
                [key: string]: string;
            };
        };
        Approval: {
            /**
             * Format: date-time
             * @description From when it counts; now unless given.
             */
            effectiveAt?: string;
        };
        ReceiptView: {
            member: components["schemas"]["StandardPerson"];
            /** Format: date-time */
            readAt: string | null;
            /** Format: date-time */
            remindedAt: string | null;
        };
        ReceiptPage: {
            items: components["schemas"]["ReceiptView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
            readCount: number;
            staffCount: number;
        };
        RemindedView: {
            /** @description Members of staff who were asked to read it. */
            reminded: number;
        };
        TargetDiff: {
            id: string;
            /** @enum {string} */
            is: "added" | "removed" | "changed" | "same";
            /** @description The fields that differ. */
            fields: string[];
            before: components["schemas"]["TargetView"] | null;
            after: components["schemas"]["TargetView"] | null;
        };
        StandardDiff: {
            /** @description Null: there is none before. */
            before: number | null;
            after: number;
            targets: components["schemas"]["TargetDiff"][];
            /** @description Languages whose words differ. */
            texts: string[];
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
        SurveySettingsDto: {
            /** @enum {string} */
            kind: "csat" | "ces" | "nps";
            everyDays: number;
            validDays: number;
            texts: {
                [key: string]: string;
            };
            /** @description 0 until somebody wrote them. */
            version: number;
            /** @enum {string} */
            sending: "off" | "suggest" | "automatic";
            /** @description False without EARSHOT_BASE_URL: customers could not open a link. */
            canSend: boolean;
        };
        SurveySettingsBody: {
            /** @enum {string} */
            kind: "csat" | "ces" | "nps";
            /** @description Nobody is asked more often than once in these days. */
            everyDays: number;
            /** @description How long a link can be answered. */
            validDays: number;
            /** @description What goes with the link, by language; each names it as `{{survey}}`. Others have a text of ours. */
            texts: {
                [key: string]: string;
            };
            /**
             * @description Whether the question is sent as a reply to resolved tasks: not, when a person says so, or by itself too.
             * @enum {string}
             */
            sending?: "off" | "suggest" | "automatic";
        };
        NewSurvey: {
            /**
             * @description As the settings say unless given.
             * @enum {string}
             */
            kind?: "csat" | "ces" | "nps";
        };
        SentSurveyDto: {
            id: string;
            /** @enum {string} */
            kind: "csat" | "ces" | "nps";
            /** @enum {string} */
            lang: "en" | "fi" | "lv" | "ru" | "th" | "zh";
            /** @description Shown this once; only its hash is kept. */
            url: string;
            /** @description With the link in it, in the language of the customer. */
            text: string;
            /** Format: date-time */
            expiresAt: string;
        };
        SurveyToSendBody: {
            /**
             * @description As the settings say unless given.
             * @enum {string}
             */
            kind?: "csat" | "ces" | "nps";
            /**
             * @description In private wherever that is known to arrive unless given.
             * @enum {string}
             */
            visibility?: "public" | "private";
        };
        TaskSurveyDto: {
            id: string;
            /** @enum {string} */
            kind: "csat" | "ces" | "nps";
            /** @enum {string} */
            state: "sent" | "answered" | "expired";
            /** @description 0..100; of nps 0..10. */
            score: number | null;
            comment: string | null;
            /** Format: date-time */
            sentAt: string;
            /** Format: date-time */
            answeredAt: string | null;
        };
        TaskSurveysDto: {
            /** @description The newest 20, oldest first. */
            items: components["schemas"]["TaskSurveyDto"][];
        };
        SurveyScaleDto: {
            lowest: number;
            highest: number;
        };
        PublicSurveyDto: {
            /** @enum {string} */
            kind: "csat" | "ces" | "nps";
            /** @enum {string} */
            lang: "en" | "fi" | "lv" | "ru" | "th" | "zh";
            /** @enum {string} */
            state: "sent" | "answered" | "expired";
            scale: components["schemas"]["SurveyScaleDto"];
            /** @description Who asks. */
            from: string;
        };
        SurveyAnswer: {
            /** @description On the scale of the question. */
            answer: number;
            comment?: string;
        };
        IntervalDto: {
            low: number;
            high: number;
        };
        SurveyWarningDto: {
            /** @enum {string} */
            code: "few-answers" | "low-response" | "quick-ones-answered";
            values: {
                [key: string]: number;
            };
        };
        SurveyResultDto: {
            /** @enum {string} */
            kind: "csat" | "ces" | "nps";
            sent: number;
            /** @description Answers. */
            n: number;
            responsePercent: number | null;
            /** @description csat and ces 0..100, nps −100..100. */
            score: number | null;
            ci95: components["schemas"]["IntervalDto"] | null;
            /** @description What speaks against trusting the score. */
            warnings: components["schemas"]["SurveyWarningDto"][];
        };
        GroupCountDto: {
            name: string | null;
            /** @description Tasks that were opened. */
            tasks: number;
            /** @description Customers who opened them. */
            people: number;
        };
        CustomerInsightDto: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @description Of what was sent in the period; one for each kind. */
            surveys: components["schemas"]["SurveyResultDto"][];
            /** @description Customers who turned to us. */
            people: number;
            /** @description Of them, those who did so more than once. */
            repeated: number;
            tiers: components["schemas"]["GroupCountDto"][];
            journey: components["schemas"]["GroupCountDto"][];
            /** @description Talks on the phone. */
            calls: number;
            /** @description Of them, those that solved it. */
            callsSolved: number;
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
        SeenDelayDto: {
            /**
             * Format: date-time
             * @description When the post that began it was published.
             */
            postedAt: string;
            /**
             * Format: date-time
             * @description When we had read it; what came before is not the team’s time.
             */
            seenAt: string;
            seconds: number;
        };
        JoinedConversationDto: {
            id: string;
            network: string;
            /** @description The task that was merged. */
            taskId: string;
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
            /** @description Of the customer, in the words of the workspace. */
            tier: string | null;
            /** @enum {string|null} */
            journey: "awareness" | "consideration" | "decision" | "after-purchase" | null;
            /**
             * @description As it was judged at opening.
             * @enum {string|null}
             */
            intent: "complaint" | "question" | "request" | "praise" | "threat" | "other" | null;
            excerpt: string;
            sentiment: components["schemas"]["TaskSentimentDto"];
            assignee: components["schemas"]["NamedDto"] | null;
            team: components["schemas"]["NamedDto"];
            source: components["schemas"]["TaskSourceDto"];
            /** @description Why it is with whom it is; null: nobody sent it. */
            route: components["schemas"]["TaskRouteDto"] | null;
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
            /** @description The task that answers its conversation since they were merged. */
            mergedInto: string | null;
            /** @description The crisis it is part of. */
            incident: components["schemas"]["TaskIncidentDto"] | null;
            /** @description Words of the team’s own. */
            labels: string[];
            clocks: components["schemas"]["ClockDto"][];
            replyability: components["schemas"]["ReplyabilityDto"];
            /** @description The newest reply that was not undone. */
            reply: components["schemas"]["ReplyDto"] | null;
            /** @description The watches of the mentions that opened it. */
            watches: components["schemas"]["NamedDto"][];
            /** @description Null where the post is gone. */
            seenDelay: components["schemas"]["SeenDelayDto"] | null;
            /** @description The newest 200 of its conversations, oldest first. */
            mentions: components["schemas"]["MentionDto"][];
            /** @description Conversations that were merged into it. */
            joined: components["schemas"]["JoinedConversationDto"][];
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
        TemplateParty: {
            id: string;
            name: string;
        };
        ChecklistItemView: {
            /** @enum {string} */
            item: "listen" | "empathise" | "apologise" | "owner" | "next-time";
            /** @description A person says so. */
            isDone: boolean;
            /** @description What we wrote in this task does it, as far as its words tell. */
            isSuggested: boolean;
            doneBy: components["schemas"]["TemplateParty"] | null;
            /** Format: date-time */
            doneAt: string | null;
        };
        ChecklistView: {
            items: components["schemas"]["ChecklistItemView"][];
        };
        ChecklistChange: {
            /** @enum {string} */
            item: "listen" | "empathise" | "apologise" | "owner" | "next-time";
            isDone: boolean;
        };
        TemplateVariableView: {
            name: string;
            /** @description Said where the value is not known; absent: it has to be given. */
            fallback?: string;
        };
        TemplateView: {
            id: string;
            /** @description A name that is the same everywhere: `templateId` takes it too. */
            key: string | null;
            name: string;
            lang: string;
            /** @enum {string} */
            kind: "acknowledge" | "answer" | "private" | "holding";
            /** @description What it answers; none: anything. */
            intents: ("complaint" | "question" | "request" | "praise" | "threat" | "other")[];
            /** @enum {string} */
            tone: "warm" | "neutral" | "formal";
            /** @description With variables: `{{name}}`, or `{{name|there}}` with what is said where it is not known. */
            text: string;
            variables: components["schemas"]["TemplateVariableView"][];
            /** @description This version may be sent. */
            isApproved: boolean;
            /** @description The version that is sent; null: none is. */
            approvedVersion: number | null;
            /** @description Only for its tasks; null: for all. */
            team: components["schemas"]["TemplateParty"] | null;
            version: number;
            /** @description Null: it came with the product. */
            author: components["schemas"]["TemplateParty"] | null;
            /** @description Tasks it was used in. */
            useCount: number;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** Format: date-time */
            updatedAt: string;
        };
        TemplatePage: {
            items: components["schemas"]["TemplateView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewTemplate: {
            name: string;
            /** @description Primary subtag: en, fi, lv, ru, th, zh … */
            lang: string;
            /** @enum {string} */
            kind: "acknowledge" | "answer" | "private" | "holding";
            /** @default [] */
            intents: ("complaint" | "question" | "request" | "praise" | "threat" | "other")[];
            /**
             * @default neutral
             * @enum {string}
             */
            tone: "warm" | "neutral" | "formal";
            text: string;
            /** @description Id of a team. Left out: for all, for whoever may write for an own team only the first of these. */
            team?: string | null;
        };
        PreviewBody: {
            /** @description The task whose customer the text is for. */
            taskId: string;
            /** @description In place of what is known. */
            variables?: {
                [key: string]: string;
            };
            text: string;
            lang: string;
        };
        FilledView: {
            text: string;
            /** @description Variables without value and without fallback; such a text is not sent. */
            missing: string[];
        };
        TemplateVersionView: {
            n: number;
            name: string;
            text: string;
            author: components["schemas"]["TemplateParty"] | null;
            /** Format: date-time */
            createdAt: string;
            approvedBy: components["schemas"]["TemplateParty"] | null;
            /** Format: date-time */
            approvedAt: string | null;
        };
        TemplateVersionPage: {
            items: components["schemas"]["TemplateVersionView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        TemplateChange: {
            name?: string;
            /** @description Primary subtag: en, fi, lv, ru, th, zh … */
            lang?: string;
            /** @enum {string} */
            kind?: "acknowledge" | "answer" | "private" | "holding";
            /** @default [] */
            intents: ("complaint" | "question" | "request" | "praise" | "threat" | "other")[];
            /**
             * @default neutral
             * @enum {string}
             */
            tone: "warm" | "neutral" | "formal";
            text?: string;
            /** @description Id of a team. Left out: for all, for whoever may write for an own team only the first of these. */
            team?: string | null;
        };
        FillBody: {
            /** @description The task whose customer the text is for. */
            taskId: string;
            /** @description In place of what is known. */
            variables?: {
                [key: string]: string;
            };
        };
        WordRuleDto: {
            /** @description A word or words; with `*` at the end, whatever ending follows. */
            word: string;
            /** @description What we say instead. */
            instead?: string;
            /** @description A text with it is not sent at all. */
            isBlocking: boolean;
        };
        LanguageToneDto: {
            /** @enum {string} */
            formality: "formal" | "informal" | "any";
            /** @description Thai: every text has a polite particle. */
            needsParticle: boolean;
            words: components["schemas"]["WordRuleDto"][];
            maxCharacters: number | null;
        };
        LanguageTonesDto: {
            en?: components["schemas"]["LanguageToneDto"];
            fi?: components["schemas"]["LanguageToneDto"];
            lv?: components["schemas"]["LanguageToneDto"];
            ru?: components["schemas"]["LanguageToneDto"];
            th?: components["schemas"]["LanguageToneDto"];
            zh?: components["schemas"]["LanguageToneDto"];
            de?: components["schemas"]["LanguageToneDto"];
        };
        ToneGuideDto: {
            /** @description What we call ourselves; empty: as the workspace is called. */
            brand: string;
            /** @enum {string} */
            emoji: "never" | "sparing" | "free";
            maxExclamationMarks: number;
            greetsByName: boolean;
            apologises: boolean;
            /** @description Addresses and numbers of our own: no personal data. */
            ownContacts: string[];
            languages: components["schemas"]["LanguageTonesDto"];
        };
        ToneGuideView: {
            /** @description 0: nobody has written one; what every workspace starts with. */
            version: number;
            guide: components["schemas"]["ToneGuideDto"];
            reason: string;
            author: components["schemas"]["TemplateParty"] | null;
            /** Format: date-time */
            createdAt: string | null;
        };
        ToneGuidePage: {
            items: components["schemas"]["ToneGuideView"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        ChangeToneGuide: {
            guide: components["schemas"]["ToneGuideDto"];
            /** @default  */
            reason: string;
        };
        CheckToneBody: {
            text: string;
            lang: string;
            /** @description For whom it is: their name, whether they complain, what was said before. */
            taskId?: string;
            /**
             * @default public
             * @enum {string}
             */
            visibility: "public" | "private";
        };
        FindingView: {
            /** @enum {string} */
            code: "unfilled-variable" | "too-long" | "too-familiar" | "too-formal" | "mixed-address" | "particle-missing" | "emoji" | "forbidden-word" | "shouting" | "exclamation-marks" | "name-missing" | "apology-missing" | "blames-customer" | "promise-without-time" | "email-shown" | "phone-shown" | "card-shown" | "order-shown";
            /** @description Start and end in UTF-16 code units; 0, 0 where something is missing. */
            span: number[];
            values: {
                [key: string]: string | number;
            };
            /** @description A text with it is not sent. */
            isBlocking: boolean;
        };
        ToneCheckView: {
            findings: components["schemas"]["FindingView"][];
            /** @description Steps of calming down that the text takes. */
            steps: ("listen" | "empathise" | "apologise" | "owner" | "next-time")[];
        };
        SavedViewDto: {
            id: string;
            name: string;
            /** @description As in the address of the inbox: `view` and the filters of `GET /tasks` that are set. */
            filter: {
                [key: string]: string;
            };
            owner: components["schemas"]["NamedDto"];
            /** @description Shared with this team; null: its owner’s alone. */
            team: components["schemas"]["NamedDto"] | null;
            /** @description Lower stands first. */
            position: number;
            /** @description The caller may change and remove it. */
            isEditable: boolean;
            version: number;
        };
        SavedViewPage: {
            items: components["schemas"]["SavedViewDto"][];
            /** @description Pass as cursor for the next page; null at the end. */
            nextCursor: string | null;
        };
        NewSavedView: {
            name: string;
            filter: {
                [key: string]: string;
            };
            /** @description Id of a team to share it with. */
            team?: string | null;
            /** @description Left out: after all others. */
            position?: number;
        };
        SavedViewChange: {
            name?: string;
            filter?: {
                [key: string]: string;
            };
            /** @description Id of a team to share it with. */
            team?: string | null;
            /** @description Left out: after all others. */
            position?: number;
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
            /**
             * Format: date-time
             * @description Until then it has too little of a past for a surge to be noticed; null: it has enough.
             */
            learningUntil: string | null;
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
        WorkspaceDto: {
            id: string;
            name: string;
            isDemo: boolean;
            /** @description Assumed of posts whose language neither their source nor their text tells. */
            defaultLang: string | null;
            /** @description Languages that posts are expected in; null: any. */
            languages: string[] | null;
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
    Accounts_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                state?: "fresh" | "quiet" | "neglected" | "unknown";
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
                    "application/json": components["schemas"]["OwnAccountPage"];
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
    Accounts_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwnAccount"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccountDto"];
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
    Accounts_get: {
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
                    "application/json": components["schemas"]["OwnAccountDto"];
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
    Accounts_remove: {
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
    Accounts_change: {
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
                "application/json": components["schemas"]["OwnAccountChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccountDto"];
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
    Accounts_listUnanswered: {
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
                    "application/json": components["schemas"]["UnansweredPage"];
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
    AlertRules_list: {
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
                    "application/json": components["schemas"]["AlertRulePage"];
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
    AlertRules_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAlertRule"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRuleView"];
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
    AlertRules_rehearse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertRuleToRehearse"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRuleRehearsalView"];
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
    AlertRules_get: {
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
                    "application/json": components["schemas"]["AlertRuleView"];
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
    AlertRules_remove: {
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
    AlertRules_update: {
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
                "application/json": components["schemas"]["AlertRuleChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRuleView"];
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
    Alerts_get: {
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
    Alerts_pageNext: {
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
    PagedAlerts_look: {
        parameters: {
            query: {
                /** @description The token of the page: one alert, one person, half an hour. */
                t: string;
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
                    "application/json": components["schemas"]["PagedAlertView"];
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
    PagedAlerts_acknowledge: {
        parameters: {
            query: {
                /** @description The token of the page: one alert, one person, half an hour. */
                t: string;
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
                    "application/json": components["schemas"]["PagedAlertView"];
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
    PagedAlerts_pass: {
        parameters: {
            query: {
                /** @description The token of the page: one alert, one person, half an hour. */
                t: string;
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
                    "application/json": components["schemas"]["PagedAlertView"];
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
    PagedAlerts_pressKey: {
        parameters: {
            query: {
                /** @description The token of the page: one alert, one person, half an hour. */
                t: string;
                language?: "en-GB" | "en-US" | "fi-FI" | "ru-RU" | "th-TH" | "zh-CN";
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
    AutoAcknowledge_get: {
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
                    "application/json": components["schemas"]["AcknowledgePolicyView"];
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
    AutoAcknowledge_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAcknowledgePolicy"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgePolicyView"];
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
    AutoAcknowledge_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                isAllowed?: "true" | "false";
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
                    "application/json": components["schemas"]["DecisionPage"];
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
    AutoAcknowledge_count: {
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
                    "application/json": components["schemas"]["DecisionCounts"];
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
    AutoAcknowledge_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyToTry"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgePreview"];
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
    AutoAcknowledge_listOptOuts: {
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
                    "application/json": components["schemas"]["OptOutPage"];
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
    AutoAcknowledge_addOptOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOptOut"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptOutView"];
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
    AutoAcknowledge_removeOptOut: {
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
    Calls_plan: {
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
                    "application/json": components["schemas"]["CallBriefDto"];
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
    Calls_finish: {
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
                "application/json": components["schemas"]["CallResultBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallDoneDto"];
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
    Calendars_list: {
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
                    "application/json": components["schemas"]["CalendarPage"];
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
    Calendars_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCalendar"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
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
    Calendars_listPresets: {
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
                    "application/json": components["schemas"]["CalendarPresetPage"];
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
    Calendars_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarToPreview"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarPreview"];
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
    Calendars_get: {
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
                    "application/json": components["schemas"]["CalendarView"];
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
    Calendars_remove: {
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
    Calendars_update: {
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
                "application/json": components["schemas"]["CalendarChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
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
    Desk_labelsInUse: {
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
                    "application/json": components["schemas"]["LabelsInUse"];
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
    Desk_unread: {
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
                    "application/json": components["schemas"]["UnreadTasks"];
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
    Desk_present: {
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
                    "application/json": components["schemas"]["PresenceList"];
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
    DeskActs_perform: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
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
    DeskActs_label: {
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
                "application/json": components["schemas"]["LabelsBody"];
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
    DeskActs_markUnread: {
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
    DeskActs_markRead: {
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
    DeskActs_sit: {
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
                "application/json": components["schemas"]["TaskPresenceBody"];
            };
        };
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
    Devices_list: {
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
                    "application/json": components["schemas"]["DevicePage"];
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
    Devices_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceView"];
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
    Devices_key: {
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
                    "application/json": components["schemas"]["DeviceKey"];
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
    Devices_remove: {
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
    Devices_test: {
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
                    "application/json": components["schemas"]["DeviceView"];
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
    Drills_listScenarios: {
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
                    "application/json": components["schemas"]["DrillScenarioPage"];
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
    Drills_listTraining: {
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
                    "application/json": components["schemas"]["TrainingPage"];
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
    Drills_list: {
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
                    "application/json": components["schemas"]["DrillPage"];
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
    Drills_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDrill"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrillView"];
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
    Drills_leave: {
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
    Drills_endOwn: {
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
                    "application/json": components["schemas"]["DrillView"];
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
    Drills_cancelOwn: {
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
                    "application/json": components["schemas"]["DrillView"];
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
    Drills_get: {
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
                    "application/json": components["schemas"]["DrillView"];
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
    Drills_enter: {
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
    Drills_end: {
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
                    "application/json": components["schemas"]["DrillView"];
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
    Drills_cancel: {
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
                    "application/json": components["schemas"]["DrillView"];
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
    OwnTraining_own: {
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
                    "application/json": components["schemas"]["OwnTraining"];
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
    Escalate_escalate: {
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
                "application/json": components["schemas"]["EscalateBody"];
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
    EscalationChains_list: {
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
                    "application/json": components["schemas"]["EscalationChainPage"];
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
    EscalationChains_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEscalationChain"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationChainDto"];
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
    EscalationChains_listRuns: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                taskId?: string;
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
                    "application/json": components["schemas"]["EscalationRunPage"];
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
    EscalationChains_remove: {
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
    EscalationChains_change: {
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
                "application/json": components["schemas"]["EscalationChainChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationChainDto"];
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
    Incidents_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Absent: both. */
                is?: "running" | "over";
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
                    "application/json": components["schemas"]["IncidentPage"];
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
    Incidents_raise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIncidentBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    Incidents_members: {
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
                    "application/json": components["schemas"]["IncidentParty"][];
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
    Incidents_get: {
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
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    Incidents_timeline: {
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
                    "application/json": components["schemas"]["IncidentEventPage"];
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
    Incidents_posts: {
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
                    "application/json": components["schemas"]["IncidentPosts"];
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
    Incidents_tasks: {
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
                    "application/json": components["schemas"]["IncidentTaskGroups"];
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
    FanOut_attach: {
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
                "application/json": components["schemas"]["IncidentTasksBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentTasksAdded"];
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
    Incidents_chart: {
        parameters: {
            query?: {
                /** @description One of the watches that see it; absent: its own. */
                watchId?: string;
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
                    "application/json": components["schemas"]["IncidentChart"];
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
    Incidents_review: {
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
                    "application/json": components["schemas"]["IncidentReviewView"];
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
    IncidentActs_review: {
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
                "application/json": components["schemas"]["IncidentReviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    Incidents_export: {
        parameters: {
            query?: {
                format?: "markdown" | "json";
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
                    "text/markdown": string;
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
    IncidentActs_acknowledge: {
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
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_confirm: {
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
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_contain: {
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
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_split: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                watchId: string;
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
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_close: {
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
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_dismiss: {
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
                "application/json": components["schemas"]["IncidentDismissBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_reopen: {
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
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_note: {
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
                "application/json": components["schemas"]["IncidentNoteBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_lead: {
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
                "application/json": components["schemas"]["IncidentLeadBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_handOver: {
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
                "application/json": components["schemas"]["IncidentHandOverBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_roles: {
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
                "application/json": components["schemas"]["IncidentRoleBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_checklist: {
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
                "application/json": components["schemas"]["IncidentChecklistBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_rhythm: {
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
                "application/json": components["schemas"]["IncidentRhythmBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_pause: {
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
                "application/json": components["schemas"]["IncidentPauseBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    IncidentActs_resume: {
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
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    FanOut_write: {
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
                "application/json": components["schemas"]["IncidentStatementBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    FanOut_approve: {
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
                "application/json": components["schemas"]["IncidentStatementDecision"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    FanOut_reject: {
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
                "application/json": components["schemas"]["IncidentStatementRejection"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentRoomView"];
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
    FanOut_preview: {
        parameters: {
            query: {
                kind: "statement" | "resolution";
                statementVersion: number;
                /** @description Keys of task groups, separated by commas. Absent: everybody. */
                groups?: string;
                personal?: "true" | "false";
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
                    "application/json": components["schemas"]["FanOutPreview"];
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
    FanOut_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Absent: both. */
                kind?: "statement" | "resolution";
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
                    "application/json": components["schemas"]["FanOutPage"];
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
    FanOut_start: {
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
                "application/json": components["schemas"]["FanOutBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FanOutStarted"];
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
    FanOut_undo: {
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
                "application/json": components["schemas"]["FanOutUndoBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FanOutUndone"];
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
    Playbooks_list: {
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
                    "application/json": components["schemas"]["PlaybookPage"];
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
    Macros_list: {
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
                    "application/json": components["schemas"]["MacroPage"];
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
    Macros_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMacro"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MacroView"];
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
    Macros_get: {
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
                    "application/json": components["schemas"]["MacroView"];
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
    Macros_remove: {
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
    Macros_change: {
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
                "application/json": components["schemas"]["MacroChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MacroView"];
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
    TaskMacros_run: {
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
                "application/json": components["schemas"]["RunMacroBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MacroResult"];
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
    Merges_merge: {
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
                "application/json": components["schemas"]["MergeBody"];
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
    Merges_split: {
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
                "application/json": components["schemas"]["SplitBody"];
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
    Contacts_list: {
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
                    "application/json": components["schemas"]["ContactsDto"];
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
    Contacts_replace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactsDto"];
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
    Contacts_sendCode: {
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
                    "application/json": components["schemas"]["ContactsDto"];
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
    Contacts_verify: {
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
                "application/json": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactsDto"];
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
    OnCall_read: {
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
                    "application/json": components["schemas"]["OnCallDto"];
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
    OnCall_write: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnCallBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnCallDto"];
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
    OnCall_now: {
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
                    "application/json": components["schemas"]["OnCallNow"];
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
    OnCall_addOverride: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOverride"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnCallDto"];
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
    OnCall_removeOverride: {
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
                    "application/json": components["schemas"]["OnCallDto"];
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
    OnCall_test: {
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
                    "application/json": components["schemas"]["OnCallTestDto"];
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
    OnCall_startTest: {
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
                    "application/json": components["schemas"]["OnCallTestDto"];
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
    OnCall_makeFeed: {
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
                    "application/json": components["schemas"]["CalendarFeed"];
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
    OnCall_removeFeed: {
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
    OnCall_importCalendar: {
        parameters: {
            query?: {
                /** @description The rotation it is about; none: all. */
                rotation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/calendar": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedCalendar"];
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
    OnCall_feed: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path: {
                which: string;
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
                    "text/calendar": string;
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
    People_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description A part of a name or handle; a whole e-mail address or number. */
                q?: string;
                tier?: string;
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
                    "application/json": components["schemas"]["PersonPage"];
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
    People_get: {
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
                    "application/json": components["schemas"]["PersonDto"];
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
    People_update: {
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
                "application/json": components["schemas"]["PersonPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDto"];
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
    People_listHistory: {
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
                    "application/json": components["schemas"]["PersonHistoryDto"];
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
    People_suggest: {
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
                    "application/json": components["schemas"]["SuggestionsDto"];
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
    People_merge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergePeople"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDto"];
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
    People_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportPeople"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResultDto"];
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
    People_split: {
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
                "application/json": components["schemas"]["SplitPerson"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SplitResult"];
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
    People_keepApart: {
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
                "application/json": components["schemas"]["NotSameBody"];
            };
        };
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
    People_erase: {
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
                "application/json": components["schemas"]["ErasePerson"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonErasureDto"];
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
    People_export: {
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
                    "application/json": {
                        [key: string]: unknown;
                    };
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
    People_readSettings: {
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
                    "application/json": components["schemas"]["PeopleSettingsDto"];
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
    People_writeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeopleSettingsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleSettingsDto"];
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
    People_placeOnJourney: {
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
                "application/json": components["schemas"]["JourneyBody"];
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
    Promises_list: {
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
                    "application/json": components["schemas"]["TaskPromisesDto"];
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
    Promises_create: {
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
                "application/json": components["schemas"]["NewPromiseBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseDto"];
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
    Promises_remove: {
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
    Promises_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadTimesDto"];
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
    Approvals_list: {
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
                    "application/json": components["schemas"]["WaitingApprovalPage"];
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
    Approvals_approve: {
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
                "application/json": components["schemas"]["ApproveBody"];
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
    Approvals_reject: {
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
                "application/json": components["schemas"]["RejectBody"];
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
    Approvals_getPolicy: {
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
                    "application/json": components["schemas"]["ApprovalPolicyView"];
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
    Approvals_changePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApprovalPolicy"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalPolicyView"];
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
    ReplyMedia_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReplyMedia"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyMediaDto"];
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
    ReplyMedia_read: {
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
    ReplyMedia_remove: {
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
    ReplyMedia_rules: {
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
                    "application/json": components["schemas"]["ReplyMediaRules"];
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
    Authority_list: {
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
                    "application/json": components["schemas"]["AuthorityPage"];
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
    Authority_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAuthority"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityDto"];
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
    Authority_remove: {
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
    Authority_change: {
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
                "application/json": components["schemas"]["AuthorityChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorityDto"];
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
    RoutingRules_get: {
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
                    "application/json": components["schemas"]["RoutingRulesDto"];
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
    RoutingRules_replace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutingRulesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingRulesDto"];
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
    RoutingRules_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutingToPreview"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingPreview"];
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
    Rules_list: {
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
                    "application/json": components["schemas"]["RulePage"];
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
    Rules_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRule"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleView"];
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
    Rules_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleToRehearse"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRehearsalView"];
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
    Rules_order: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulePage"];
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
    Rules_get: {
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
                    "application/json": components["schemas"]["RuleView"];
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
    Rules_remove: {
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
    Rules_update: {
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
                "application/json": components["schemas"]["RuleChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleView"];
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
    Rules_listApplications: {
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
                    "application/json": components["schemas"]["RuleApplicationPage"];
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
    PreparedText_get: {
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
                    "application/json": components["schemas"]["PreparedTextAnswer"];
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
    Absences_list: {
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
                    "application/json": components["schemas"]["AbsencePage"];
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
    Absences_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAbsence"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsenceDto"];
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
    Absences_remove: {
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
    Presence_get: {
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
                    "application/json": components["schemas"]["PresenceNow"];
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
    Presence_say: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresenceBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceNow"];
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
    Shifts_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Only of this person. */
                memberId?: string;
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
                    "application/json": components["schemas"]["ShiftPage"];
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
    Shifts_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShift"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftDto"];
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
    Shifts_now: {
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
                    "application/json": components["schemas"]["ShiftsNow"];
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
    Shifts_week: {
        parameters: {
            query?: {
                /** @description Its first instant; left out: now. */
                from?: string;
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
                    "application/json": components["schemas"]["ShiftWeek"];
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
    Shifts_remove: {
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
    Shifts_change: {
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
                "application/json": components["schemas"]["ShiftChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftDto"];
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
    AttainmentInsights_measure: {
        parameters: {
            query?: {
                /** @description 30 days before `to` unless given. */
                from?: string;
                /** @description Exclusive; now unless given. */
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
                    "application/json": components["schemas"]["AttainmentOverviewDto"];
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
    Standards_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStandard"];
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
    Standards_rehearse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TargetsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardRehearsalDto"];
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
    Standards_listOwn: {
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
                    "application/json": components["schemas"]["OwnReceiptPage"];
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
    Standards_get: {
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
    Standards_report: {
        parameters: {
            query?: {
                /** @description 30 days before `to` unless given. */
                from?: string;
                /** @description Exclusive; now unless given. */
                to?: string;
                /** @description Only this target. */
                target?: string;
                /** @description Only tasks judged by this version. */
                version?: number;
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
                    "application/json": components["schemas"]["StandardAttainmentDto"];
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
    Standards_detection: {
        parameters: {
            query?: {
                /** @description 30 days before `to` unless given. */
                from?: string;
                /** @description Exclusive; now unless given. */
                to?: string;
                /** @description Only this target. */
                target?: string;
                /** @description Only tasks judged by this version. */
                version?: number;
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
                    "application/json": components["schemas"]["DetectionDto"];
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
    Standards_listMisses: {
        parameters: {
            query?: {
                /** @description 30 days before `to` unless given. */
                from?: string;
                /** @description Exclusive; now unless given. */
                to?: string;
                /** @description Only this target. */
                target?: string;
                /** @description Only tasks judged by this version. */
                version?: number;
                reason?: "late-detection" | "nobody-able" | "wrong-owner" | "waited-for-approval" | "slow";
                outcome?: "missed" | "met" | "open" | "all";
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
                    "application/json": components["schemas"]["JudgedClockPage"];
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
    Standards_exportMisses: {
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
                "application/json": components["schemas"]["MissesExportQuery"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        csv: string;
                    };
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
    StandardVersions_addVersion: {
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
                    "application/json": components["schemas"]["StandardVersionView"];
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
    StandardVersions_change: {
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
                "application/json": components["schemas"]["StandardVersionChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardVersionView"];
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
    StandardVersions_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: number;
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
                    "application/json": components["schemas"]["StandardVersionView"];
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
    StandardVersions_approve: {
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
                "application/json": components["schemas"]["Approval"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardVersionView"];
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
    StandardVersions_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: number;
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
                    "application/json": components["schemas"]["StandardVersionView"];
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
    StandardVersions_retire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: number;
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
                    "application/json": components["schemas"]["StandardVersionView"];
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
    StandardVersions_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: number;
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
                    "application/json": components["schemas"]["StandardVersionView"];
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
    StandardVersions_listReceipts: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                state?: "read" | "unread";
            };
            header?: never;
            path: {
                id: string;
                n: number;
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
                    "application/json": components["schemas"]["ReceiptPage"];
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
    StandardVersions_remind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: number;
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
                    "application/json": components["schemas"]["RemindedView"];
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
    StandardVersions_diff: {
        parameters: {
            query?: {
                /** @description The other version; the one before unless given. */
                with?: number;
            };
            header?: never;
            path: {
                id: string;
                n: number;
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
                    "application/json": components["schemas"]["StandardDiff"];
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
    Surveys_readSettings: {
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
                    "application/json": components["schemas"]["SurveySettingsDto"];
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
    Surveys_writeSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveySettingsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveySettingsDto"];
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
    Surveys_ask: {
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
                "application/json": components["schemas"]["NewSurvey"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentSurveyDto"];
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
    Surveys_send: {
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
                "application/json": components["schemas"]["SurveyToSendBody"];
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
    Surveys_ofTask: {
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
                    "application/json": components["schemas"]["TaskSurveysDto"];
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
    Surveys_look: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["PublicSurveyDto"];
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
    Surveys_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicSurveyDto"];
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
    Surveys_report: {
        parameters: {
            query?: {
                /** @description First day (UTC); 30 days before `to` unless given. */
                from?: string;
                /** @description End, a part of a day counting whole; now unless given. */
                to?: string;
                /** @description Only tasks of this team. */
                team?: string;
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
                    "application/json": components["schemas"]["CustomerInsightDto"];
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
                /** @description Of the customer, in the words of the workspace. */
                tier?: string;
                /** @description A label of the task. */
                label?: string;
                /** @description Only what the caller marked as still to be read. */
                unread?: "true";
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
    Checklist_get: {
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
                    "application/json": components["schemas"]["ChecklistView"];
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
    Checklist_mark: {
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
                "application/json": components["schemas"]["ChecklistChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistView"];
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
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Texts in this language; English where there are none. */
                lang?: string;
                kind?: "acknowledge" | "answer" | "private" | "holding";
                /** @description Texts for this, and those for anything. */
                intent?: "complaint" | "question" | "request" | "praise" | "threat" | "other";
                /** @description Words of the title or the text. */
                q?: string;
                /** @description true: what may be sent, as it was approved. false: what waits for approval. Left out: the newest of each. */
                approved?: "true" | "false";
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
    Templates_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTemplate"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
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
    Templates_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilledView"];
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
    Templates_get: {
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
                    "application/json": components["schemas"]["TemplateView"];
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
    Templates_remove: {
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
    Templates_change: {
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
                "application/json": components["schemas"]["TemplateChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
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
    Templates_versions: {
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
                    "application/json": components["schemas"]["TemplateVersionPage"];
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
    Templates_approve: {
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
                    "application/json": components["schemas"]["TemplateView"];
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
    Templates_fill: {
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
                "application/json": components["schemas"]["FillBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilledView"];
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
    ToneGuide_get: {
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
                    "application/json": components["schemas"]["ToneGuideView"];
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
    ToneGuide_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeToneGuide"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToneGuideView"];
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
    ToneGuide_versions: {
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
                    "application/json": components["schemas"]["ToneGuidePage"];
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
    ToneGuide_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckToneBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToneCheckView"];
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
    Views_list: {
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
                    "application/json": components["schemas"]["SavedViewPage"];
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
    Views_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSavedView"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewDto"];
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
    Views_get: {
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
                    "application/json": components["schemas"]["SavedViewDto"];
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
    Views_remove: {
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
    Views_update: {
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
                "application/json": components["schemas"]["SavedViewChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewDto"];
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
