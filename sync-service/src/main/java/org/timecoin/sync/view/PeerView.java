package org.timecoin.sync.view;

/**
 * A peer that answers and has told its height.
 *
 * @param height as claimed, never negative
 * @param ageMs of the claim, milliseconds
 */
public record PeerView(String peer, long height, long ageMs) {}
