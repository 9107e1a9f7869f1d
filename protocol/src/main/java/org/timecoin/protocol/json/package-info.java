/**
 * JSON at byte level, as the reference's parser reads and writes it: exact 64-bit integers, number
 * arrays straight into bytes, strict UTF-8, everything bounded, no tree and no reflection
 * (protocol.md section 2). Knows JSON and the shapes of Rust's {@code serde}, and no message.
 */
package org.timecoin.protocol.json;
