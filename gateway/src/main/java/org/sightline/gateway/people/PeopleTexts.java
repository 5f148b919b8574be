package org.sightline.gateway.people;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/people.properties}. */
@MessageBundle("people")
public interface PeopleTexts {
    String people();

    String whoMayActForAReporter(String agencyName);

    String review();

    String webhooks();

    String serviceAccounts();

    String nothingWasChanged();

    String wasAlready(String name, String role);

    String linkIsOnItsWay(String email);

    String sendSetUpLink();

    String sendSetUpLinkTo(String username);

    String nobodyActsForThisBodyYet();

    String inviteSomebody();

    String peopleWithARole();

    String name();

    String userName();

    String eMail();

    String role();

    String given();

    String change();

    String by(String grantedAt, String grantedBy);

    String whenTheDataWasSetUp();

    String takeTheRoleAway();

    String from(String username, String role);

    String losesItAtOnce(String name);

    String takeItAway();

    String inviteSomebodyHeading();

    String reporter();

    String certifier();

    String reader();

    String agencyAdmin();

    String invite();

    String isNoLonger(String username, String role);

    String approvals();

    String rolesThatWait();

    String whatWaitingRolesAre();

    String noRoleWaits();

    String giveTheRole(String username, String role);

    String takeTheRole(String username, String role);

    String untilMoment(String until);

    String waitsForAnotherPerson();

    String approveIt();

    String throwItAway();

    String theRoleIsChanged();

    String theRoleDraftIsThrownAway();

    String isDrafted(String name, String role);

    String theOfficeApprovesIt();

    String anotherOfTheAgencyApprovesIt();

    String rolesThatWaitHere();

    String whatWaitingRolesOfAgenciesAre();

    String person();

    String agency();

    String drafted();

    String draftedBy(String name);

    String whoApproves();

    String you();

    String theOffice();

    String somebodyOfTheAgency();

    String hasAnAccount();

    String getsAnAccount();

    String ofBody(String body);

    String approveChosen();

    String whoAgrees();

    String otherBody();

    String otherBodyHint();

    String rolesOfTheOffice();

    String rolesInAgencies();

    String noRoleInAnAgencyWaits();

    String onlyTheOldest(int number);

    String rolesAreGiven(int count);

    String chooseARole();
}
