package org.sightline.samples.file;

import org.sightline.samples.planted.Fault;
import org.sightline.samples.planted.Place;
import org.sightline.samples.planted.PlantedCase;

/** The shape of one published file: its columns, its dates and amounts, and its bad habits. */
public sealed interface Layout permits PurchaseOrderLayout, CheckbookLayout, SchoolPurchaseLayout {

    Place place();

    Quoting quoting();

    String lineEnd();

    /** The header row without line end, with a byte order mark if the publisher sends one. */
    String header();

    /** Writes the fields of the {@code serial}-th everyday row, counted from 0. */
    void ordinary(Row row, Dice dice, long serial);

    /** Writes the fields of a planted case. */
    void planted(Row row, PlantedCase planted, int cycle);

    /** Writes the fields of a row that no reader can accept. */
    void faulty(Row row, Dice dice, Fault fault);
}
