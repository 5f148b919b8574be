package org.sightline.gateway.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What there is to choose from in the form of filters: what something was found of, in the caller's scope. */
public record FilterChoices(
        List<String> states,
        List<String> counties,
        List<Named> agencies,
        List<Maker> makers,
        List<String> vendors,
        List<String> items,
        List<String> funds) {

    /** An agency, to choose from. */
    public record Named(String id, String name) {}

    /** Of what the values in an address are ids. */
    public Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        makers.forEach(maker -> names.put(maker.id(), maker.name()));
        agencies.forEach(agency -> names.put(agency.id(), agency.name()));
        return names;
    }
}
