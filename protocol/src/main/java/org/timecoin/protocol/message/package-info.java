/** What nodes say to each other: a record for every message kind (protocol.md section 2). */
package org.timecoin.protocol.message;
