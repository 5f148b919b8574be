package org.sightline.ingest.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Federal agencies by every form of the name that federal registers use, and by their parts. */
class FederalAgenciesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Department of Justice|Department of Justice",
                "JUSTICE, DEPARTMENT OF|Department of Justice",
                "U.S. Department of Justice|Department of Justice",
                "Dept. of Justice (DOJ)|Department of Justice",
                "DEPT OF JUSTICE|Department of Justice",
                "Justice Department|Department of Justice",
                "DOJ|Department of Justice",
                "Department of Justice - Federal Bureau of Investigation|Department of Justice",
                "FEDERAL BUREAU OF INVESTIGATION|Department of Justice",
                "FEDERAL PRISON SYSTEM / BUREAU OF PRISONS|Department of Justice",
                "Environmental Protection Agency|Environmental Protection Agency",
                "U.S. EPA|Environmental Protection Agency",
                "ENVIRONMENTAL PROTECTION AGENCY (EPA)|Environmental Protection Agency",
                "COMMERCE, DEPARTMENT OF|Department of Commerce",
                "NATIONAL OCEANIC AND ATMOSPHERIC ADMINISTRATION|Department of Commerce",
                "Department of State|Department of State",
                "STATE, DEPARTMENT OF|Department of State",
                "VETERANS AFFAIRS, DEPARTMENT OF|Department of Veterans Affairs",
                "Department of Veterans Affairs|Department of Veterans Affairs",
                "Veterans Health Administration|Department of Veterans Affairs",
                "Labor, Department of|Department of Labor",
                "EDUCATION, DEPARTMENT OF|Department of Education",
                "Department of the Treasury|Department of the Treasury",
                "TREASURY, DEPARTMENT OF THE|Department of the Treasury",
                "Department of Treasury|Department of the Treasury",
                "INTERNAL REVENUE SERVICE|Department of the Treasury",
                "HEALTH AND HUMAN SERVICES, DEPARTMENT OF|Department of Health and Human Services",
                "Department of Health & Human Services|Department of Health and Human Services",
                "NATIONAL INSTITUTES OF HEALTH|Department of Health and Human Services",
                "TRANSPORTATION, DEPARTMENT OF|Department of Transportation",
                "FEDERAL AVIATION ADMINISTRATION|Department of Transportation",
                "DEPT OF THE ARMY|Department of Defense",
                "Department of the Army|Department of Defense",
                "DEPARTMENT OF THE ARMY W6QM MICC|Department of Defense",
                "MISSILE DEFENSE AGENCY (MDA)|Department of Defense",
                "DEFENSE CONTRACT MANAGEMENT AGENCY (DCMA)|Department of Defense",
                "USTRANSCOM|Department of Defense",
                "U.S. CUSTOMS AND BORDER PROTECTION|Department of Homeland Security",
                "FEDERAL ACQUISITION SERVICE|General Services Administration",
                "NATIONAL AERONAUTICS AND SPACE ADMINISTRATION|National Aeronautics and Space Administration",
                "ENERGY, DEPARTMENT OF|Department of Energy",
                "United States Postal Service|Postal Service"
            })
    void aNameMeansOneAgency(String published, String agency) {
        assertThat(FederalAgencies.of(published)).isEqualTo(agency);
    }

    @Test
    void whatIsNotInTheListMeansNone() {
        assertThat(FederalAgencies.of("Invented Commission on Marrowbone")).isNull();
        assertThat(FederalAgencies.of("")).isNull();
    }
}
