package org.sightline.matching.verdict.facts;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts in the words of a reader. */
public final class FactWords {

    private FactWords() {}

    public static String buyer(@Nullable BuyerKind kind) {
        return kind == null ? "buyer of unknown kind" : kind.wireName().replace('_', ' ');
    }

    public static String buyers(Collection<BuyerKind> kinds) {
        return kinds.stream().sorted().map(FactWords::plural).collect(Collectors.joining(", "));
    }

    private static String plural(BuyerKind kind) {
        return switch (kind) {
            case FEDERAL_AGENCY -> "federal agencies";
            case STATE_AGENCY -> "state agencies";
            case STATE_UNIVERSITY -> "state universities";
            case COUNTY -> "counties";
            case MUNICIPALITY -> "cities and towns";
            case SCHOOL_DISTRICT -> "school districts";
            case SPECIAL_DISTRICT -> "special districts";
        };
    }

    public static String item(ItemClass item) {
        return switch (item) {
            case UNKNOWN -> "item of unknown kind";
            case OTHER -> "item that is neither video nor telecom equipment by its name";
            case SERVICE -> "service";
            case SOFTWARE -> "software";
            case NETWORK_EQUIPMENT -> "network equipment";
            case CONSUMER_ROUTER -> "consumer-grade router or hotspot";
            case ENTERPRISE_NETWORK -> "network equipment of enterprise grade";
            case OPTICAL_TERMINAL -> "optical network terminal";
            case TOY_DRONE -> "toy drone";
            case DRONE_SERVICE -> "service of or with a drone";
            case DRONE_PART -> "critical part of a drone";
            case GRID_INVERTER -> "utility-interactive inverter";
            case OFF_GRID_INVERTER -> "inverter that does not feed the grid";
            case GROUND_ROBOT -> "ground robot";
            default -> item.wireName();
        };
    }

    public static String funding(Set<FundingKind> kinds) {
        return kinds.stream().sorted().map(FactWords::money).collect(Collectors.joining(" and "));
    }

    private static String money(FundingKind kind) {
        return switch (kind) {
            case LOCAL -> "local money";
            case STATE -> "state money";
            case FEDERAL_GRANT -> "federal grant money";
            case FEDERAL_APPROPRIATION -> "money appropriated by Congress";
            case USF -> "Universal Service (E-Rate) money";
            case FCC_SUBSIDY -> "an FCC subsidy";
            case FEMA_AWARD -> "a FEMA preparedness award";
            case UNKNOWN -> "money of unknown source";
        };
    }

    public static String basis(Basis basis) {
        return switch (basis) {
            case MADE_BY -> "named or proven as the maker";
            case SUBSIDIARY -> "a company the maker owned";
            case RELABEL -> "sold under another brand; who built it is not proven";
            case COMPONENT -> "a part inside another maker's product";
            case SUCCESSOR -> "a company that took over a business; disputed";
        };
    }
}
