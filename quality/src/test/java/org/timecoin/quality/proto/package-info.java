/**
 * Keeps the .proto files compatible: what was once said is never renumbered, retyped or removed.
 */
package org.timecoin.quality.proto;
