package org.sightline.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real HTTP server where the services would be: it says what reached it. What it answers follows from the request
 * alone: If-Match "stale" or "412" is 412, a plan that was 411 is saved as 412, "401" wants a fresh sign-in, a single line but one is nobody's, {@code /findings/…} gives back the body, or an example where it is asked for as known on one day, one rule is invented, the source
 * {@code broken} hangs up.
 */
public final class Downstream implements QuarkusTestResourceLifecycleManager {

    /** The one line that is there to read, with three versions. */
    public static final UUID LINE = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8de1");

    /** An agency whose contacts read Spanish. */
    public static final UUID IN_SPANISH = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8e01");

    /** The agency whose purchase each line is. */
    public static final UUID OF_A_LINE = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77");

    /** Another agency, of which a file of lines has one row, and two of {@link #OF_A_LINE}. */
    public static final UUID OF_ANOTHER_LINE = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d78");

    /** A finding that is another version there than in the view, and its agency. */
    public static final UUID CHANGED = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dc1");

    public static final UUID OF_CHANGED = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dc2");

    /** A finding of which no service answers anything. */
    public static final UUID SILENT = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd9");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final java.util.Set<String> STALE = java.util.Set.of("\"stale\"", "\"412\"");

    private static final String TASK = """
            {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d11","version":3,"agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77",
             "status":"notified","makerName":"Invented Maker","what":"INVENTED <TURRET> CAMERA","verdict":"FLAGGED",
             "turn":"agency","nextStep":"answer","owner":"analyst","since":"2026-11-01T09:00:00Z","dueOn":"2026-11-20",
             "dueBy":"notice","overdue":true,"daysLeft":-5,"ofTheCaller":false}\
            """;

    private static final String OFFICES_TASK = """
            {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dc1","version":0,"agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dc2",
             "status":"new","makerName":"Invented Maker","verdict":"FLAGGED","turn":"office","nextStep":"triage",
             "since":"2026-11-01T09:00:00Z","dueOn":"2026-12-01","dueBy":"policy","overdue":false,"daysLeft":6,
             "ofTheCaller":false%s}\
            """;

    /** A finding of which a notice waits to be mailed. */
    public static final UUID NOTICE_UNDER_WAY = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dc9");

    /** What the office has to do next with three of the findings. */
    private static final Map<String, String> OFFICES_TASKS = Map.of(
            "/findings/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dc1/task",
            OFFICES_TASK.formatted(""),
            "/findings/" + NOTICE_UNDER_WAY + "/task",
            OFFICES_TASK.formatted("").replace("triage", "notify"),
            "/findings/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd1/task",
            OFFICES_TASK.formatted(
                    ",\"snoozedUntil\":\"2026-12-15\",\"snoozedBecause\":\"After the <meeting>.\",\"snoozedBy\":\"analyst\""));

    private static final String SIDE = """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef%s","version":3,"what":"Hikvision","lineCount":1,"date":"2021-05-2%s",
             "quantity":"12","amount":"%s","currency":"USD","status":"new","line":{
             "id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da%s","sourceId":"invented-list-%s","importId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da9",
             "row":7,"documentType":"%s","buyerName":"INVENTED","vendorName":"INVENTED <SUPPLY>","description":"TURRET <8>",
             "amount":"%3$s","currency":"USD"%s}}\
            """;

    private static final String PAIR = """
            {"agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef7","finding":%s,"other":%s,
             "agrees":["vendor","description","quantity"],"differs":["document_type","source","date","amount"]}\
            """.formatted(
                    SIDE.formatted("1", "0", "100.00", "1", "1", "purchase_order", ",\"documentNumber\":\"P-77\""),
                    SIDE.formatted("2", "4", "107.00", "2", "2", "purchase_card", ""));

    private static final String SAID = """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef9","version":1,"kind":"same_purchase",
             "findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef1","otherId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef3",
             "lines":["0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da3"],"reason":"The <receipt> says so.","saidBy":"analyst",
             "saidAt":"2026-11-01T09:00:00Z","waits":false}\
            """;

    private static final String JOINT = """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db9","version":1,"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db1",
             "agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77","decision":"confirmed","reason":"On <each> order.",
             "decidedBy":"analyst","decidedAt":"2026-11-01T09:00:00Z",
             "decided":[{"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db1","version":2}],
             "leftOut":[{"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db2","code":"stale-version","why":"It was <changed>."}],
             "notUndone":[]}\
            """;

    private static final String TEMPLATE = """
            {"kind":"notice","language":"en","version":3,"subject":"Please <answer> by {answerBy}","text":"{text} {answerBy}",
             "shipped":false,"placeholders":["answerBy","text"],"setBy":"ada","setAt":"2026-11-01T09:00:00Z"}\
            """;

    /** Written by an office before there was a placeholder for the cause. */
    private static final String TURNED = """
            {"kind":"verdicts_turned","language":"en","version":1,"subject":"The rules changed","text":"{findings} changed.",
             "shipped":false,"placeholders":["cause","findings"],"setBy":"ada","setAt":"2026-11-01T09:00:00Z"}\
            """;

    /** What people read in Spanish as long as nobody has translated {@link #TEMPLATE}. */
    private static final String UNTRANSLATED =
            TEMPLATE.replace("\"en\"", "\"es\"").replace("\"version\":3", "\"version\":0,\"untranslated\":true");

    /** A translation that is older than the English text. */
    private static final String OLDER = TEMPLATE.replace("\"en\"", "\"es\"")
            .replace("\"notice\"", "\"reminder\"")
            .replace("2026-11-01", "2026-10-01");

    private static final String CONTRACTOR_REPORTS = """
            {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d51","citation":"FAR 52.204-25(d)","unverified":false,
             "contractor":"University of Packet (invented)","federalContractor":true,"identifiedOn":"2026-11-24",
             "initialDueOn":"2026-11-25","followUpDueOn":"2026-12-10",
             "initial":[{"name":"contract_number","source":"missing","ifKnown":false},
              {"name":"supplier_name","value":"INVENTED <SUPPLY>","source":"record","ifKnown":false}],
             "followUp":[{"name":"prevention","source":"missing","ifKnown":false}],
             "missing":["contract_number","prevention"]}\
            """;

    private static final String ONE_CONTRACTOR_REPORT = """
            {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d51","citation":"FAR 52.240-91","unverified":true,
             "contractor":"University of Packet (invented)","federalContractor":true,"identifiedOn":"2026-11-24",
             "initialDueOn":"2026-11-27","initialDueAt":"2026-11-27T20:30:00Z",
             "initial":[{"name":"contract_number","source":"missing","ifKnown":false}],"followUp":[],
             "missing":["contract_number"]}\
            """;

    private static final String WEBHOOK = """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8daa","version":4,"address":"https://hooks.example.gov/<a>",
             "kinds":["office_note","notice"],"state":"stopped","addedBy":"ivy","addedAt":"2026-11-01T09:00:00Z",
             "failingSince":"2026-11-02T09:00:00Z"}\
            """;

    private static final String WAIVER = """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d71","agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77",
             "findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d51","makerName":"Invented Maker","what":"TURRET <8>",
             "ruleId":"NE-906","grantedBy":"the Department of Administrative Services","version":1,"state":"requested",
             "justification":"No <other> option.","controls":"A network of its own.","expiresOn":"2027-06-30",
             "requestedBy":"rita","requestedAt":"2026-11-01T09:00:00Z","history":[{"at":"2026-11-01T09:00:00Z","by":"rita",
             "side":"agency","move":"request","to":"requested"}]}\
            """;

    /** The agency that inventory-service knows by itself. */
    public static final UUID EDITED = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ded");

    /** The one plan that is a draft. */
    private static final String DRAFT_PLAN = "GET a draft";

    private static final String PROGRESS = """
            {"progress":{"drafts":1,"submitted":1,"accepted":2,"completed":0,"items":3,"settledItems":1,"pieces":12,
             "provenPieces":6,"overdue":1,"cost":"4200.00","nextDue":"2026-12-01"},
             "months":[{"month":"2026-11","planned":12,"left":6},{"month":"2026-12","planned":0}]}\
            """;

    private static final String RULE = """
            {"id":"F889-B1","version":"1","recorded":"2026-11-24","title":"An invented rule <for tests>","jurisdiction":"US",
             "plain":"A grant may not pay.","citation":"1 Inv. Code 2","binds":["municipality"],"mayBind":[],
             "needs":["funding","maker"],"since":"2020-08-13","certainty":"secondary","unverified":true,"source":"a summary",
             "status":{"kind":"in_force","since":"2020-08-13"},"exceptions":[]}\
            """;

    private static final String LIST_FEED = """
            {"id":"csl","version":7,"name":"Screening list <b>","format":"csl_json","address":"https://lists.invalid/csl.json",
             "everyMinutes":720,"freshHours":48,"enabled":true,"namedBy":"ada","nextAt":"2026-11-27T09:00:00Z","failures":0,
             "goodAt":"2026-11-26T09:00:00Z","stale":false,"lastFetch":{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d61",
             "startedAt":"2026-11-26T09:00:00Z","status":"asks","kept":true,"message":"3 of the 10 listed parties are gone."}}\
            """;

    private static final String FEED = """
            {"id":"invented-sftp","version":3,"name":"Files <of> a county (invented)","kind":"sftp",
             "address":"sftp://invented@files.example.gov/out","source":"county-files","secret":"county",
             "hostKey":"SHA256:InventedInventedInventedInventedInventedInv","everyMinutes":60,"freshHours":24,"preview":false,
             "enabled":true,"nextAt":"2026-11-01T10:00:00Z","failures":1,"stale":false}\
            """;

    /** An import that was read and waits to be applied. */
    public static final UUID TO_APPLY = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d97");

    private static final String RUNNING_IMPORT = """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d98","version":3,"sourceId":"invented-orders","sourceName":"Invented orders",
             "filename":"orders <large>.csv","bytes":120,"status":"running","startedBy":"analyst","receivedAt":"2026-11-01T09:00:00Z","read":41234,"percent":40,"secondsLeft":37,
             "message":"Reading <rows>.","columns":[]}\
            """.replace("\n", "");

    private static final String BODY_LOAD = """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d81","version":1,"list":"invented-census","status":"draft",
             "filename":"units <2022>.xlsx","sha256":"abcdef","columns":[{"header":"UNIT_NAME","part":"name"}],"rows":1204,
             "bodies":1200,"leftOut":4,"added":7,"changed":2,"unchanged":1191,"absent":3,
             "absentNames":["Town of Late <b>, XF"],"rejects":[{"row":9,"code":"no-name","reason":"The row has no <name>."}],
             "sentBy":"ada","sentAt":"2026-11-26T09:00:00Z"}\
            """;

    /** What is the same whoever asks. */
    private static final Map<String, String> TOLD = told(
            "GET /notification-templates",
            "{\"items\":[" + TEMPLATE + "," + UNTRANSLATED + "]}",
            "GET /notification-templates/en/notice",
            TEMPLATE,
            "GET /notification-templates/es/notice",
            UNTRANSLATED,
            "GET /notification-templates/es/notice/versions",
            "{\"items\":[]}",
            "GET /notification-templates/en/reminder",
            TEMPLATE.replace("\"notice\"", "\"reminder\""),
            "GET /notification-templates/es/reminder",
            OLDER,
            "GET /notification-templates/es/reminder/versions",
            "{\"items\":[" + OLDER + "]}",
            "GET /notification-templates/en/notice/versions",
            """
            {"items":[{"kind":"notice","language":"en","version":0,"subject":"Please answer","text":"{text} {answerBy}",
             "shipped":true,"placeholders":["answerBy","text"]}]}\
            """,
            "GET /notification-templates/en/verdicts_turned",
            TURNED,
            "GET /notification-templates/en/verdicts_turned/versions",
            "{\"items\":[" + TURNED + ","
                    + TURNED.replace("The rules changed", "Changed because {cause}")
                            .replace("\"shipped\":false", "\"shipped\":true")
                    + "]}",
            "POST /notification-templates/en/notice/preview",
            "{\"subject\":\"Invented <subject>\",\"text\":\"Invented text\"}",
            "GET /webhooks",
            "{\"items\":[" + WEBHOOK + "]}",
            "GET /agencies/{}/webhooks",
            "{\"items\":[" + WEBHOOK + "]}",
            "POST /agencies/{}/webhooks",
            "{\"webhook\":" + WEBHOOK + ",\"secret\":\"whsec_aW52ZW50ZWQ=\"}",
            "POST /agencies/{}/webhooks/{}/rotation",
            "{\"webhook\":" + WEBHOOK + ",\"secret\":\"whsec_cm90YXRlZA==\"}",
            "GET /agencies/{}/webhooks/{}/deliveries",
            """
            {"items":[{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dab","kind":"office_note","state":"failed","attempts":9,
             "createdAt":"2026-11-01T09:00:00Z","status":500,"error":"The receiver answered <500>."}]}\
            """,
            "GET /inbox",
            """
            {"items":[{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da1","kind":"answer",
             "agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77","subject":"An agency answered a <finding>",
             "text":"rita answered: <b>removed</b>.","path":"/findings/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d51","language":"en",
             "templateVersion":0,"createdAt":"2026-11-01T09:00:00Z"},
             {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da2","kind":"agency_note","subject":"An agency wrote a note",
             "text":"rita wrote a note.","path":"/work","language":"en","templateVersion":0,
             "createdAt":"2026-10-01T09:00:00Z","readAt":"2026-10-02T09:00:00Z"}]}\
            """,
            "GET /inbox/count",
            "{\"unread\":3,\"more\":false}",
            "GET /inbox/preferences",
            """
            {"version":2,"mail":"ann@sample.invalid","language":"es","kinds":[{"kind":"notice","mode":"at_once","fixed":true},
             {"kind":"office_note","mode":"daily","fixed":false}]}\
            """,
            "GET /public-body-lists",
            """
            {"items":[{"id":"invented-census","version":4,"bodies":1196,"leftOut":5,"loadedBy":"ada",
             "loadedAt":"2026-01-26T09:00:00Z"}]}\
            """,
            "GET /public-body-loads",
            "{\"items\":[" + BODY_LOAD + "]}",
            "GET /public-body-loads/{}",
            BODY_LOAD,
            "GET /tasks",
            "{\"items\":[" + TASK + "," + TASK.replace("8d11", "8d18") + "," + TASK.replace("8d11", "8d19") + ","
                    + OFFICES_TASK.formatted("").replace("8dc1", "8d1a") + "]}",
            "GET /buyer-questions",
            """
            {"items":[{"buyerId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d42","version":1,"name":"Marrowbone <b>","state":"XF",
             "candidates":[{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d43","list":"invented","name":"City of Marrowbone",
             "kind":"city","county":"Alder County"}],"sourceId":"orders","status":"open","moving":false,"moved":0}]}\
            """,
            "GET /offers",
            """
            {"items":[{"lineId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d41","makerId":"invented-maker","supplier":"Acme <b> LLC",
             "listKeeper":"State of Late (invented)","sourceId":"suppliers","brands":"Acme; Invented","endDate":"2027-06-30"},
             {"lineId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d46","makerId":"offered-maker","listKeeper":"State of Late (invented)",
             "sourceId":"suppliers"}]}\
            """,
            "GET /watchlist",
            """
            {"version":4,"listVersion":"2026-11-24.1-abcd","summary":"","entities":1,"names":1,"rows":{"total":1,"items":[
             {"kind":"entity","entityId":"invented-maker","value":"Invented <Works>","detail":"LISTED","source":"","certainty":"FOUND"}]}}\
            """,
            "GET /watchlist/sheet",
            """
            {"version":7,"summary":"A new <list>","base":4,"counts":{"new":1,"changed":1,"problem":1,"same":0},"rows":[
             {"number":1,"taken":true,"edit":{"op":"add","kind":"name","entityId":"invented-maker","value":"ZORB <1>"},
              "state":"new","becomes":{"kind":"name","entityId":"invented-maker","value":"ZORB <1>","detail":"COINED",
              "source":"a list","certainty":"ENTERED"},"problems":[]},
             {"number":2,"place":3,"taken":true,"edit":{"op":"add","kind":"membership","entityId":"invented-maker",
              "value":"dod-1260h","from":"2026-01-07"},"state":"changed","was":{"kind":"membership","entityId":"invented-maker",
              "value":"dod-1260h","detail":"always","source":"old","certainty":"FOUND"},"becomes":{"kind":"membership",
              "entityId":"invented-maker","value":"dod-1260h","detail":"from 2026-01-07","source":"new","certainty":"ENTERED"},
              "problems":[]},
             {"number":3,"place":4,"taken":false,"unread":"\\"7 January\\" is no day.","edit":{"op":"add","kind":"name",
              "entityId":"nobody","value":"X"},"state":"problem","problems":[{"pointer":"/rows/2","code":"unreadable",
              "message":"\\"7 January\\" is no day."}]}],
             "absent":[{"kind":"membership","entityId":"gone-maker","value":"dod-1260h","detail":"always","source":"old",
              "certainty":"FOUND"}],"absentInAll":1}\
            """,
            "GET /watchlist/drafts/{}",
            """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d91","version":2,"summary":"A new <list>","draftedBy":"ada",
             "createdAt":"2026-11-26T09:00:00Z","diff":[{"op":"add","row":{"kind":"name","entityId":"invented-maker",
             "value":"ZORB","detail":"COINED","source":"a list","certainty":"ENTERED"}}],"simulation":{"findingsOpened":101,
             "findingsWithdrawn":1,"findingsChanged":0,"agencies":1,"decisionsLapsed":0,"linesExamined":1613192,"findings":[
             {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d92","agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77",
              "effect":"opened","makerName":"Zorb","what":"TURRET <8>","after":"PROHIBITED"},
             {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d93","agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77",
              "effect":"withdrawn","makerName":"Old","before":"FLAGGED"}]}}\
            """,
            "GET /approvals/counts",
            "{\"drafts\":1,\"findings\":2,\"waivers\":1,\"plans\":4}",
            "GET /drafts",
            """
            [{"kind":"watchlist","id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d91","summary":"A new <list>","draftedBy":"ada",
              "createdAt":"2026-11-26T09:00:00Z","ofTheCaller":false},
             {"kind":"rules","id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d94","summary":"My own reading","draftedBy":"admin",
              "createdAt":"2026-11-25T09:00:00Z","ofTheCaller":true}]\
            """,
            "GET /rules",
            "{\"version\":\"2026-11-24\",\"rules\":[" + RULE + ","
                    + RULE.replace("F889-B1", "LA-1753")
                            .replace("\"in_force\",\"since\":\"2020-08-13\"", "\"proposed\",\"since\":\"2026-01-01\"")
                            .replace("\"US\"", "\"LA\"")
                    + ","
                    + RULE.replace("F889-B1", "NE-906")
                            .replace("An invented rule", "Another rule")
                            .replace("\"exceptions\":[]", "\"lookedAt\":\"2026-11-30\",\"exceptions\":[]")
                    + "],\"lists\":[{\"id\":\"fcc-covered\",\"title\":\"Covered <list>\",\"makers\":["
                    + "{\"maker\":\"zorb\",\"from\":\"2021-03-12\"},"
                    + "{\"maker\":\"gone-maker\",\"from\":\"2020-01-01\",\"until\":\"2022-02-03\"}]}]}",
            "GET /rules/versions",
            """
            [{"version":1,"draftedBy":"ada","approvedBy":"ben","publishedAt":"2026-11-26T09:00:00Z","changes":[
              {"op":"confirm","ruleId":"LA-1753","version":"1","source":"The act"}],
              "judging":{"findings":100000,"judged":12000}}]\
            """,
            "GET /rules/drafts",
            """
            [{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d94","version":3,"summary":"Another <reading>","draftedBy":"ada",
              "createdAt":"2026-11-25T09:00:00Z","changes":[{"op":"confirm","ruleId":"F889-B1","version":"1-2026-11-25",
              "source":"The statute <as read>"}],"diff":[],"simulation":{"findingsJudged":900,"findingsChanged":12,"agencies":3}}]\
            """,
            "POST /watchlist/drafts",
            "{\"id\":\"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d91\"}",
            "GET /rules/drafts/{}",
            """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d94","version":3,"summary":"Another <reading>","draftedBy":"ada",
             "createdAt":"2026-11-25T09:00:00Z","changes":[{"op":"repeal","ruleId":"F889-B1","version":"2",
             "effective":"2027-01-31"}],"diff":[{"kind":"rule","id":"F889-B1","field":"part 1 until","before":"",
             "after":"2027-01-31"},{"kind":"rule","id":"F889-B1","field":"plain","before":"It says <this>","after":"It says that"},
             {"kind":"listing","id":"fcc-covered zorb","field":"","before":"2021-03-12 to today","after":""}],
             "simulation":{"findingsJudged":900,"findingsChanged":12,"agencies":3,"headlines":{"PROHIBITED to FLAGGED":11,
             "PROHIBITED to NOT_COVERED":1},"byAgency":[{"agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77",
             "headlines":{"PROHIBITED to FLAGGED":7}}],"findings":[{"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d93",
             "agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77","effect":"changed","makerName":"Zorb","what":"DOME <9>",
             "before":"PROHIBITED","after":"FLAGGED"}]}}\
            """,
            "GET /shipped",
            """
            {"watchlist":{"version":"2026-12-01-<a>","added":3,"removed":1,"kept":2,"diff":[]},
             "rules":{"version":"2026-12-01-<b>","recordWaits":true}}\
            """,
            "POST /shipped/drafts",
            """
            {"kind":"rules","id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d94"}\
            """,
            "POST /rules/goods/reading",
            """
            {"rows":4,"added":1,"ended":1,"known":1,"absent":2,"changes":[
             {"op":"add_listing","list":"blue-uas","maker":"Zorb <air>","goods":"ZX-9","from":"2026-01-07","certainty":"found",
              "citation":"An edition"},
             {"op":"end_listing","list":"blue-uas","maker":"Zorbair","goods":"ZX-7","until":"2026-11-01"}],
             "wrongRows":101,"wrong":[{"row":5,"message":"\\"1/31/2026\\" is no <day>."}]}\
            """,
            "POST /rules/classes",
            """
            {"watchlistDraft":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d91","ruleDraft":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d94"}\
            """,
            "GET /law-watch",
            """
            {"enabled":false,"sources":[{"id":"federal-register","nextAt":"2026-12-01T09:00:00Z","failures":2,
             "message":"The server answers <500>."},{"id":"ecfr","nextAt":"2026-12-01T09:00:00Z","failures":0,
             "goodAt":"2026-11-30T09:00:00Z","message":"3 documents were read.","questions":61,"failed":2}],"watched":[{"kind":"rule","id":"F889-B1",
             "title":"Grants <b>","ruleId":"F889-B1","lookedAt":"2026-08-01","lookAgainAt":"2026-10-30","overdue":true,
             "sources":[{"kind":"text","what":"2 CFR <200.216>","lookedAt":"2026-08-01"},{"kind":"ecfr","what":"2 CFR 200.216"}]},
             {"kind":"rule","id":"LA-1753","title":"Louisiana ban for all public bodies","ruleId":"LA-1753",
             "lookedAt":"2026-11-24","lookAgainAt":"2027-02-22","overdue":false,"sources":[]},
             {"kind":"list","id":"fcc-covered","title":"Covered list","ruleId":"FCC-AUTH","lookedAt":"2026-11-24",
             "lookAgainAt":"2027-02-22","overdue":false,"sources":[]}]}\
            """,
            "GET /law-watch/documents",
            """
            {"items":[{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d71","version":4,"source":"federal-register","number":"2026-90001",
             "title":"Invented guidance <script>","kind":"Proposed Rule","address":"https://register.invented.example/d/2026-90001",
             "published":"2026-11-27","effective":"2027-01-15","foundAt":"2026-11-28T09:00:00Z","rules":["F889-B1"],
             "named":[{"kind":"citation","words":"2 CFR 200.216","rules":["F889-B1"],"where":"abstract",
             "passage":"revises 2 CFR 200.216 <as invented>"}],"status":"open"}],"nextCursor":"more"}\
            """,
            "GET /watchlist/feeds",
            "{\"items\":[" + LIST_FEED + "]}",
            "GET /watchlist/feeds/csl",
            LIST_FEED,
            "GET /watchlist/feeds/csl/fetches",
            """
            {"items":[{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d61","startedAt":"2026-11-26T09:00:00Z",
             "finishedAt":"2026-11-26T09:00:09Z","status":"asks","address":"https://lists.invalid/csl.json?<x>",
             "sha256":"abcdef","bytes":1234567,"kept":true,"message":"3 of the 10 listed parties are gone.",
             "difference":{"parties":{"before":10,"now":7,"added":0,"changed":0,"gone":3},
             "names":{"before":20,"now":14,"added":0,"changed":0,"gone":0},
             "identifiers":{"before":0,"now":0,"added":0,"changed":0,"gone":0},
             "samples":["No longer listed: Invented <Works> (csl-1)"],"unusable":1,"problems":["line 5: no name"]}},
             {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d62","startedAt":"2026-11-25T09:00:00Z","status":"nothing_new",
             "kept":false,"message":"The server says that nothing has changed."}]}\
            """,
            "GET /sources",
            """
            {"items":[{"id":"county-files","version":1,"name":"Files <of> a county","state":"XF","documentType":"purchase_order"},
             {"id":"empty-source","version":1,"name":"Nothing yet"}],"nextCursor":"next-sources","total":3}\
            """,
            "GET /feeds",
            "{\"items\":[" + FEED + "]}",
            "GET /feeds/invented-sftp",
            FEED,
            "GET /feeds/invented-sftp/runs",
            """
            {"items":[{"startedAt":"2026-11-01T09:00:00Z","finishedAt":"2026-11-01T09:00:02Z","status":"failed","requests":0,
             "rows":0,"imports":[],"message":"The server shows the host key <b>."}]}\
            """,
            "GET /plans/tasks",
            """
            {"items":[{"planId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d41","agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77",
             "title":"Cameras of the <library>","turn":"agency","nextStep":"prove","pieces":6,"dueOn":"2026-11-20",
             "overdue":true,"daysLeft":-6},
             {"planId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d42","agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77",
              "title":"A draft","turn":"agency","nextStep":"submit","dueOn":"2026-12-20","overdue":false,"daysLeft":24}]}\
            """,
            "GET /plans",
            """
            {"items":[{"agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77","drafts":1,"submitted":0,"accepted":1,"completed":0,
             "items":2,"settledItems":1,"pieces":12,"provenPieces":6,"overdue":1,"cost":"4200.00"}]}\
            """,
            "GET /findings/counts",
            """
            {"total":9,"withdrawn":1,"mentions":2,"toReview":1,"verdicts":{"PROHIBITED":3,"NOT_COVERED":2},
             "statuses":{"new":5,"notified":3}}\
            """,
            "GET /tasks/counts",
            "{\"mine\":3,\"secondPerson\":2,\"overdue\":1,\"snoozed\":4}",
            "GET /tasks/snoozed",
            """
            {"items":[{"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd1","agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd2",
             "until":"2026-12-15","reason":"After the <meeting>.","snoozedBy":"analyst","snoozedAt":"2026-11-01T09:00:00Z"}],
             "total":1}\
            """,
            "GET /findings/{}/alike",
            """
            {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db1","total":2,"findings":[]}\
            """,
            "POST /findings/{}/joint-decisions/preview",
            """
            {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db1","total":120,"refused":1,"amounts":{"USD":"3008.50"},"findings":[
             {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db1","version":1,"what":"TURRET <8>","date":"2021-02-03","quantity":"8",
              "amount":"2000.00","currency":"USD"},
             {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db2","version":4,"what":"TURRET <4>","date":"2021-03-03","quantity":"4",
              "amount":"1008.50","currency":"USD"},
             {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db3","version":2,"what":"TURRET <2>","refusal":{
              "findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db3","code":"forbidden","why":"You <answered> it."}}]}\
            """,
            "POST /findings/{}/joint-decisions",
            JOINT,
            "GET /findings/{}/joint-decisions/{}",
            JOINT,
            "POST /findings/{}/joint-decisions/{}/undo",
            JOINT,
            "GET /findings/{}/pairs",
            """
            {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef1","pairs":[%s],"said":[%s,
             {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef8","version":2,"kind":"different_purchases",
              "findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef1","otherId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ef4","lines":[],
              "reason":"Another <school>.","saidBy":"ada","saidAt":"2026-10-01T09:00:00Z","waits":false,
              "undoneBy":"bob","undoneAt":"2026-10-02T09:00:00Z"}]}\
            """.formatted(PAIR, SAID),
            "GET /finding-pairs",
            "{\"items\":[" + PAIR + "],\"nextCursor\":\"more\"}",
            "POST /findings/{}/joins",
            SAID,
            "POST /findings/{}/joins/{}/undo",
            SAID.replace(
                    "\"waits\":false", "\"waits\":false,\"undoneBy\":\"ada\",\"undoneAt\":\"2026-11-02T09:00:00Z\""),
            "GET /findings/{}/dismissal",
            """
            {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8db9","triagedBy":"ada","decidedBy":"bob",
             "decidedAt":"2026-11-01T09:00:00Z","reason":"A <street>, no camera.","applies":true,"settled":3}\
            """,
            "POST /findings/{}/dismissal/withdrawal",
            "{\"settled\":0,\"reopened\":3}",
            "GET /findings/{}/notes",
            """
            {"items":[{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8de1","findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d11",
             "audience":"office","side":"office","text":"Ask <the> county.","addedBy":"analyst","addedAt":"2026-11-01T09:00:00Z"},
             {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8de2","findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d11",
             "audience":"agency","side":"agency","text":"Eight <cameras>.","addedBy":"rita","addedAt":"2026-11-01T10:00:00Z",
             "correctedBy":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8de3"},
             {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8de3","findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d11",
             "audience":"agency","side":"agency","text":"Nine cameras.","addedBy":"rita","addedAt":"2026-11-01T11:00:00Z",
             "corrects":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8de2"}],"total":3}\
            """,
            "GET /findings/{}/waiver-laws",
            """
            {"items":[{"ruleId":"NE-906","grantedBy":"the Department of Administrative Services","certainty":"found"}]}\
            """,
            "GET /waivers",
            "{\"items\":[" + WAIVER + "]}",
            "GET /agencies/{}/waivers",
            "{\"items\":[" + WAIVER + "]}",
            "GET /agencies/{}/waivers/{}",
            WAIVER,
            "GET /plans/progress",
            PROGRESS,
            "GET /agencies/{}/plan-progress",
            PROGRESS,
            "GET /agencies/{}/plans",
            """
            {"items":[{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d41","state":"accepted","title":"Cameras of the <library>",
             "owner":"IT director","cost":"4200.00","items":2,"settledItems":1,"pieces":12,"provenPieces":6,
             "nextDue":"2026-12-01"}]}\
            """,
            "GET /agencies/{}/plans/candidates",
            """
            {"items":[{"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d52","makerName":"Other Maker","what":"DOME <9>",
             "verdict":"FLAGGED","status":"new","pieces":3},
             {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d53","makerName":"Other Maker","what":"BULLET <1>",
             "verdict":"FLAGGED","status":"new","pieces":1},
             {"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d54","makerName":"Other Maker","what":"BULLET <1>",
             "verdict":"FLAGGED","status":"new","pieces":1}]}\
            """,
            "GET /agencies/{}/plans/{}",
            plan("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d41", "accepted"),
            DRAFT_PLAN,
            plan("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d42", "draft"),
            "GET /findings/{}/task",
            TASK,
            "GET /findings/{}/notices",
            """
            {"items":[{"means":"mail","text":"Are they in use?","answerBy":"2026-11-20","sentBy":"analyst",
             "createdAt":"2026-11-01T09:00:00Z","deliveries":[{"recipient":"Clerk","address":"clerk@sample.invalid",
             "state":"waiting","attempts":2}]}]}\
            """,
            "GET /findings/{}/evidence",
            """
            {"items":[{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d31","name":"a <b> photo.jpg","kind":"jpeg","bytes":20481,
             "sha256":"aa11","reduced":true,"side":"agency","addedBy":"rita","addedAt":"2026-11-01T09:00:00Z",
             "note":"The <library> is done."},
             {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d32","name":"wrong.pdf","kind":"pdf","bytes":7,"sha256":"bb22",
             "reduced":false,"side":"agency","addedBy":"rita","addedAt":"2026-11-01T08:00:00Z","withdrawnBy":"rita",
             "withdrawnAt":"2026-11-01T08:30:00Z","withdrawnBecause":"Of another site."},
             {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d33","name":"order.pdf","kind":"pdf","bytes":7,"sha256":"cc33",
             "reduced":false,"side":"office","addedBy":"analyst","addedAt":"2026-11-01T07:00:00Z"}]}\
            """,
            "GET /agencies/{}/contacts",
            """
            {"items":[{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d12","name":"Clerk","mail":"clerk@sample.invalid",
             "language":"en","addedBy":"analyst","addedAt":"2026-11-01T09:00:00Z"}]}\
            """,
            "GET /return-periods",
            """
            {"items":[{"year":2026,"version":1,"dueOn":"2026-03-31","setBy":"admin"}]}\
            """,
            "GET /return-periods/2026/returns",
            """
            {"items":[{"agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77","agencyName":"Town of Late (invented)",
             "standing":"missing","late":true,"revision":0}]}\
            """,
            "GET /imports/{}/preview",
            """
            {"rows":30,"lines":30,"repeated":0,"rejected":0,"total":"153454.73","newLines":30,"changedLines":0,
             "sameLines":0,"buyers":[],"newBuyers":0,"moreBuyers":false,"reasons":{}}\
            """,
            "GET /agencies/{}/returns/2025",
            """
            {"agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77","year":2025,"dueOn":"2026-03-31","version":6,"status":"draft",
             "late":false,"sha256":"def456","revisions":[{"revision":1,"status":"certified","sha256":"abc123",
             "certifiedBy":"rolf","certifiedAt":"2026-02-01T09:00:00Z"}],"content":{"agencyName":"Town of Late (invented)",
             "revision":2,"statement":"inventory","inquiry":"We <walked>.","reason":"One more.","pieces":4,"lines":[],
             "changes":[],"drafters":["rita"]}}\
            """,
            "GET /agencies/{}/returns/2026",
            """
            {"agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77","year":2026,"dueOn":"2026-03-31","version":4,"status":"draft",
             "late":true,"sha256":"abc123","revisions":[],"content":{"agencyName":"Town of Late (invented)","revision":1,
             "statement":"inventory","inquiry":"We <walked>.","pieces":3,"lines":[{"maker":"Acme","model":"",
             "status":"installed","pieces":3}],"changes":[],"drafters":["rita"]}}\
            """);

    /** The device that every agency has. */
    public static final UUID DEVICE = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da1");

    private static final Map<String, String> TOLD_OF_DEVICES =
            Map.of("GET /agencies/{}/devices/{}", """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da1","version":2,"agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77",
             "maker":"Hik <vision>","model":"DS-1","serial":"PAGE-1","site":"City hall","status":"installed","quantity":1,
             "installedOn":"2021-06-30","reportedBy":"rita","reportedThrough":"form","updatedAt":"2026-11-01T09:00:00Z"}\
            """, "GET /agencies/{}/devices/{}/history", """
            {"items":[{"version":1,"at":"2026-10-01T09:00:00Z","person":"rita","through":"form","what":"registered",
              "fields":[{"field":"maker","from":null,"to":"Hik"}]},
             {"version":2,"at":"2026-11-01T09:00:00Z","person":"rolf","through":"api","what":"changed","note":null,
              "fields":[{"field":"maker","from":"Hik","to":"Hik <vision>"}]}]}\
            """);

    /** The device list that every agency sent. */
    public static final UUID LIST = UUID.fromString("0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da2");

    private static final String DEVICE_LIST = """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da2","agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77","version":3,
             "status":"to_review","filename":"cam <list>.xlsx","sha256":"ab12","format":"XLSX","discovered":false,"sentBy":"rita",
             "sentAt":"2026-11-01T09:00:00Z","checkedAt":"2026-11-01T09:00:00Z",
             "columns":[{"header":"Serial No","field":"serial"},{"header":"Odd","field":null,"note":"Not known."}],
             "counts":{"rows":4,"added":1,"changed":1,"unchanged":1,"rejected":1,"absent":2}}\
            """;

    private static final Map<String, String> TOLD_OF_LISTS = Map.of(
            "POST /agencies/{}/device-changes",
            """
            {"dryRun":true,"changed":1,"unchanged":0,"refused":0,"devices":[{"deviceId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da1",
             "version":2,"device":"serial PAGE-1","fields":[{"field":"site","from":"City hall","to":"An <annex>"}],
             "faults":[]}]}\
            """,
            "GET /agencies/{}/device-lists",
            "{\"items\":[" + DEVICE_LIST + "]}",
            "POST /agencies/{}/device-lists",
            DEVICE_LIST,
            "GET /agencies/{}/device-lists/{}",
            DEVICE_LIST,
            "GET /agencies/{}/device-lists/{}/rows",
            """
            {"items":[{"row":7,"what":"rejected","device":"serial 1.9E+18","cells":["1.9E+18","<odd>"],"fields":[],
              "rejects":[{"row":7,"column":"Serial No","code":"scientific-notation","reason":"Type it again."}]}]}\
            """,
            "GET /agencies/{}/device-lists/{}/absent",
            """
            {"items":[{"deviceId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da1","device":"serial PAGE-1"}],"total":2}\
            """);

    private static final String WALK = """
            {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8dd0","agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77","version":1,
             "site":"Town <hall>","state":"open","begunBy":"rita","begunAt":"2026-11-26T09:00:00Z"%s}\
            """;

    private static final Map<String, String> TOLD_OF_WALKS = Map.of(
            "GET /agencies/{}/sites",
            "{\"items\":[{\"site\":\"Town <hall>\",\"devices\":2}],\"total\":1}",
            "GET /agencies/{}/walks",
            "{\"items\":[" + WALK.formatted("") + "]}",
            "GET /agencies/{}/walks/{}",
            WALK.formatted("""
            ,"more":false,
             "expected":[{"deviceId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da1","serial":"HERE-1","maker":"Acme","seen":true},
              {"deviceId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da2","serial":"HERE-2","maker":"Acme","seen":false}],
             "sightings":[
              {"key":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8de1","serial":"HERE-1","outcome":"expected",
               "deviceId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da1","seenBy":"rita","seenAt":"2026-11-26T09:01:00Z"},
              {"key":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8de2","serial":"LIB-1","outcome":"elsewhere","site":"Library",
               "deviceId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da3","seenBy":"rita","seenAt":"2026-11-26T09:02:00Z"},
              {"key":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8de3","serial":"NEW-<1>","outcome":"unknown","seenBy":"rita",
               "seenAt":"2026-11-26T09:03:00Z"}]\
            """));

    private HttpServer server;
    private ExecutorService threads;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", Downstream::answer);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "sightline.ingest.url", address, "sightline.matching.url", address, "sightline.inventory.url", address);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            threads.shutdown();
        }
    }

    /** Two reports, or one for a contract with the newer clause. */
    private static void contractorReport(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String report = asked.contains("52.240-91") ? ONE_CONTRACTOR_REPORT : CONTRACTOR_REPORTS;
        send(exchange, 200, "application/json", report.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (path.equals("/sources/broken")
                || path.startsWith("/findings/" + SILENT + "/")
                || "nothing-answers".equals(exchange.getRequestHeaders().getFirst("X-Correlation-Id"))) {
            exchange.close();
            return;
        }
        if (STALE.contains(exchange.getRequestHeaders().getFirst("If-Match") + "")) {
            problem(exchange, 412, "stale-version", "Somebody changed it first");
        } else if ("\"409\"".equals(exchange.getRequestHeaders().getFirst("If-Match"))) {
            String refusal = "{\"type\":\"urn:sightline:problem:conflict\",\"title\":\"Conflict\",\"status\":409,"
                    + "\"detail\":\"Two people dismissed one of them for all that it says. Reopen it first.\"}";
            send(exchange, 409, "application/problem+json", refusal.getBytes(StandardCharsets.UTF_8));
        } else if ("\"401\"".equals(exchange.getRequestHeaders().getFirst("If-Match"))) {
            problem(exchange, 401, "sign-in-too-old", "Sign in again");
        } else if (exchange.getRequestMethod().equals("PUT") && path.matches("/agencies/[^/]+/plans/[^/]+")) {
            // A plan that is saved as version 412 cannot be submitted afterwards.
            boolean stale = "\"411\"".equals(exchange.getRequestHeaders().getFirst("If-Match"));
            String saved = "{\"version\":" + (stale ? 412 : 5) + "}";
            send(exchange, 200, "application/json", saved.getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith("/lines/") && path.endsWith("/funding")) {
            // Only the service knows whose line it is.
            exchange.getResponseHeaders().add("Sightline-Agencies", OF_A_LINE.toString());
            echo(exchange, path);
        } else if (path.endsWith("/contractor-report")) {
            contractorReport(exchange);
        } else if (path.equals("/rules/drafts") && exchange.getRequestMethod().equals("POST")) {
            boolean refused = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .contains("Refused <because>");
            String made = refused
                    ? "{\"title\":\"Conflict\",\"status\":409,\"detail\":\"The list says exactly this already.\"}"
                    : "{\"id\":\"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d94\"}";
            send(exchange, refused ? 409 : 200, "application/json", made.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/lines.csv")) {
            exchange.getResponseHeaders().add("Sightline-Rows", "3");
            exchange.getResponseHeaders().add("Sightline-Agencies-At", "/line-agencies");
            echo(exchange, path);
        } else if (path.equals("/line-agencies")) {
            if ((exchange.getRequestURI().getRawQuery() + "").contains("q=unsaid")) {
                problem(exchange, 503, "unavailable", "Not now");
                return;
            }
            String counts = "{\"items\":[{\"agencyId\":\"%s\",\"rows\":2},{\"agencyId\":\"%s\",\"rows\":1}]}"
                    .formatted(OF_A_LINE, OF_ANOTHER_LINE);
            send(exchange, 200, "application/json", counts.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/lines/" + LINE)) {
            send(
                    exchange,
                    200,
                    "application/json",
                    Downstream.class.getResourceAsStream("/line.json").readAllBytes());
        } else if (path.equals("/lines/" + LINE + "/page")) {
            exchange.getResponseHeaders().add("Content-Disposition", "inline; filename=\"page-12.png\"");
            send(exchange, 200, "image/png", "a picture".getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/lines/" + LINE + "/versions")) {
            send(
                    exchange,
                    200,
                    "application/json",
                    Downstream.class.getResourceAsStream("/line-versions.json").readAllBytes());
        } else if (path.startsWith("/lines/")) {
            problem(exchange, 404, "not-found", "Not found");
        } else if (path.equals("/findings/" + CHANGED)
                && exchange.getRequestMethod().equals("GET")) {
            send(exchange, 200, "application/json", JSON.writeValueAsBytes(changed()));
        } else if (OFFICES_TASKS.containsKey(path)) {
            send(exchange, 200, "application/json", OFFICES_TASKS.get(path).getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith("/rules/F889")) {
            send(
                    exchange,
                    200,
                    "application/json",
                    Downstream.class.getResourceAsStream("/rule.json").readAllBytes());
        } else if (path.equals("/imports/check")) {
            String query = exchange.getRequestURI().getRawQuery() + "";
            String checked = "{\"source\":\"any\",\"newSource\":" + !query.contains("source=known-orders") + "}";
            send(exchange, 200, "application/json", checked.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/imports/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d98/events")) {
            send(
                    exchange,
                    200,
                    "text/event-stream",
                    ("data:" + RUNNING_IMPORT + "\n\n:still here\n\ndata: " + RUNNING_IMPORT.replace("running", "done")
                                    + "\n\n")
                            .getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/imports/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d98")) {
            send(exchange, 200, "application/json", RUNNING_IMPORT.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/imports/" + TO_APPLY)) {
            send(
                    exchange,
                    200,
                    "application/json",
                    RUNNING_IMPORT
                            .replace("running", "to_apply")
                            .replace(
                                    "\"columns\":[]",
                                    "\"columns\":[{\"header\":\"Unit\",\"index\":0,"
                                            + "\"sample\":[\"CITY OF LATE\"],\"field\":\"unit\"}]")
                            .getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/imports/" + TO_APPLY + "/preview/texts")) {
            send(exchange, 200, "application/x-ndjson", "{\"id\":\"7\"}\n".getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/screen/bulk")) {
            String found = "{\"id\":\"7\",\"matches\":[{\"shortName\":\"Invented Maker\",\"band\":\"MATCH\","
                    + "\"evidence\":[{\"text\":\"<HIK> VISION\"}]}]}\n{\"id\":\"9\",\"matches\":[]}\n";
            send(exchange, 200, "application/x-ndjson", found.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/imports/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d99")) {
            send(
                    exchange,
                    200,
                    "application/json",
                    Downstream.class.getResourceAsStream("/import.json").readAllBytes());
        } else if (path.equals("/agencies/" + EDITED)
                && exchange.getRequestMethod().equals("GET")) {
            send(exchange, 200, "application/json", """
                    {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8ded","version":7,"name":"City of Editwell <invented>","kind":"city",
                     "state":"XF","county":"Alder","aliases":["EDITWELL CITY","EDITWELL PD"],"federalContractor":false,
                     "status":"registered"}\
                    """.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/imports") && (exchange.getRequestURI().getRawQuery() + "").contains("cursor=second")) {
            String asks = new String(
                    Downstream.class.getResourceAsStream("/import.json").readAllBytes(), StandardCharsets.UTF_8);
            send(
                    exchange,
                    200,
                    "application/json",
                    ("{\"items\":[" + asks + "],\"nextCursor\":\"third\"}").getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith("/findings")
                && (exchange.getRequestURI().getRawQuery() + "").matches(".*knownAt=(2026-11-30|2026-12-01T05).*")) {
            String earlier = Say.example("findings/purchase-recoded.json").toString();
            send(
                    exchange,
                    200,
                    "application/json",
                    (path.equals("/findings") ? "{\"items\":[" + earlier + "],\"total\":1}" : earlier)
                            .getBytes(StandardCharsets.UTF_8));
        } else if ((exchange.getRequestURI().getRawQuery() + "").contains("knownAt=2019-01-02T05")) {
            problem(exchange, 404, "not-found", "Not found");
        } else if ((exchange.getRequestURI().getRawQuery() + "").contains("knownAt=2199-01-02T05")) {
            problem(exchange, 400, "still-to-come", "That day is still to come.");
        } else if (path.equals("/system")) {
            send(exchange, 200, "application/json", """
                    {"service":"invented-service","well":false,"sentences":["7 messages wait."],
                     "outbox":{"depth":7,"oldestSeconds":90},"deadLetters":1,
                     "topics":[{"topic":"invented-devices","lag":12,"stuck":false},{"topic":"invented-lines","lag":null,"stuck":false}],
                     "freeBytes":null,
                      "keptFiles":[{"folder":"evidence","beganAt":"2026-11-01T09:00:00Z","endedAt":null,"looked":12,"sealedAgain":0,
                       "unfit":1,"which":[{"sha256":"5ca76c7700000000000000000000000000000000000000000000000000000000",
                         "reason":"It is missing.","foundAt":"2026-11-01T09:00:00Z"}]}]}\
                    """.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/system/settings")) {
            send(exchange, 200, "application/json", """
                    [{"name":"sightline.import.workers","variable":"SIGHTLINE_IMPORT_WORKERS","meaning":"imports at a time",
                      "secret":false,"set":true,"value":"3","source":"default"}]\
                    """.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/system/dead-letters")) {
            send(exchange, 200, "application/json", "{\"items\":[]}".getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/inbox/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da1/read")) {
            send(exchange, 200, "application/json", """
                    {"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8da1","kind":"answer","subject":"An answer","text":"It is there.",
                     "language":"en","path":"/findings/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d51","createdAt":"2026-11-01T09:00:00Z"}\
                    """.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/agencies/" + IN_SPANISH + "/contacts")) {
            String contacts = TOLD.get(told(exchange, path)).replace("\"language\":\"en\"", "\"language\":\"es\"");
            send(exchange, 200, "application/json", contacts.getBytes(StandardCharsets.UTF_8));
        } else if (path.matches("/inbox/[0-9a-f-]{36}/read")) {
            problem(exchange, 404, "not-found", "Not found");
        } else if (path.matches("/findings/[0-9a-f-]{36}/evidence.*")) {
            evidence(exchange, path);
        } else if (path.equals("/findings/counts")
                && (exchange.getRequestURI().getRawQuery() + "").contains("2026-13")) {
            problem(exchange, 400, "unreadable-parameter", "knownAt cannot be read");
        } else if (TOLD.containsKey(told(exchange, path)) && !countsByDayAlone(exchange)) {
            send(
                    exchange,
                    200,
                    "application/json",
                    TOLD.get(told(exchange, path)).getBytes(StandardCharsets.UTF_8));
        } else if (TOLD_OF_DEVICES.containsKey(told(exchange, path))) {
            send(
                    exchange,
                    200,
                    "application/json",
                    TOLD_OF_DEVICES.get(told(exchange, path)).getBytes(StandardCharsets.UTF_8));
        } else if (TOLD_OF_WALKS.containsKey(told(exchange, path))) {
            send(
                    exchange,
                    200,
                    "application/json",
                    TOLD_OF_WALKS.get(told(exchange, path)).getBytes(StandardCharsets.UTF_8));
        } else if (TOLD_OF_LISTS.containsKey(told(exchange, path))) {
            send(
                    exchange,
                    200,
                    "application/json",
                    TOLD_OF_LISTS.get(told(exchange, path)).getBytes(StandardCharsets.UTF_8));
        } else if (path.startsWith("/findings/") && !path.equals("/findings/counts")) {
            send(exchange, 200, "application/json", exchange.getRequestBody().readAllBytes());
        } else {
            echo(exchange, path);
        }
    }

    /** The finding that somebody else decides in the meantime. */
    private static ObjectNode changed() {
        ObjectNode finding = Say.purchase(OF_CHANGED, "changed-maker", "2021-02-03", "FLAGGED")
                .put("id", CHANGED.toString())
                .put("version", 413);
        finding.withArray("timeline")
                .addObject()
                .put("at", "2030-01-01T00:00:00Z")
                .put("by", "analyst2")
                .put("role", "analyst")
                .put("action", "confirmed")
                .put("text", "Decided <meanwhile>.");
        return finding.put("timelineCount", finding.path("timeline").size());
    }

    /** A file called "refused" is of a kind that is not taken; any other comes back as it was sent, by its name. */
    private static void evidence(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String query = exchange.getRequestURI().getQuery() + "";
        if (path.endsWith("/withdrawal")) {
            send(exchange, 200, "application/json", body);
        } else if (query.contains("filename=refused")) {
            problem(exchange, 415, "kind-not-taken", "This kind of file is not accepted");
        } else if (exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().add("Location", path + "/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d31");
            ObjectNode added = JSON.createObjectNode().put("name", query).put("bytes", body.length);
            send(exchange, 201, "application/json", JSON.writeValueAsBytes(added));
        } else if (path.endsWith("/evidence")) {
            send(
                    exchange,
                    200,
                    "application/json",
                    TOLD.get(told(exchange, path)).getBytes(StandardCharsets.UTF_8));
        } else if (path.endsWith("d32")) {
            problem(exchange, 410, "file-gone", "The file is no longer given");
        } else {
            exchange.getResponseHeaders().add("Content-Disposition", "attachment; filename=\"page.html.txt\"");
            exchange.getResponseHeaders().add("Content-Security-Policy", "sandbox");
            send(exchange, 200, "text/plain", "<script>".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> told(String... pairs) {
        Map<String, String> told = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            told.put(pairs[i], pairs[i + 1]);
        }
        return Map.copyOf(told);
    }

    private static String plan(String id, String state) {
        return """
                {"id":"%s","agencyId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d77","version":4,"state":"%s",
                 "stateSince":"2026-11-01T09:00:00Z","title":"Cameras of the <library>","owner":"IT director","cost":"4200.00",
                 "funding":[{"source":"local","amount":"4200.00"}],"createdAt":"2026-10-01T09:00:00Z","settledItems":0,
                 "steps":[{"id":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d61","what":"Order <cameras>","owner":"Purchasing",
                  "dueOn":"2026-12-01","overdue":false}],
                 "items":[{"findingId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d51","makerName":"Invented Maker","what":"TURRET <8>",
                  "status":"notified","treatment":"replace","pieces":6,"dueOn":"2026-12-31","provenPieces":2,"settled":false,
                  "overdue":false,"proofs":[{"fileId":"0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d31","name":"a <b> photo.jpg",
                   "kind":"photo","pieces":2,"shows":"A1 <and> A2","withdrawn":false}]}],
                 "history":[{"at":"2026-10-01T09:00:00Z","by":"rita","side":"agency","move":"make","to":"draft"}]}\
                """.formatted(id, state);
    }

    /** The one request for counts that says what reached it; the others are told an example. */
    private static boolean countsByDayAlone(HttpExchange exchange) {
        String asked = exchange.getRequestURI().toString();
        // The page of an earlier day asks for this one.
        return asked.startsWith("/findings/counts?asOf=") && !asked.endsWith("2021-12-31");
    }

    /** What is read, without the ids in its path. */
    private static String told(HttpExchange exchange, String path) {
        if (path.endsWith("8d42") && exchange.getRequestMethod().equals("GET")) {
            return DRAFT_PLAN;
        }
        return exchange.getRequestMethod() + " " + path.replaceAll("[0-9a-f-]{36}", "{}");
    }

    private static void echo(HttpExchange exchange, String path) throws IOException {
        boolean creates = exchange.getRequestMethod().equals("POST") && path.startsWith("/imports");
        long bytes = count(exchange.getRequestBody());
        ObjectNode heard = JSON.createObjectNode();
        heard.put("method", exchange.getRequestMethod())
                .put("path", path)
                .put("query", exchange.getRequestURI().getRawQuery())
                .put("bytes", bytes);
        exchange.getRequestHeaders()
                .forEach((name, values) -> heard.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        exchange.getResponseHeaders().add("ETag", "\"7\"");
        if (creates) {
            exchange.getResponseHeaders().add("Location", path + "/0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d44");
        }
        send(exchange, creates ? 202 : 200, "application/json", JSON.writeValueAsBytes(heard));
    }

    private static long count(InputStream body) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long bytes = 0;
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            bytes += n;
        }
        return bytes;
    }

    private static void problem(HttpExchange exchange, int status, String type, String title) throws IOException {
        String body = "{\"type\":\"urn:sightline:problem:" + type + "\",\"title\":\"" + title + "\",\"status\":"
                + status + ",\"detail\":\"As the service says it.\"}";
        send(exchange, status, "application/problem+json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
