/**
 * What somebody saw on a network. In come exports of nmap (XML), of DHCP servers and of ARP
 * tables, answers of cameras to ONVIF, and tables of recorders. Out come rows, as if they
 * stood in a device list: what is proposed, never what is declared.
 */
@NullMarked
package org.sightline.inventory.discovery;

import org.jspecify.annotations.NullMarked;
