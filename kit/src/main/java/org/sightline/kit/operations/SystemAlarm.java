package org.sightline.kit.operations;

import java.util.List;

/** Something of one service alone that admins have to look at on the page System. A service has a bean for each. */
public interface SystemAlarm {

    /** What is wrong, and what to do, in sentences; empty where nothing is. */
    List<String> sentences();
}
