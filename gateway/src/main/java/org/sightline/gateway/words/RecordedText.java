package org.sightline.gateway.words;

/**
 * Sentences that services record in English in their own words: in the history of a finding, of a waiver, of a webhook. The
 * English text of each is that of the service, so it is recognized by it; the others say the same. {@code $1} stands for what
 * the service put there, {@code #1} for codes that have words of their own.
 */
public enum RecordedText {
    // Why a finding was looked at again.
    PUBLISHED_DATA_CAME,
    PUBLISHED_DATA_CHANGED,
    DEVICE_REPORTED,
    LIST_VERSION,
    RULES_CHANGED,
    PURPOSE_WAS_SET,
    FUND_CHART_SET,
    AGENCY_CONTRACTS,
    AGENCY_CONTRACTS_NOT,
    AGENCY_KIND_CHANGED,
    AGENCY_CONTRACTS_NO_KIND,
    AGENCY_CONTRACTS_NOT_NO_KIND,
    AGENCY_NO_KIND,
    // What then became of it.
    HOLDS_AGAIN,
    HOLDS_NO_LONGER,
    LINES_OF_ANOTHER,
    GIVEN_BACK,
    ORDER_CANCELLED,
    ONLY_ASKED_FOR,
    OTHER_MONEY,
    MORE_LINES_CAME,
    LINE_WITHOUT_NUMBER,
    LINE_WITH_NUMBER,
    // How a dismissal and a decision went on.
    OFFICE_HOLDS_NO_MATCH,
    OFFICE_HOLDS_NO_MATCH_NO_LONGER,
    NO_MATCH_BY_TWO,
    NO_MATCH_BEFORE,
    NO_MATCH_WITHDRAWN,
    DECISION_LAPSED,
    POINTS_TO_ANOTHER,
    TEXT_CHANGED,
    LIST_SAYS_OTHERWISE,
    // How a waiver ended.
    WAIVER_ENDED,
    WAIVER_LAST_DAY,
    FINDING_GONE,
    GROUNDS_CHANGED,
    TAKEN_BACK_BY_AGENCY,
    // Why a webhook was not taken.
    RECEIVER_SLOW,
    RECEIVER_SILENT,
    SERVICE_STOPPED,
    NO_HOST,
    // How a maker is tied to what was bought, behind its name.
    BASIS_MADE_BY,
    BASIS_SUBSIDIARY,
    BASIS_RELABEL,
    BASIS_COMPONENT,
    BASIS_SUCCESSOR,
    // What would change the answer to a question before an order.
    ONLY_LOCAL_MONEY,
    ONLY_STATE_MONEY,
    ONLY_GRANT_MONEY,
    ONLY_APPROPRIATED_MONEY,
    ONLY_USF_MONEY,
    ONLY_FCC_SUBSIDY,
    ONLY_FEMA_AWARD,
    HOLDS_FEDERAL_CONTRACT,
    HOLDS_NO_FEDERAL_CONTRACT,
    NO_VIDEO_OR_TELECOM,
    ITEM_CONSUMER_ROUTER,
    ITEM_ENTERPRISE_NETWORK,
    ITEM_OPTICAL_TERMINAL,
    ITEM_TOY_DRONE,
    ITEM_DRONE_SERVICE,
    ITEM_DRONE_PART,
    ITEM_GRID_INVERTER,
    ITEM_OFF_GRID_INVERTER,
    ITEM_GROUND_ROBOT,
    // Lines that a service puts around what a person wrote.
    SENT_BY_MAIL,
    SENT_BY_LETTER,
    LAW_CHECKED,
    DECIDED_WITH_ANOTHER,
    DECIDED_WITH_OTHERS,
    PAID_FROM,
    PROMISED_BY,
    CONTACT_IS,
    PROPOSES,
    // Those that begin with a value come last: another would be taken for the value.
    RULE_SAYS_OTHERWISE,
    RULE_NEW,
    RULE_LEFT,
    PLAN_CANCELLED,
    DAY_OR_BEFORE,
    DAY_OR_AFTER
}
