package org.timecoin.quality.reference;

import java.util.Optional;

/**
 * One configuration value.
 *
 * @param key the property's name; {@code *} stands for a name of the operator's choice
 * @param type what may be given, in a word
 * @param fallback the default as written; empty when there is none
 * @param required whether a service refuses to start without it
 * @param description the sentence of its annotation; empty when it has none
 */
public record Setting(
    String key, String type, Optional<String> fallback, boolean required, String description) {}
