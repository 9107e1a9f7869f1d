/** Peers in and out. */
package org.timecoin.gateway;
