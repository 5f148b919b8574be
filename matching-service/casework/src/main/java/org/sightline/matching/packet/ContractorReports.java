package org.sightline.matching.packet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.packet.ContractorReport.Field;
import org.sightline.matching.packet.ContractorReport.Name;
import org.sightline.matching.packet.ContractorReport.Source;
import org.sightline.matching.packet.ReportRepository.Contractor;
import org.sightline.matching.packet.ReportRepository.Seller;
import org.sightline.matching.screening.match.EvidenceKind;

/** Fills the reports of a federal contractor from a finding. Changes nothing. */
@ApplicationScoped
class ContractorReports {

    private final FindingRepository findings;
    private final FindingAccess access;
    private final AgencyRepository agencies;
    private final ReportRepository known;
    private final Clock clock;

    ContractorReports(
            FindingRepository findings,
            FindingAccess access,
            AgencyRepository agencies,
            ReportRepository known,
            Clock clock) {
        this.findings = findings;
        this.access = access;
        this.agencies = agencies;
        this.known = known;
        this.clock = clock;
    }

    /**
     * The reports on a finding.
     *
     * @throws Problem 409 where the register says that the agency has no federal contract, 422 where the clause is not said or a day is wrong
     */
    @Transactional
    ContractorReport of(UUID id, ReportRequest asked) {
        Finding finding = access.require(findings.findById(id), Action.READ);
        UUID agency = agencies.canonical(finding.agencyId());
        Contractor contractor = known.contractor(agency).orElse(new Contractor("", null));
        if (Boolean.FALSE.equals(contractor.federalContractor())) {
            throw Problem.conflict(
                    "The register says that this agency has no federal contract, so the clause does not bind it."
                            + " Ask the oversight office to change the register where that is wrong.");
        }
        ReportClause clause = asked.checkedClause();
        LocalDate identified = asked.checked(LocalDateTime.ofInstant(clock.instant(), OfficeClock.zone()));
        ReportDeadlines due =
                ReportDeadlines.of(clause, identified, asked.checkedTime(), asked.submittedOn(), OfficeClock.zone());
        List<Field> first = initial(finding, asked);
        List<Field> second = List.of(
                given(Name.FURTHER_MITIGATION, asked.furtherMitigation()),
                given(Name.PREVENTION, asked.prevention()),
                given(Name.FUTURE_PREVENTION, asked.futurePrevention()));
        List<Field> all = Stream.concat(first.stream(), second.stream()).toList();
        return new ContractorReport(
                id,
                agency,
                clause,
                clause.citation(),
                clause.unverified(),
                contractor.name(),
                contractor.federalContractor(),
                identified,
                asked.identifiedAt(),
                asked.submittedOn(),
                due.initialDueOn(),
                due.initialDueAt(),
                due.followUpDueOn(),
                clause.inOneReport() ? all : first,
                clause.inOneReport() ? List.of() : second,
                missing(all));
    }

    private static List<String> missing(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.value() == null && !field.ifKnown())
                .map(field -> field.name().wireName())
                .toList();
    }

    private List<Field> initial(Finding finding, ReportRequest asked) {
        FindingContent content = finding.content();
        List<Seller> sellers = known.sellers(
                content.lines().stream().map(FindingContent.Line::id).toList());
        return List.of(
                given(Name.CONTRACT_NUMBER, asked.contractNumber()),
                given(Name.ORDER_NUMBERS, asked.orderNumbers()),
                recorded(Name.SUPPLIER_NAME, of(content.lines(), FindingContent.Line::vendorName), null),
                recorded(Name.SUPPLIER_UEI, of(sellers, Seller::uei), asked.supplierUei()),
                recorded(Name.SUPPLIER_CAGE, of(sellers, Seller::cage), asked.supplierCage()),
                recorded(Name.BRAND, brand(content), null),
                recorded(Name.MODEL_NUMBER, model(content), null),
                recorded(Name.ITEM_DESCRIPTION, description(content), null),
                asked.mitigation() == null || asked.mitigation().isBlank()
                        ? recorded(Name.MITIGATION, known.plan(finding.id()).orElse(null), null)
                        : given(Name.MITIGATION, asked.mitigation()));
    }

    private static @Nullable String brand(FindingContent content) {
        FindingContent.Installed device = content.device();
        String written = device == null ? of(content.lines(), FindingContent.Line::manufacturer) : device.maker();
        String found = found(content, EvidenceKind.BRAND);
        String maker = content.screened().makerName();
        String brand = written != null ? written : found;
        return brand == null ? maker : maker == null || brand.equals(maker) ? brand : brand + " (maker: " + maker + ")";
    }

    private static @Nullable String model(FindingContent content) {
        FindingContent.Installed device = content.device();
        String written = device == null ? of(content.lines(), FindingContent.Line::model) : device.model();
        return written == null ? found(content, EvidenceKind.MODEL) : written;
    }

    private static @Nullable String description(FindingContent content) {
        FindingContent.Installed device = content.device();
        if (device == null) {
            return of(content.lines(), FindingContent.Line::description);
        }
        String known = Stream.of(device.maker(), device.model(), device.serial(), device.site())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? null : known;
    }

    /** What the text of the record said of this kind. */
    private static @Nullable String found(FindingContent content, EvidenceKind kind) {
        return joined(content.screened().evidence().stream()
                .filter(one -> one.kind() == kind)
                .map(FindingContent.Evidence::text));
    }

    private static <T> @Nullable String of(List<T> some, Function<T, @Nullable String> part) {
        return joined(some.stream().map(part));
    }

    private static @Nullable String joined(Stream<? extends @Nullable String> texts) {
        String all = texts.filter(Objects::nonNull)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? null : all;
    }

    private static Field recorded(Name name, @Nullable String record, @Nullable String otherwise) {
        return record == null ? given(name, otherwise) : new Field(name, record, Source.RECORD, name.ifKnown());
    }

    private static Field given(Name name, @Nullable String value) {
        boolean missing = value == null || value.isBlank();
        return new Field(
                name,
                missing ? null : Objects.requireNonNull(value).strip(),
                missing ? Source.MISSING : Source.GIVEN,
                name.ifKnown());
    }
}
